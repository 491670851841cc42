"""Every address, tried by everybody."""
