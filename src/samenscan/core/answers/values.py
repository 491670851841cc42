"""What an answer can be: a value or one of four kinds of missing, and missing is never zero."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Missing(StrEnum):
    """Why there is no value."""

    NOT_ANSWERED = "not_answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    RATHER_NOT_SAY = "rather_not_say"


@dataclass(frozen=True)
class Levels:
    """A level 0..5 on paper and one in practice; one of the two may still be open."""

    paper: int | None = None
    practice: int | None = None

    @property
    def complete(self) -> bool:
        """Whether both sides are filled in; only then does the answer count for a score."""
        return self.paper is not None and self.practice is not None


@dataclass(frozen=True)
class Chosen:
    """The code of the chosen answer."""

    code: str


@dataclass(frozen=True)
class YesNo:
    """Yes or no."""

    yes: bool


@dataclass(frozen=True)
class Several:
    """The codes of the chosen answers, in the order of the choices; at least one."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A finite number: in the unit of its question, in euro, or in per cent."""

    value: Decimal


@dataclass(frozen=True)
class Day:
    """A day of the calendar."""

    value: date


@dataclass(frozen=True)
class Written:
    """A text in the words of the organisation; never shown to others as it stands."""

    value: str


@dataclass(frozen=True)
class Ranked:
    """The codes of choices, the most important first; at least one, none twice."""

    codes: tuple[str, ...]


PRIORITY_MAX = 3
WILLING_MAX = 2


@dataclass(frozen=True)
class Priority:
    """How much it matters (0 none to 3 high) and whether it may be done together (0 no to 2 yes).

    One of the two may still be open.
    """

    matters: int | None = None
    together: int | None = None

    @property
    def complete(self) -> bool:
        """Whether both are filled in."""
        return self.matters is not None and self.together is not None


Cell = Chosen | YesNo | Number | Day | Written


@dataclass(frozen=True)
class Row:
    """One row of a table: its filled cells by column code, in the order of the columns."""

    cells: tuple[tuple[str, Cell], ...]

    def cell(self, column: str) -> Cell | None:
        """The cell in this column, or None where it is empty."""
        return dict(self.cells).get(column)


@dataclass(frozen=True)
class Rows:
    """The rows of a table; at least one."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class FileMark:
    """A file that was handed in: its name, content hash (sha256, hex) and size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Files:
    """The files handed in as an answer; at least one."""

    files: tuple[FileMark, ...]


Value = (
    Levels | Chosen | Several | YesNo | Number | Day | Written | Ranked | Priority | Rows | Files
)
Answer = Value | Missing


@dataclass(frozen=True)
class Remark:
    """What stands beside an answer: a comment in words, and files as evidence."""

    comment: str = ""
    evidence: tuple[FileMark, ...] = ()


def is_complete(answer: Answer) -> bool:
    """Whether something stands: a whole value, or a reason why there is none."""
    if isinstance(answer, (Levels, Priority)):
        return answer.complete
    return answer is not Missing.NOT_ANSWERED


@dataclass(frozen=True)
class Sheet:
    """The answers of one organisation by question code; `organisation` is an opaque id.

    `remarks` holds comments and evidence by question code; they are for the organisation itself
    and count for nothing. `views` holds what colleagues answered each for themselves, one answer
    per colleague; the answer that was let stand is in `answers`.
    """

    organisation: str
    answers: Mapping[str, Answer]
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    views: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "remarks", MappingProxyType(dict(self.remarks)))
        object.__setattr__(self, "views", MappingProxyType(dict(self.views)))

    def answer(self, code: str) -> Answer:
        """The answer to this question; NOT_ANSWERED where the sheet says nothing."""
        return self.answers.get(code, Missing.NOT_ANSWERED)
