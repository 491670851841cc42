"""The fields with which a question is answered, per kind, ready for `parts/questions/`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenscan.base.documents import MAX_BYTES
from samenscan.base.render import told
from samenscan.core.answers.rows import DEFAULT_ROWS
from samenscan.core.answers.shown import MATTERS_WORDS, TOGETHER_WORDS
from samenscan.core.questionnaire import Choice, Kind, Question
from samenscan.core.questionnaire.model import NUMERIC, Column
from samenscan.core.text import Text, Words

BLANK_ROWS = 3
# From this many letters on, the words of a step get a line of their own.
SHORT_WORDS = 40


@dataclass(frozen=True)
class Option:
    """One thing to choose: its field, the value it posts, its words."""

    field: str
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Scale:
    """Steps under one heading; `stacked` when their words need lines of their own."""

    legend: str
    options: tuple[Option, ...]
    stacked: bool
    numbered: bool


@dataclass(frozen=True)
class Place:
    """One choice of a ranking, with the places it can get."""

    field: str
    words: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table; with options it is chosen, otherwise typed."""

    field: str
    label: str
    value: str
    unit: str
    numeric: bool
    required: bool
    hint: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class TableRow:
    """A row of a table, numbered from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class FileFields:
    """A file that was handed in; `size` in bytes."""

    digest: str
    name: str
    size: int
    url: str


@dataclass(frozen=True)
class Asking:
    """What the parts of every kind of question read; each uses its own lines."""

    value: str = ""
    unit: str = ""
    hint: str = ""
    most: int = 0
    scales: tuple[Scale, ...] = ()
    options: tuple[Option, ...] = ()
    places: tuple[Place, ...] = ()
    rows: tuple[TableRow, ...] = ()
    files: tuple[FileFields, ...] = ()


def element_name(code: str) -> str:
    """How the elements of a question are called on a page; safe in a CSS selector."""
    return "q-" + re.sub(r"[^0-9A-Za-z]+", "-", code)


def asking(
    name: str,
    question: Question,
    given: Mapping[str, str],
    *,
    level_names: Sequence[Words],
    paper_names: Sequence[Words],
    files: tuple[FileFields, ...],
) -> Asking:
    """The fields of one question, filled with what was given; `name` goes before each field."""
    match question.kind:
        case Kind.LEVEL:
            return Asking(
                scales=(
                    _scale(name, "paper", _("On paper"), paper_names, given),
                    _scale(name, "practice", _("In practice"), level_names, given),
                )
            )
        case Kind.PRIORITY:
            return Asking(
                scales=(
                    _scale(name, "matters", _("How much it matters"), MATTERS_WORDS, given, False),
                    _scale(name, "together", _("Doing it together"), TOGETHER_WORDS, given, False),
                )
            )
        case Kind.SINGLE | Kind.YES_NO | Kind.MULTIPLE:
            return Asking(options=_options(name, question, given))
        case Kind.RANKING:
            return Asking(places=_places(name, question, given), most=_top(question))
        case Kind.TABLE:
            return Asking(rows=_rows(name, question, given), most=_most_rows(question))
        case Kind.FILE:
            return Asking(files=files, most=MAX_BYTES)
    return Asking(
        value=given.get("value", ""),
        unit=_unit(question),
        hint=_hint(question.kind),
        most=question.max_length,
    )


def _scale(
    name: str,
    side: str,
    legend: str,
    names: Sequence[Words | Text],
    given: Mapping[str, str],
    numbered: bool = True,
) -> Scale:
    words = [told(one) for one in names] or [""] * 6
    options = tuple(
        Option(f"{name}-{side}", str(step), one, given.get(side) == str(step))
        for step, one in enumerate(words)
    )
    return Scale(legend, options, any(len(one) > SHORT_WORDS for one in words), numbered)


def _options(name: str, question: Question, given: Mapping[str, str]) -> tuple[Option, ...]:
    field, value = f"{name}-value", given.get("value")
    if question.kind is Kind.YES_NO:
        return (
            Option(field, "yes", _("Yes"), value == "yes"),
            Option(field, "no", _("No"), value == "no"),
        )
    if question.kind is Kind.MULTIPLE:
        return tuple(
            Option(f"{field}-{one.code}", "on", told(one.text), f"value-{one.code}" in given)
            for one in question.choices
        )
    return tuple(
        Option(field, one.code, told(one.text), value == one.code) for one in question.choices
    )


def _places(name: str, question: Question, given: Mapping[str, str]) -> tuple[Place, ...]:
    return tuple(
        Place(
            field := f"{name}-rank-{one.code}",
            told(one.text),
            tuple(
                Option(field, str(place), str(place), given.get(f"rank-{one.code}") == str(place))
                for place in range(1, _top(question) + 1)
            ),
        )
        for one in question.choices
    )


def _top(question: Question) -> int:
    return question.top or len(question.choices)


def _most_rows(question: Question) -> int:
    return int(DEFAULT_ROWS if question.maximum is None else question.maximum)


def _rows(name: str, question: Question, given: Mapping[str, str]) -> tuple[TableRow, ...]:
    filled = [int(key.split("-")[1]) for key in given if key.startswith("row-")]
    shown = min(_most_rows(question), max(filled, default=0) + BLANK_ROWS)
    return tuple(
        TableRow(number, tuple(_cell(name, column, number, given) for column in question.columns))
        for number in range(1, shown + 1)
    )


def _cell(name: str, column: Column, number: int, given: Mapping[str, str]) -> Cell:
    key = f"row-{number}-{column.code}"
    value = given.get(key, "")
    return Cell(
        field=f"{name}-{key}",
        label=told(column.text),
        value=value,
        unit=_unit(column),
        numeric=column.kind in NUMERIC,
        required=column.required,
        hint=_hint(column.kind),
        options=tuple(
            Option(f"{name}-{key}", code, words, value == code)
            for code, words in _cell_choices(column.kind, column.choices)
        ),
    )


def _cell_choices(kind: Kind, choices: Sequence[Choice]) -> list[tuple[str, str]]:
    if kind is Kind.YES_NO:
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(choice.code, told(choice.text)) for choice in choices]


def _unit(asked: Question | Column) -> str:
    if asked.kind is Kind.MONEY:
        return _("euro")
    return "%" if asked.kind is Kind.PERCENTAGE else told(asked.unit)


def _hint(kind: Kind) -> str:
    return _("day/month/year, such as 31/12/2026") if kind is Kind.DATE else ""
