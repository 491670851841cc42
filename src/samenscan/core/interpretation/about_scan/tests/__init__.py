"""Tests of what a scan says about itself."""
