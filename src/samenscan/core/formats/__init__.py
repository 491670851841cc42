"""Other tools' files in and ours out: text in, values out, every problem at once."""

from samenscan.core.formats.answers_table import read_answers
from samenscan.core.formats.members_table import Member, read_members
from samenscan.core.formats.table import TableErrors

__all__ = ["Member", "TableErrors", "read_answers", "read_members"]
