"""Parsing form fields into answers: what people in Belgium type, and refusals that help."""

from decimal import Decimal

import pytest

from samenscan.core.answers import (
    Answer,
    AnswerRefused,
    Chosen,
    Levels,
    Missing,
    Number,
    YesNo,
    parse,
)
from samenscan.core.questionnaire import Choice, Kind, Question
from samenscan.core.questionnaire.tests.make import make_choice, make_question
from samenscan.core.text import words

LEVEL = make_question()
YES_NO = make_question(kind=Kind.YES_NO, yes_score=5)
SINGLE = make_question(
    kind=Kind.SINGLE,
    choices=(
        make_choice("a", 0),
        make_choice("b", 5),
        Choice("na", words(nl="n.v.t."), missing="not_applicable"),
    ),
)
NUMBER = make_question(kind=Kind.NUMBER, minimum=-5, maximum=10_000_000, decimals=2)


@pytest.mark.parametrize(
    ("question", "fields", "answer"),
    [
        (LEVEL, {"paper": "3", "practice": "0"}, Levels(3, 0)),
        (LEVEL, {"paper": "3", "practice": ""}, Levels(3, None)),
        (LEVEL, {"practice": "5"}, Levels(None, 5)),
        (LEVEL, {}, Missing.NOT_ANSWERED),
        (LEVEL, {"paper": " ", "missing": ""}, Missing.NOT_ANSWERED),
        (LEVEL, {"missing": "unknown", "paper": ""}, Missing.UNKNOWN),
        (SINGLE, {"value": "b"}, Chosen("b")),
        (SINGLE, {"value": "na"}, Missing.NOT_APPLICABLE),
        (SINGLE, {"missing": "rather_not_say"}, Missing.RATHER_NOT_SAY),
        (YES_NO, {"value": "no"}, YesNo(False)),
        (YES_NO, {"value": "yes", "other": "x"}, YesNo(True)),
        (NUMBER, {"value": "0"}, Number(Decimal(0))),
        (make_question(kind=Kind.NUMBER), {"value": "0,00"}, Number(Decimal(0))),
    ],
)
def test_reads(question: Question, fields: dict[str, str], answer: Answer) -> None:
    assert parse(question, fields) == answer


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1250", "1250"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.250", "1250"),
        ("1.250,50", "1250.5"),
        ("1 250,5", "1250.5"),
        ("1\u00a0250\u202f000", "1250000"),
        ("1.250.000", "1250000"),
        ("0.50", "0.5"),
        ("12,500", "12.5"),
        ("0,00", "0"),
        (" -3 ", "-3"),
        ("\u22123,5", "-3.5"),
        ("007", "7"),
    ],
)
def test_reads_a_number_as_it_is_typed(written: str, value: str) -> None:
    assert parse(NUMBER, {"value": written}) == Number(Decimal(value))


@pytest.mark.parametrize(
    ("question", "fields", "where"),
    [
        (LEVEL, {"paper": "6"}, "paper"),
        (LEVEL, {"practice": "-1"}, "practice"),
        (LEVEL, {"practice": "2.5"}, "practice"),
        (LEVEL, {"practice": "٣"}, "practice"),
        (LEVEL, {"paper": "3", "missing": "unknown"}, "missing"),
        (LEVEL, {"missing": "zero"}, "missing"),
        (SINGLE, {"value": "c"}, "value"),
        (YES_NO, {"value": "ja"}, "value"),
        (NUMBER, {"value": "veel"}, "value"),
        (NUMBER, {"value": "1e5"}, "value"),
        (NUMBER, {"value": "NaN"}, "value"),
        (NUMBER, {"value": "1,2,3"}, "value"),
        (NUMBER, {"value": "1.25.000"}, "value"),
        (NUMBER, {"value": "12 50"}, "value"),
        (NUMBER, {"value": "0.125"}, "value"),
        (NUMBER, {"value": "1,255"}, "value"),
        (NUMBER, {"value": "1," + "0" * 36 + "1"}, "value"),
        (NUMBER, {"value": "-6"}, "value"),
        (NUMBER, {"value": "10000001"}, "value"),
        (NUMBER, {"value": "9" * 39}, "value"),
        (NUMBER, {"value": "9" * 99}, "value"),
        (NUMBER, {"value": "٣"}, "value"),
        (make_question(kind=Kind.NUMBER, decimals=3), {"value": "1.234"}, "value"),
    ],
)
def test_refuses(question: Question, fields: dict[str, str], where: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        parse(question, fields)
    assert caught.value.where == where
    assert str(caught.value.what) and str(caught.value.remedy)
