"""How fast the product is, always beside a baseline that ran a moment earlier on this machine."""
