"""What every feature stands on: models, journal, jobs, clock, doors and pages; it knows no feature."""
