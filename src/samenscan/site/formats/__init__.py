"""How dates are written in Belgium, where it differs from the rest of the language."""
