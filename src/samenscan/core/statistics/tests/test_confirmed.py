"""Confirmed … (each test finishes the sentence)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Priority,
    Several,
    Sheet,
    YesNo,
)
from samenscan.core.questionnaire.model import Cut, Kind, OtherEnd, Question, Side
from samenscan.core.statistics import at_other_end, at_the_other_end, confirmed, confirms
from samenscan.core.statistics.confirmed import NoCut
from samenscan.core.text import words


def _question(
    kind: Kind, side: Side, at_least: int | None = None, choices: frozenset[str] = frozenset()
) -> Question:
    limit = None if at_least is None else Decimal(at_least)
    return Question("q", kind, words(en="?"), cut=Cut(side, limit, choices, words(en="So.")))


PRACTICE = _question(Kind.LEVEL, "practice", 3)
PAPER = _question(Kind.LEVEL, "paper", 3)
NUMBER = _question(Kind.NUMBER, "value", 2)
SINGLE = _question(Kind.SINGLE, "value", choices=frozenset({"daily", "weekly"}))
YES = _question(Kind.YES_NO, "value", choices=frozenset({"yes"}))
MULTIPLE = _question(Kind.MULTIPLE, "value", choices=frozenset({"a", "b"}))
MONEY = _question(Kind.MONEY, "value", 1000)
SHARE = _question(Kind.PERCENTAGE, "value", 50)
DERIVED = _question(Kind.DERIVED, "value", 1)
MATTERS = _question(Kind.PRIORITY, "matters", 2)
TOGETHER = _question(Kind.PRIORITY, "together", 1)
NO = _question(Kind.YES_NO, "value", choices=frozenset({"no"}))


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (PRACTICE, Levels(0, 3), True),
        (PRACTICE, Levels(5, 2), False),
        (PRACTICE, Levels(5, None), False),
        (PRACTICE, Levels(None, 4), True),
        (PAPER, Levels(3, 0), True),
        (PAPER, Levels(2, 5), False),
        (NUMBER, Number(Decimal("2.0")), True),
        (NUMBER, Number(Decimal("1.99")), False),
        (SINGLE, Chosen("weekly"), True),
        (SINGLE, Chosen("never"), False),
        (YES, YesNo(True), True),
        (YES, YesNo(False), False),
        (NO, YesNo(False), True),
        (NO, YesNo(True), False),
        (MULTIPLE, Several(("b", "c")), True),
        (MULTIPLE, Several(("c", "d")), False),
        (MONEY, Number(Decimal(1000)), True),
        (MONEY, Number(Decimal("999.99")), False),
        (SHARE, Number(Decimal(50)), True),
        (DERIVED, Number(Decimal("0.5")), False),
        (MATTERS, Priority(2, 0), True),
        (MATTERS, Priority(1, 2), False),
        (MATTERS, Priority(None, 2), False),
        (TOGETHER, Priority(0, 1), True),
        (TOGETHER, Priority(3, 0), False),
        (TOGETHER, Priority(3, None), False),
    ],
)
def test_follows_the_cut(question: Question, answer: Answer, expected: bool) -> None:
    assert confirms(question, answer) is expected


@pytest.mark.parametrize("question", [PRACTICE, PAPER, NUMBER, SINGLE, YES, NO, MULTIPLE, TOGETHER])
@pytest.mark.parametrize("missing", list(Missing))
def test_is_never_true_of_a_missing_answer(question: Question, missing: Missing) -> None:
    assert confirms(question, missing) is False


def test_counts_sheets() -> None:
    sheets = [
        Sheet("a", {"q": YesNo(True)}),
        Sheet("b", {"q": YesNo(False)}),
        Sheet("c", {}),
        Sheet("d", {"q": YesNo(True)}),
    ]
    assert confirmed(YES, sheets) == 2
    assert confirmed(NO, sheets) == 1
    assert confirmed(YES, []) == 0


@pytest.mark.parametrize(
    "question",
    [
        Question("q", Kind.YES_NO, words(en="?")),
        _question(Kind.YES_NO, "value"),
        _question(Kind.NUMBER, "value"),
        _question(Kind.LEVEL, "practice"),
        _question(Kind.LEVEL, "value", 3),
        _question(Kind.LEVEL, "matters", 3),
        _question(Kind.PRIORITY, "practice", 1),
        _question(Kind.PRIORITY, "matters"),
        _question(Kind.NUMBER, "practice", 1),
        _question(Kind.MULTIPLE, "value"),
        _question(Kind.TEXT, "value", 1, frozenset({"a"})),
    ],
)
def test_refuses_a_cut_that_does_not_fit_before_seeing_any_answer(question: Question) -> None:
    with pytest.raises(NoCut):
        confirms(question, Missing.UNKNOWN)
    with pytest.raises(NoCut):
        confirmed(question, [])


def _with_other_end(
    question: Question, at_most: int | None = None, choices: frozenset[str] = frozenset()
) -> Question:
    assert question.cut is not None
    limit = None if at_most is None else Decimal(at_most)
    return replace(
        question,
        cut=replace(question.cut, other_end=OtherEnd(limit, choices, words(en="Not so."))),
    )


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (_with_other_end(PRACTICE, 1), Levels(5, 1), True),
        (_with_other_end(PRACTICE, 1), Levels(0, 2), False),
        (_with_other_end(PRACTICE, 1), Levels(0, None), False),
        (_with_other_end(PAPER, 1), Levels(1, 5), True),
        (_with_other_end(TOGETHER, 0), Priority(3, 0), True),
        (_with_other_end(TOGETHER, 0), Priority(0, None), False),
        (_with_other_end(NUMBER, 0), Number(Decimal(0)), True),
        (_with_other_end(NUMBER, 0), Number(Decimal("0.01")), False),
        (_with_other_end(SINGLE, choices=frozenset({"never"})), Chosen("never"), True),
        (_with_other_end(SINGLE, choices=frozenset({"never"})), Chosen("monthly"), False),
        (_with_other_end(YES, choices=frozenset({"no"})), YesNo(False), True),
        (_with_other_end(YES, choices=frozenset({"no"})), Missing.UNKNOWN, False),
    ],
)
def test_knows_who_is_at_the_other_end_d13(
    question: Question, answer: Answer, expected: bool
) -> None:
    assert at_other_end(question, answer) is expected
    assert not (expected and confirms(question, answer))
    assert at_the_other_end(question, [Sheet("z1", {"q": answer})]) == expected


@pytest.mark.parametrize("question", [PRACTICE, _with_other_end(MULTIPLE), _with_other_end(NUMBER)])
def test_refuses_an_other_end_that_is_not_there_or_does_not_fit(question: Question) -> None:
    with pytest.raises(NoCut):
        at_the_other_end(question, [])
