"""Samenscan: from a signed partnership to a scan, its meaning, and what members do together."""

__version__ = "0.1.0"
