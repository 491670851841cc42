"""Open Data Maturity 2023: a real scan of 35 countries, read from outside the repository."""
