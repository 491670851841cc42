"""Confirmed … (each test finishes the sentence)."""

from decimal import Decimal

import pytest

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.questionnaire.model import Cut, Kind, Question, Side
from samenscan.core.statistics import confirmed, confirms
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
    ],
)
def test_follows_the_cut(question: Question, answer: Answer, expected: bool) -> None:
    assert confirms(question, answer) is expected


@pytest.mark.parametrize("question", [PRACTICE, PAPER, NUMBER, SINGLE, YES, NO])
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
    ],
)
def test_refuses_a_cut_that_does_not_fit_before_seeing_any_answer(question: Question) -> None:
    with pytest.raises(NoCut):
        confirms(question, Missing.UNKNOWN)
    with pytest.raises(NoCut):
        confirmed(question, [])
