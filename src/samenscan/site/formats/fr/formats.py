"""Short dates with strokes, days without the year, hours as 14 h 03."""

SHORT_DATE_FORMAT = "d/m/Y"
MONTH_DAY_FORMAT = "j F"
TIME_FORMAT = "G\u00a0\\h\u00a0i"
