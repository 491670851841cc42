"""What was answered: values, kinds of missing, and the table everything downstream reads."""

from samenscan.core.answers.accept import AnswerRefused, accept
from samenscan.core.answers.dataset import Dataset, DatasetRefused
from samenscan.core.answers.parse import parse
from samenscan.core.answers.plain import PlainAnswer, from_plain, to_plain
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Sheet,
    Value,
    YesNo,
    is_complete,
)

__all__ = [
    "Answer",
    "AnswerRefused",
    "Chosen",
    "Dataset",
    "DatasetRefused",
    "Levels",
    "Missing",
    "Number",
    "PlainAnswer",
    "Sheet",
    "Value",
    "YesNo",
    "accept",
    "from_plain",
    "is_complete",
    "parse",
    "shown",
    "to_plain",
]
