"""Questionnaires, rounds and answer sheets; an answer is never lost and never leaves here raw."""
