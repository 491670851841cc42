"""Tests of questionnaires, rounds and sheets."""
