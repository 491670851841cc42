"""The product is killed in the middle of saving, again and again; nothing that was told is lost."""
