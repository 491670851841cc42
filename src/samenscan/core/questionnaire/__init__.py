"""What is asked: the model, and reading it from a file people can read, diff and review."""

from samenscan.core.questionnaire.check import problems_of
from samenscan.core.questionnaire.decode import decode
from samenscan.core.questionnaire.gaps import Gap, gaps, stale
from samenscan.core.questionnaire.model import (
    LANGUAGES,
    LEVEL_MAX,
    Choice,
    Cut,
    Kind,
    Question,
    Questionnaire,
    Section,
    Total,
    UnknownCode,
)
from samenscan.core.questionnaire.problem import Problem, QuestionnaireErrors
from samenscan.core.questionnaire.read import read, read_set
from samenscan.core.questionnaire.schema import schema

__all__ = [
    "LANGUAGES",
    "LEVEL_MAX",
    "Choice",
    "Cut",
    "Gap",
    "Kind",
    "Problem",
    "Question",
    "Questionnaire",
    "QuestionnaireErrors",
    "Section",
    "Total",
    "UnknownCode",
    "decode",
    "gaps",
    "problems_of",
    "read",
    "read_set",
    "schema",
    "stale",
]
