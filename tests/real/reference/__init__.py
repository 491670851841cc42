"""Numbers that others published, reproduced one by one with our own methods."""
