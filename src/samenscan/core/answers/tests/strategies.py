"""Hypothesis vocabulary for questions and answers: every question comes with answers it accepts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

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
    Row,
    Rows,
    Several,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.model import Choice, Column, Expression, Kind, Question
from samenscan.core.questionnaire.tests.make import make_choice, make_question
from samenscan.core.text import words

CHOICES = (make_choice("a", 0), make_choice("b", 2), make_choice("c", 5))
COLUMNS = (
    Column("name", Kind.TEXT, words(nl="Naam"), required=True),
    Column("users", Kind.NUMBER, words(nl="Gebruikers"), minimum=Decimal(0)),
    Column("cost", Kind.MONEY, words(nl="Prijs"), minimum=Decimal(0), decimals=2),
    Column("share", Kind.PERCENTAGE, words(nl="Deel"), minimum=Decimal(0), maximum=Decimal(100)),
    Column("until", Kind.DATE, words(nl="Tot")),
    Column("place", Kind.SINGLE, words(nl="Plaats"), choices=CHOICES),
    Column("backed_up", Kind.YES_NO, words(nl="Back-up")),
)

QUESTIONS = {
    Kind.LEVEL: make_question(kind=Kind.LEVEL),
    Kind.SINGLE: make_question(kind=Kind.SINGLE, choices=CHOICES),
    Kind.MULTIPLE: make_question(
        kind=Kind.MULTIPLE,
        choices=(*CHOICES, Choice("none", words(nl="Geen"), Decimal(0), exclusive=True)),
        weight=0,
    ),
    Kind.YES_NO: make_question(kind=Kind.YES_NO, yes_score=5, no_score=0),
    Kind.NUMBER: make_question(kind=Kind.NUMBER, decimals=2, weight=0),
    Kind.MONEY: make_question(kind=Kind.MONEY, decimals=2, minimum=0, weight=0),
    Kind.PERCENTAGE: make_question(
        kind=Kind.PERCENTAGE, decimals=1, minimum=0, maximum=100, weight=0
    ),
    Kind.DATE: make_question(kind=Kind.DATE, weight=0),
    Kind.TEXT: make_question(kind=Kind.TEXT, weight=0),
    Kind.RANKING: replace(make_question(kind=Kind.RANKING, choices=CHOICES, weight=0), top=2),
    Kind.PRIORITY: make_question(kind=Kind.PRIORITY, weight=0),
    Kind.TABLE: replace(
        make_question(kind=Kind.TABLE, maximum=5, weight=0),
        columns=COLUMNS,
    ),
    Kind.FILE: make_question(kind=Kind.FILE, weight=0),
    Kind.DERIVED: replace(
        make_question(kind=Kind.DERIVED, weight=0), value=Expression("1.0 + 1.0")
    ),
}

levels = st.integers(0, 5)
missing = st.sampled_from(list(Missing))
# What accept() keeps as it is: no outer space, line breaks as they are, no control characters;
# and without the letters by which a table knows that its accents were garbled.
_MARKS = "\t\n =+-@'\"|>/;,0aé€…中😀"
_LETTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\ufffdÃâ"
) | st.sampled_from(_MARKS)
written = st.text(_LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
days = st.dates(date(1901, 1, 1), date(2999, 12, 31))


def numbers(low: int, high: int, places: int) -> st.SearchStrategy[Number]:
    """Numbers within bounds, with at most this many decimals."""
    return st.builds(
        Number, st.decimals(Decimal(low), Decimal(high), places=places, allow_nan=False)
    )


def _codes(least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from("abc"), min_size=least, max_size=most, unique=True).map(tuple)


CELLS: dict[str, st.SearchStrategy[Cell]] = {
    "name": st.builds(Written, written),
    "users": numbers(0, 10**9, 0),
    "cost": numbers(0, 10**9, 2),
    "share": numbers(0, 100, 0),
    "until": st.builds(Day, days),
    "place": st.builds(Chosen, st.sampled_from("abc")),
    "backed_up": st.builds(YesNo, st.booleans()),
}


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A row with its required cell and any of the others, in the order of the columns."""
    return Row(
        tuple(
            (column.code, draw(CELLS[column.code]))
            for column in COLUMNS
            if column.required or draw(st.booleans())
        )
    )


marks = st.builds(
    FileMark,
    written,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, 10**9),
)

_VALUES: dict[Kind, st.SearchStrategy[Answer]] = {
    Kind.LEVEL: st.builds(Levels, levels, levels),
    Kind.SINGLE: st.builds(Chosen, st.sampled_from("abc")),
    Kind.MULTIPLE: st.just(Several(("none",)))
    | st.builds(Several, _codes(1, 3).map(sorted).map(tuple)),
    Kind.YES_NO: st.builds(YesNo, st.booleans()),
    Kind.NUMBER: numbers(-(10**9), 10**9, 2),
    Kind.MONEY: numbers(0, 10**9, 2),
    Kind.PERCENTAGE: numbers(0, 100, 1),
    Kind.DATE: st.builds(Day, days),
    Kind.TEXT: st.builds(Written, written),
    Kind.RANKING: st.builds(Ranked, _codes(1, 2)),
    Kind.PRIORITY: st.builds(Priority, st.integers(0, 3), st.integers(0, 2)),
    Kind.TABLE: st.builds(Rows, st.lists(rows(), min_size=1, max_size=5).map(tuple)),
    Kind.FILE: st.builds(Files, st.lists(marks, min_size=1, max_size=3).map(tuple)),
}
HALF: dict[Kind, tuple[Answer, ...]] = {
    Kind.LEVEL: (Levels(3, None), Levels(None, 0)),
    Kind.PRIORITY: (Priority(3, None), Priority(None, 0)),
}


def values(kind: Kind) -> st.SearchStrategy[Answer]:
    """Every value (no missing) that the question of this kind accepts; DERIVED has none."""
    return _VALUES[kind]


@st.composite
def answered_questions(draw: st.DrawFn) -> tuple[Question, Answer]:
    """A question with a value, a half-given answer, or a kind of missing."""
    kind = draw(st.sampled_from(list(_VALUES)))
    answers = values(kind) | missing
    return QUESTIONS[kind], draw(answers | st.sampled_from(HALF[kind]) if kind in HALF else answers)
