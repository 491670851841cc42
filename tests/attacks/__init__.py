"""Attacks on the whole product, by people who know it well; each must fail for ever."""
