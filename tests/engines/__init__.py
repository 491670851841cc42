"""Counting is the same in memory, on DuckDB, on PostgreSQL and on Spark."""
