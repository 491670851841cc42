"""Pages for everybody (`pages`), and for the coordinator who decides about them (`desk`)."""
