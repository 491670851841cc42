"""Tests of conditions and calculations."""
