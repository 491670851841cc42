"""Conditions and calculations that authors write: read, checked, told in words, evaluated."""

from samenscan.core.questionnaire.expressions.check import problems_of_expressions, references
from samenscan.core.questionnaire.expressions.program import CelInput, One, Program, midnight
from samenscan.core.questionnaire.expressions.rules import Rules, rules_of
from samenscan.core.questionnaire.expressions.told import asked_in_words, in_words

__all__ = [
    "CelInput",
    "One",
    "Program",
    "Rules",
    "asked_in_words",
    "in_words",
    "midnight",
    "problems_of_expressions",
    "references",
    "rules_of",
]
