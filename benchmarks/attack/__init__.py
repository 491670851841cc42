"""What a careless program would give away, and what the gate does about it."""
