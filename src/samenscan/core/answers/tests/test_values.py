"""Answers as values: they survive storage, and a table of them has one hash."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import (
    Answer,
    AnswerRefused,
    Chosen,
    Dataset,
    DatasetRefused,
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
    Sheet,
    Written,
    YesNo,
    accept,
    from_plain,
    shown,
    to_plain,
)
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.tests.strategies import QUESTIONS, answered_questions
from samenscan.core.questionnaire import Kind, Question
from samenscan.core.questionnaire.tests.make import make_question, make_questionnaire, make_section
from samenscan.core.text import Param, Text, Words, words

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2),
)

KEYS = (
    *("missing", "paper", "practice", "choice", "yes", "number", "choices", "ranked"),
    *("matters", "together", "date", "text", "rows", "files"),
)


@given(answered_questions())
def test_survive_json(answered: tuple[Question, Answer]) -> None:
    question, answer = answered
    assert from_plain(question, json.loads(json.dumps(to_plain(answer)))) == answer


@given(
    st.sampled_from(list(QUESTIONS.values())),
    st.dictionaries(st.sampled_from(KEYS), JSON, max_size=3),
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
        (Kind.MULTIPLE, {"choices": ["a", 1]}),
        (Kind.MULTIPLE, {"choices": ["a", "none"]}),
        (Kind.MULTIPLE, {"choices": "a"}),
        (Kind.RANKING, {"ranked": ["a", "a"]}),
        (Kind.RANKING, {"ranked": ["a", "b", "c"]}),
        (Kind.PRIORITY, {"matters": 4, "together": 0}),
        (Kind.PRIORITY, {"matters": True, "together": 0}),
        (Kind.DATE, {"date": "2026-02-30"}),
        (Kind.DATE, {"date": "1900-01-01"}),
        (Kind.TEXT, {"text": "a\0"}),
        (Kind.TEXT, {"text": None}),
        (Kind.TABLE, {"rows": [{"users": {"number": "3"}}]}),
        (Kind.TABLE, {"rows": [{"name": {"number": "3"}}]}),
        (Kind.TABLE, {"rows": [{"name": "a"}]}),
        (Kind.TABLE, {"rows": [["name", "a"]]}),
        (Kind.TABLE, {"rows": [{"name": {"text": "a"}, "x": {"text": "b"}}]}),
        (Kind.FILE, {"files": [{"name": "a", "sha256": "0" * 63, "size": 1}]}),
        (Kind.FILE, {"files": [{"name": "", "sha256": "0" * 64, "size": 1}]}),
        (Kind.FILE, {"files": [{"name": "a", "sha256": "0" * 64, "size": -1}]}),
        (Kind.FILE, {"files": [{"name": "a", "sha256": "0" * 64, "size": True}]}),
        (Kind.DERIVED, {"number": "2"}),
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


def told(sentence: Param) -> str:
    """The sentence in Dutch where its author wrote it, in English elsewhere."""
    if isinstance(sentence, Words):
        return sentence.told("nl")
    if not isinstance(sentence, Text):
        return str(sentence)
    return sentence.template % {name: told(value) for name, value in sentence.params}


@pytest.mark.parametrize(
    ("kind", "answer", "words_of_it"),
    [
        (Kind.SINGLE, Chosen("b"), "b"),
        (Kind.MULTIPLE, Several(("a", "b", "c")), "a, b, c"),
        (Kind.MULTIPLE, Several(("none",)), "Geen"),
        (Kind.RANKING, Ranked(("c", "a")), "1. c, 2. a"),
        (Kind.MONEY, Number(Decimal("12.50")), "12.50 euro"),
        (Kind.PERCENTAGE, Number(Decimal(45)), "45 %"),
        (Kind.DATE, Day(date(2026, 3, 1)), "01/03/2026"),
        (Kind.TEXT, Written("100 % zeker"), "“100 % zeker”"),
        (Kind.PRIORITY, Priority(3, 2), "matters a lot, gladly together"),
        (Kind.PRIORITY, Priority(None, 0), "not answered, rather not together"),
        (Kind.TABLE, Rows((Row((("name", Written("A")),)),)), "1 row: A"),
        (
            Kind.TABLE,
            Rows(tuple(Row((("name", Written(name)),)) for name in "ABCD")),
            "4 rows: A, B, C, …",
        ),
        (Kind.FILE, Files((FileMark("a.pdf", "0" * 64, 3),)), "a.pdf"),
    ],
)
def test_are_shown_in_short(kind: Kind, answer: Answer, words_of_it: str) -> None:
    assert told(shown(QUESTIONS[kind], answer)) == words_of_it


def test_are_shown_in_part_when_there_are_very_many() -> None:
    many = Several(tuple(f"c{n}" for n in range(500)))
    assert told(shown(QUESTIONS[Kind.MULTIPLE], many)).endswith("c11, 488 more")


@given(answered_questions())
def test_are_always_shown(answered: tuple[Question, Answer]) -> None:
    assert told(shown(*answered))


@given(answered_questions())
def test_are_accepted_as_they_are(answered: tuple[Question, Answer]) -> None:
    question, answer = answered
    assert accept(question, answer) == answer


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.MULTIPLE, Several(())),
        (Kind.RANKING, Ranked(())),
        (Kind.TEXT, Written(" \n")),
        (Kind.TABLE, Rows((Row(()), Row((("name", Written(" ")),))))),
        (Kind.FILE, Files(())),
        (Kind.PRIORITY, Priority()),
        (Kind.LEVEL, Levels()),
    ],
)
def test_say_nothing_when_they_are_empty(kind: Kind, answer: Answer) -> None:
    assert accept(QUESTIONS[kind], answer) is Missing.NOT_ANSWERED


def test_have_one_order_whatever_the_order_they_were_given_in() -> None:
    assert accept(QUESTIONS[Kind.MULTIPLE], Several(("c", "a", "c"))) == Several(("a", "c"))
    row = Row((("users", Number(Decimal(2))), ("name", Written("A"))))
    turned = Row((("name", Written("A")), ("users", Number(Decimal(2)))))
    assert accept(QUESTIONS[Kind.TABLE], Rows((row,))) == Rows((turned,))


QUESTIONNAIRE = make_questionnaire(make_section(make_question("b1"), make_question("b2")))
ONE = make_sheet({"b1": (3, 4)}, organisation="one")
TWO = make_sheet({"b1": (0, 4)}, organisation="two")


def test_hash_alike_with_an_empty_priority_written_out() -> None:
    asked = make_questionnaire(make_section(QUESTIONS[Kind.PRIORITY], make_question("b2")))
    said = {"b2": Levels(3, 4)}
    whole = Sheet("one", {**said, "b1": Priority()})
    assert (
        Dataset(asked, (whole,)).content_hash == Dataset(asked, (Sheet("one", said),)).content_hash
    )


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
    with pytest.raises(DatasetRefused, match=r"one \(sheets 1 and 3\)"):
        Dataset(QUESTIONNAIRE, (ONE, TWO, make_sheet(organisation="one")))
