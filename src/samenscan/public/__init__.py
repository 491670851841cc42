"""Public pages: what a partnership shows the world, decided in one row and never anything more."""
