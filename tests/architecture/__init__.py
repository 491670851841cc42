"""The house rules as checks; each file also plants the mistake it must catch."""
