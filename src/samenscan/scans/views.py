"""Pages of rounds and sheets."""
