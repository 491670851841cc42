"""From what was released to pages and files; no statistics in here."""
