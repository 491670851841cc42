"""What every feature stands on: models, journal, jobs, clock and pages; it knows no feature."""
