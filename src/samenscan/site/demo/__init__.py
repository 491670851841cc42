"""An invented province to try everything on; deterministic, and made through the real actions."""
