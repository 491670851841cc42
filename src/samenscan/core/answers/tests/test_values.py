"""Answers as values: they survive storage, and a table of them has one hash."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import (
    Answer,
    AnswerRefused,
    Dataset,
    DatasetRefused,
    Levels,
    Missing,
    Number,
    Sheet,
    YesNo,
    from_plain,
    shown,
    to_plain,
)
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.tests.strategies import QUESTIONS, answered_questions
from samenscan.core.questionnaire import Kind, Question
from samenscan.core.questionnaire.tests.make import make_question, make_questionnaire, make_section
from samenscan.core.text import words

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2),
)


@given(answered_questions())
def test_survive_json(answered: tuple[Question, Answer]) -> None:
    question, answer = answered
    assert from_plain(question, json.loads(json.dumps(to_plain(answer)))) == answer


@given(
    st.sampled_from(list(QUESTIONS.values())),
    st.dictionaries(
        st.sampled_from(["missing", "paper", "practice", "choice", "yes", "number"]), JSON
    ),
)
def test_are_refused_when_what_was_stored_does_not_fit(
    question: Question, stored: dict[str, object]
) -> None:
    try:
        answer = from_plain(question, stored)
    except AnswerRefused:
        return
    assert from_plain(question, to_plain(answer)) == answer


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Kind.LEVEL, {"paper": 6, "practice": 0}),
        (Kind.LEVEL, {"paper": True, "practice": 0}),
        (Kind.LEVEL, {"paper": 3}),
        (Kind.LEVEL, {"yes": True}),
        (Kind.SINGLE, {"choice": "z"}),
        (Kind.NUMBER, {"number": "NaN"}),
        (Kind.NUMBER, {"number": "Infinity"}),
        (Kind.NUMBER, {"number": "1e999999"}),
        (Kind.NUMBER, {"number": "x"}),
        (Kind.YES_NO, {"missing": "zero"}),
        (Kind.YES_NO, {}),
        (Kind.YES_NO, {"yes": True, "missing": "unknown"}),
    ],
)
def test_are_refused_when_damaged(kind: Kind, stored: dict[str, object]) -> None:
    with pytest.raises(AnswerRefused):
        from_plain(QUESTIONS[kind], stored)


def test_are_not_answered_where_the_sheet_is_silent() -> None:
    assert make_sheet({"b1": (3, 3)}).answer("b2") is Missing.NOT_ANSWERED


def test_cannot_be_changed_in_a_sheet_afterwards() -> None:
    answers: dict[str, Answer] = {"b1": Levels(1, 1)}
    sheet = Sheet("zone", answers)
    answers["b1"] = Levels(5, 5)
    assert sheet.answer("b1") == Levels(1, 1)


def test_are_shown_in_words() -> None:
    fte = make_question(kind=Kind.NUMBER, unit=words(nl="VTE"))
    assert str(shown(QUESTIONS[Kind.LEVEL], Levels(4, None))) == (
        "on paper level 4, in practice not answered"
    )
    assert str(shown(QUESTIONS[Kind.YES_NO], YesNo(False))) == "no"
    assert str(shown(QUESTIONS[Kind.YES_NO], Missing.UNKNOWN)) == "we do not know"
    assert dict(shown(fte, Number(Decimal("2.5"))).params)["number"] == Decimal("2.5")


QUESTIONNAIRE = make_questionnaire(make_section(make_question("b1"), make_question("b2")))
ONE = make_sheet({"b1": (3, 4)}, organisation="one")
TWO = make_sheet({"b1": (0, 4)}, organisation="two")


def test_hash_alike_in_any_order_and_with_silence_written_out() -> None:
    silent = make_sheet({"b2": Missing.NOT_ANSWERED, "b1": (3, 4)}, organisation="one")
    first = Dataset(QUESTIONNAIRE, (ONE, TWO)).content_hash
    assert Dataset(QUESTIONNAIRE, (TWO, silent)).content_hash == first


@pytest.mark.parametrize(
    "sheets",
    [
        (ONE,),
        (ONE, make_sheet({"b1": (0, 5)}, organisation="two")),
        (ONE, make_sheet({"b1": (0, None)}, organisation="two")),
        (ONE, make_sheet({"b1": Missing.UNKNOWN}, organisation="two")),
        (ONE, make_sheet({"b1": (0, 4)}, organisation="three")),
    ],
)
def test_hash_differently_when_one_answer_differs(sheets: tuple[Sheet, ...]) -> None:
    table = Dataset(QUESTIONNAIRE, sheets)
    assert table.content_hash != Dataset(QUESTIONNAIRE, (ONE, TWO)).content_hash


def test_are_refused_twice_from_one_organisation() -> None:
    with pytest.raises(DatasetRefused):
        Dataset(QUESTIONNAIRE, (ONE, make_sheet(organisation="one")))
