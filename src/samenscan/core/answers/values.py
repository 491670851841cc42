"""What an answer can be: a value or one of four kinds of missing, and missing is never zero."""

from collections.abc import Mapping
from dataclasses import dataclass
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
class Number:
    """A finite number in the unit of its question."""

    value: Decimal


Value = Levels | Chosen | YesNo | Number
Answer = Value | Missing


def is_complete(answer: Answer) -> bool:
    """Whether something stands: a whole value, or a reason why there is none."""
    if isinstance(answer, Levels):
        return answer.complete
    return answer is not Missing.NOT_ANSWERED


@dataclass(frozen=True)
class Sheet:
    """The answers of one organisation by question code; `organisation` is an opaque id."""

    organisation: str
    answers: Mapping[str, Answer]

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    def answer(self, code: str) -> Answer:
        """The answer to this question; NOT_ANSWERED where the sheet says nothing."""
        return self.answers.get(code, Missing.NOT_ANSWERED)
