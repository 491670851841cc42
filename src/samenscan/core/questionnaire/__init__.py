"""What is asked: the model, and reading it from a file people can read, diff and review."""

from samenscan.core.questionnaire.model import (
    LEVEL_MAX,
    Choice,
    Cut,
    Kind,
    Question,
    Questionnaire,
    Section,
    UnknownCode,
)

__all__ = [
    "LEVEL_MAX",
    "Choice",
    "Cut",
    "Kind",
    "Question",
    "Questionnaire",
    "Section",
    "UnknownCode",
]
