"""Days as ordinals; “Uhr” stands in the sentence around a time, not here."""

DATE_FORMAT = "j. F Y"
SHORT_DATE_FORMAT = "d.m.Y"
MONTH_DAY_FORMAT = "j. F"
TIME_FORMAT = "H:i"
