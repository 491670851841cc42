"""The names that a formula may use: what each question of a questionnaire can be asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samenscan.core.questionnaire.keys import LEVEL_SIDES, PRIORITY_SIDES
from samenscan.core.questionnaire.model import (
    CHOOSING,
    NUMERIC,
    Choice,
    Column,
    Kind,
    Question,
    Section,
    Theme,
)

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ANSWERED = "answered"
ROWS = "rows"
LEVEL = "level"
# No code of a question can be this.
READING_DAY = "@day"
# CEL keeps these for itself.
RESERVED = frozenset(
    {
        "as",
        "break",
        "const",
        "continue",
        "else",
        "false",
        "for",
        "function",
        "if",
        "import",
        "in",
        "let",
        "loop",
        "namespace",
        "null",
        "package",
        "return",
        "true",
        "var",
        "void",
        "while",
    }
)


class Sort(StrEnum):
    """What a name or formula stands for."""

    NUMBER = "number"
    TEXT = "text"
    YES_NO = "yes or no"
    DAY = "date"
    NUMBERS = "list of numbers"
    TEXTS = "list of texts"
    YES_NOS = "list of yes or no"
    DAYS = "list of dates"


LIST_OF: Mapping[Sort, Sort] = {
    Sort.NUMBER: Sort.NUMBERS,
    Sort.TEXT: Sort.TEXTS,
    Sort.YES_NO: Sort.YES_NOS,
    Sort.DAY: Sort.DAYS,
}
LISTS = frozenset(LIST_OF.values())

_VALUE: Mapping[Kind, Sort] = {
    Kind.SINGLE: Sort.TEXT,
    Kind.MULTIPLE: Sort.TEXTS,
    Kind.RANKING: Sort.TEXTS,
    Kind.YES_NO: Sort.YES_NO,
    Kind.DATE: Sort.DAY,
    Kind.TEXT: Sort.TEXT,
    **dict.fromkeys(NUMERIC, Sort.NUMBER),
}
_SIDES: Mapping[Kind, tuple[str, ...]] = {
    Kind.LEVEL: LEVEL_SIDES,
    Kind.PRIORITY: PRIORITY_SIDES,
}


@dataclass(frozen=True)
class Meaning:
    """What a name stands for; `side` is the side or column of the question, "" for its value."""

    question: Question
    side: str
    sort: Sort

    @property
    def column(self) -> Column | None:
        """The column that is meant, if it is one."""
        return self.question.column(self.side)

    @property
    def choices(self) -> tuple[Choice, ...] | None:
        """The choices that a text compared with it can name, or None where any text can stand."""
        if self.side == ANSWERED:
            return None
        if self.column is not None:
            return self.column.choices if self.column.kind is Kind.SINGLE else None
        return self.question.choices if self.question.kind in CHOOSING else None


@dataclass(frozen=True)
class LevelMeaning:
    """The level of a section, or of one of its themes, on 0 to `scale_max`."""

    section: Section
    theme: Theme | None = None
    sort: Sort = Sort.NUMBER


AnyMeaning = Meaning | LevelMeaning


def usable(code: str) -> bool:
    """Whether a formula can use a question or column with this code."""
    return _IDENTIFIER.fullmatch(code) is not None and code not in RESERVED


def names_of(question: Question) -> dict[str, Meaning]:
    """Every name that this question brings, with its meaning; none where its code cannot be one."""
    code = question.code
    if not usable(code):
        return {}
    found = {f"{code}.{ANSWERED}": Meaning(question, ANSWERED, Sort.YES_NO)}
    if question.kind in _VALUE:
        found[code] = Meaning(question, "", _VALUE[question.kind])
    for side in _SIDES.get(question.kind, ()):
        found[f"{code}.{side}"] = Meaning(question, side, Sort.NUMBER)
    if question.kind is Kind.TABLE:
        for column in question.columns:
            if usable(column.code):
                sort = LIST_OF[_VALUE[column.kind]]
                found[f"{code}.{column.code}"] = Meaning(question, column.code, sort)
        found[f"{code}.{ROWS}"] = Meaning(question, ROWS, Sort.NUMBER)
    return found


def levels_of(section: Section) -> dict[str, LevelMeaning]:
    """The names of the level of this section and of its themes; none where it has no level."""
    counted = [question for question in section.questions if question.weight > 0]
    if not section.scored or not counted or not usable(section.code):
        return {}
    name = f"{LEVEL}.{section.code}"
    found = {name: LevelMeaning(section)}
    with_weight = {question.theme for question in counted}
    for theme in section.themes:
        if theme.code in with_weight and usable(theme.code):
            found[f"{name}.{theme.code}"] = LevelMeaning(section, theme)
    return found
