"""Commands of the product itself."""
