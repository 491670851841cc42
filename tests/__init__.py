"""Tests of the whole product: how it is built, its doors, its documents, its journeys."""
