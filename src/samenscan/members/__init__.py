"""Organisations, partnerships, who belongs to them, and which hats people wear there."""
