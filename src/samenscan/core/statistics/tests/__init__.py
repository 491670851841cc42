"""Tests of raw group results."""
