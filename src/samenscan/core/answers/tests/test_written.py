"""Answers written as one text come back as they were, or are refused in a sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import (
    Answer,
    AnswerRefused,
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
from samenscan.core.answers.tests.strategies import QUESTIONS, answered_questions
from samenscan.core.answers.written import from_written, to_written
from samenscan.core.questionnaire import Kind, Question

ROW = Row((("name", Written("A")), ("cost", Number(Decimal("1234.5"))), ("backed_up", YesNo(True))))
NAMED = Rows((Row(ROW.cells[:1]),))


@given(answered_questions())
def test_come_back(answered: tuple[Question, Answer]) -> None:
    question, answer = answered
    if isinstance(answer, Missing):
        assert to_written(answer) == ""
    elif question.kind is Kind.FILE:
        with pytest.raises(AnswerRefused, match="cannot be read back"):
            from_written(question, to_written(answer))
    else:
        assert from_written(question, to_written(answer)) == answer


@given(st.decimals(-9999, 9999, places=3, allow_nan=False))
def test_come_back_as_the_same_number_however_many_decimals(value: Decimal) -> None:
    question = replace(QUESTIONS[Kind.NUMBER], decimals=3)
    assert from_written(question, to_written(Number(value))) == Number(value)


@pytest.mark.parametrize(
    ("kind", "answer", "written"),
    [
        (Kind.LEVEL, Levels(4, 2), "4/2"),
        (Kind.LEVEL, Levels(None, 2), "/2"),
        (Kind.PRIORITY, Priority(3, 2), "3/2"),
        (Kind.PRIORITY, Priority(3, None), "3/"),
        (Kind.MULTIPLE, Several(("a", "c")), "a|c"),
        (Kind.RANKING, Ranked(("c", "a")), "c>a"),
        (Kind.DATE, Day(date(2026, 3, 1)), "2026-03-01"),
        (Kind.YES_NO, YesNo(False), "no"),
        (Kind.SINGLE, Chosen("b"), "b"),
        (Kind.NUMBER, Number(Decimal("2.50")), "2.5"),
        (Kind.TABLE, Rows((ROW,)), '[{"name": "A", "cost": 1234.5, "backed_up": true}]'),
        (Kind.FILE, Files((FileMark("a.pdf", "0" * 64, 3),)), "a.pdf"),
    ],
)
def test_are_short(kind: Kind, answer: Answer, written: str) -> None:
    assert to_written(answer) == written


@pytest.mark.parametrize(
    ("kind", "written", "answer"),
    [
        (Kind.MULTIPLE, " c | a |", Several(("a", "c"))),
        (Kind.RANKING, "c > a", Ranked(("c", "a"))),
        (Kind.PRIORITY, " 3 / 2 ", Priority(3, 2)),
        (Kind.LEVEL, "/", Missing.NOT_ANSWERED),
        (Kind.TABLE, '[{"name": "A", "cost": "€ 1.234,50", "backed_up": "yes"}]', Rows((ROW,))),
        (
            Kind.TABLE,
            '[{}, {"name": "A", "users": null, "place": " "}]',
            Rows((Row(ROW.cells[:1]),)),
        ),
        (Kind.TABLE, "[]", Missing.NOT_ANSWERED),
    ],
)
def test_are_read_as_people_write_them(kind: Kind, written: str, answer: Answer) -> None:
    assert from_written(QUESTIONS[kind], written) == answer


@pytest.mark.parametrize(
    ("kind", "written", "where"),
    [
        (Kind.LEVEL, "3", "value"),
        (Kind.LEVEL, "3/6", "practice"),
        (Kind.PRIORITY, "3/2/1", "value"),
        (Kind.PRIORITY, "4/2", "matters"),
        (Kind.MULTIPLE, "a|z", "value-z"),
        (Kind.MULTIPLE, "a,b", "value-a,b"),
        (Kind.RANKING, "a>a", "rank-a"),
        (Kind.TABLE, '{"name": "A"}', "value"),
        (Kind.TABLE, '["A"]', "value"),
        (Kind.TABLE, '[{"name": "A", "name": "B"}]', "value"),
        (Kind.TABLE, "[" * 100_000, "value"),
        (Kind.TABLE, '[{"name": "A"}, {"name": "B", "users": 1.5}]', "row-2-users"),
        (Kind.TABLE, '[{"name": 5}]', "row-1-name"),
        (Kind.TABLE, '[{"name": "A", "users": true}]', "row-1-users"),
        (Kind.TABLE, '[{"name": "A", "users": NaN}]', "row-1-users"),
        (Kind.TABLE, '[{"name": "A", "place": ["a"]}]', "row-1-place"),
        (Kind.TABLE, '[{"users": 5}]', "row-1-name"),
        (Kind.TABLE, '[{"nam": "A"}]', "row-1-nam"),
        (Kind.FILE, "a.pdf", "value"),
        (Kind.DERIVED, "2", "value"),
    ],
)
def test_are_refused_when_they_cannot_be_read(kind: Kind, written: str, where: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        from_written(QUESTIONS[kind], written)
    assert caught.value.where == where
