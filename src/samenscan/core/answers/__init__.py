"""What was answered: values, kinds of missing, and the table everything downstream reads."""

from samenscan.core.answers.dataset import Dataset, DatasetRefused
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Sheet,
    Value,
    YesNo,
)

__all__ = [
    "Answer",
    "Chosen",
    "Dataset",
    "DatasetRefused",
    "Levels",
    "Missing",
    "Number",
    "Sheet",
    "Value",
    "YesNo",
]
