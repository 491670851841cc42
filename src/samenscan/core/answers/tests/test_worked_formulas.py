"""The tables of docs/methods/expressions.md, executed (X1 to X12)."""

from datetime import date
from decimal import Decimal

import pytest

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    Levels,
    Missing,
    Number,
    Priority,
    Row,
    Rows,
    Several,
    Sheet,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.expressions import in_words, problems_of_expressions
from samenscan.core.questionnaire.model import Expression, Kind, Question
from samenscan.core.questionnaire.tests.formulas import (
    LAST,
    PAGE,
    asked_when,
    english,
    example,
    rows,
    with_last,
)
from samenscan.core.text import words

_PAGE = PAGE.read_text(encoding="utf-8")
_WAITING = {"asked", "condition"}


def _cell(written: str) -> tuple[str, Cell]:
    column, _, value = written.strip().partition(" ")
    if column == "ends":
        return column, Day(date.fromisoformat(value))
    return column, Number(Decimal(value)) if column == "cost" else Written(value)


def _answer(code: str, written: str) -> Answer:
    words_of = written.split()
    match example().question(code).kind:
        case Kind.NUMBER | Kind.MONEY:
            return Number(Decimal(written))
        case Kind.YES_NO:
            return YesNo(written == "yes")
        case Kind.DATE:
            return Day(date.fromisoformat(written))
        case Kind.LEVEL:
            sides = (part.split() for part in written.split(","))
            return Levels(**{side: int(level) for side, level in sides})
        case Kind.PRIORITY:
            return Priority(**{words_of[0]: int(words_of[1])})
        case Kind.TABLE:
            return Rows(tuple(Row((_cell(part),)) for part in written.split(";")))
        case Kind.MULTIPLE:
            return Several(tuple(part.strip() for part in written.split(",")))
    return Chosen(written)


def sheet_of(written: str) -> Sheet:
    """“A1: several, A2: 3”; a part without a code belongs to the answer before it."""
    parts: list[str] = []
    for part in [] if written == "–" else written.split(", "):
        if ":" in part:
            parts.append(part)
        else:
            parts[-1] += f", {part}"
    pairs = (part.split(": ") for part in parts)
    return Sheet("zone", {code: _answer(code, value) for code, value in pairs})


@pytest.mark.parametrize(
    ("condition", "answers", "asked"), rows(_PAGE, "| condition | answers | asked |")
)
def test_x1_to_x6_asked(condition: str, answers: str, asked: str) -> None:
    questionnaire = asked_when(condition)
    assert not problems_of_expressions(questionnaire)
    assert view(questionnaire, sheet_of(answers)).asked(LAST) is (asked == "yes")


@pytest.mark.parametrize(
    ("formula", "decimals", "answers", "result"),
    rows(_PAGE, "| calculation | decimals | answers | result |"),
)
def test_x7_calculated(formula: str, decimals: str, answers: str, result: str) -> None:
    derived = Question(
        LAST, Kind.DERIVED, words(nl="x"), value=Expression(formula), decimals=int(decimals)
    )
    questionnaire = with_last(derived)
    assert not problems_of_expressions(questionnaire)
    expected = Missing.NOT_ANSWERED if result == "–" else Number(Decimal(result))
    assert view(questionnaire, sheet_of(answers)).answer(LAST) == expected


@pytest.mark.parametrize(("formula", "said"), rows(_PAGE, "| formula | what is said |"))
def test_x11_what_an_author_is_told(formula: str, said: str) -> None:
    (problem,) = problems_of_expressions(asked_when(formula))
    assert f"{english(problem.what)} {english(problem.remedy)}" == said
    assert problem.line == 7


@pytest.mark.parametrize(("formula", "told"), rows(_PAGE, "| formula | in words |"))
def test_x12_in_words(formula: str, told: str) -> None:
    assert english(in_words(Expression(formula), asked_when(formula))) == told


def test_x2_every_name_of_the_table_can_be_written() -> None:
    compared = {
        "`B3.practice`, `B3.paper`": "B3.practice > 1 && B3.paper > 1",
        "`A1`": 'A1 == "single"',
        "`M1`": '"mail" in M1',
        "`A4`": "A4",
        "`A2`": "A2 > 1",
        "`A5`": 'A5 > date("2026-01-31")',
        "`A6`": 'A6 == "x"',
        "`N1.matters`, `N1.together`": "N1.matters > 1 && N1.together > 1",
        "`T1.rows`, `T1.cost`": "T1.rows > 1 && sum(T1.cost) > 1",
        "`F1.answered`": "F1.answered",
    }
    names = [row[1] for row in rows(_PAGE, "| type of question | names | stands for |")]
    assert [f"`{name}`" for name in names] == list(compared)
    for formula in compared.values():
        assert not problems_of_expressions(asked_when(formula)), formula
