"""Hypothesis vocabulary for questions and answers: every question comes with answers it accepts."""

from decimal import Decimal

from hypothesis import strategies as st

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.questionnaire.tests.make import make_choice, make_question

QUESTIONS = {
    Kind.LEVEL: make_question(kind=Kind.LEVEL),
    Kind.SINGLE: make_question(
        kind=Kind.SINGLE, choices=(make_choice("a", 0), make_choice("b", 2), make_choice("c", 5))
    ),
    Kind.YES_NO: make_question(kind=Kind.YES_NO, yes_score=5, no_score=0),
    Kind.NUMBER: make_question(kind=Kind.NUMBER, decimals=2, weight=0),
}

levels = st.integers(0, 5)
missing = st.sampled_from(list(Missing))


def values(kind: Kind) -> st.SearchStrategy[Answer]:
    """Every value (no missing) that the question of this kind accepts."""
    match kind:
        case Kind.LEVEL:
            return st.builds(Levels, levels, levels)
        case Kind.SINGLE:
            return st.builds(Chosen, st.sampled_from("abc"))
        case Kind.YES_NO:
            return st.builds(YesNo, st.booleans())
        case Kind.NUMBER:
            return st.builds(
                Number, st.decimals(Decimal(-(10**9)), Decimal(10**9), places=2, allow_nan=False)
            )
    raise AssertionError(f"no question of kind {kind} above")


@st.composite
def answered_questions(draw: st.DrawFn) -> tuple[Question, Answer]:
    """A question with a value, a half-given level, or a kind of missing."""
    kind = draw(st.sampled_from(list(QUESTIONS)))
    half = st.sampled_from([Levels(3, None), Levels(None, 0)])
    answers: st.SearchStrategy[Answer] = values(kind) | missing
    return QUESTIONS[kind], draw(answers | half if kind is Kind.LEVEL else answers)
