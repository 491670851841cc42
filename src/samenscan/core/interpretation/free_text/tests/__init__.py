"""Tests of the themes of free text."""
