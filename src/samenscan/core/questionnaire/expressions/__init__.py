"""Conditions and calculations that authors write: read, checked, told in words, evaluated."""

from samenscan.core.questionnaire.expressions.check import problems_of_expressions, references
from samenscan.core.questionnaire.expressions.program import CelInput, One, Program, midnight
from samenscan.core.questionnaire.expressions.ready import (
    ReadyRule,
    ReadyRules,
    finding_rules_of,
)
from samenscan.core.questionnaire.expressions.rules import Rules, rules_of
from samenscan.core.questionnaire.expressions.told import asked_in_words, in_words

__all__ = [
    "CelInput",
    "One",
    "Program",
    "ReadyRule",
    "ReadyRules",
    "Rules",
    "asked_in_words",
    "finding_rules_of",
    "in_words",
    "midnight",
    "problems_of_expressions",
    "references",
    "rules_of",
]
