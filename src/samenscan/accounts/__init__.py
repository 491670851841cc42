"""People and how they sign in; what a person may do is decided by hats, elsewhere."""
