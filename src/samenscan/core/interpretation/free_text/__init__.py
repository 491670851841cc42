"""What free text is about: themes from a list of our own with counts, and nothing of the text."""
