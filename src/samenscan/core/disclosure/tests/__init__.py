"""Tests of the gate; each rule D1… has a test that names it."""
