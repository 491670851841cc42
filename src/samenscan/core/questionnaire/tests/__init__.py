"""Tests of reading and checking questionnaires."""
