"""Other tools' files in and ours out: bytes or text in, values out, every problem at once."""

from samenscan.core.formats.answers_read import AnswerProblem, AnswersRead
from samenscan.core.formats.answers_table import read_answers, read_answers_file
from samenscan.core.formats.answers_writing import (
    write_answers,
    write_answers_parquet,
    write_wide,
)
from samenscan.core.formats.members_table import Member, read_members
from samenscan.core.formats.table import TableErrors

__all__ = [
    "AnswerProblem",
    "AnswersRead",
    "Member",
    "TableErrors",
    "read_answers",
    "read_answers_file",
    "read_members",
    "write_answers",
    "write_answers_parquet",
    "write_wide",
]
