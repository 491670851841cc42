"""Short dates with strokes."""

SHORT_DATE_FORMAT = "d/m/Y"
