"""Belgian forms."""
