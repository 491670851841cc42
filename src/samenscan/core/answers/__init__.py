"""What was answered: values, kinds of missing, and the table everything downstream reads."""

from samenscan.core.answers.accept import accept
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.parse import parse
from samenscan.core.answers.plain import PlainAnswer, from_plain, to_plain
from samenscan.core.answers.population import Asked, DatasetRefused, Submission, told_apart
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    FileMark,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Remark,
    Row,
    Rows,
    Several,
    Sheet,
    Value,
    Written,
    YesNo,
    is_complete,
)

__all__ = [
    "Answer",
    "AnswerRefused",
    "Asked",
    "Cell",
    "Chosen",
    "Dataset",
    "DatasetRefused",
    "Day",
    "FileMark",
    "Files",
    "Levels",
    "Missing",
    "Number",
    "PlainAnswer",
    "Priority",
    "Ranked",
    "Remark",
    "Row",
    "Rows",
    "Several",
    "Sheet",
    "Submission",
    "Value",
    "Written",
    "YesNo",
    "accept",
    "from_plain",
    "is_complete",
    "parse",
    "shown",
    "to_plain",
    "told_apart",
]
