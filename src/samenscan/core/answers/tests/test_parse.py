"""Parsing form fields into answers: what people in Belgium type, and refusals that help."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samenscan.core.answers import (
    Answer,
    AnswerRefused,
    Chosen,
    Day,
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
    parse,
)
from samenscan.core.answers.tests.strategies import QUESTIONS
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
MULTIPLE, MONEY = QUESTIONS[Kind.MULTIPLE], QUESTIONS[Kind.MONEY]
SHARE, DATE, TEXT = (QUESTIONS[kind] for kind in (Kind.PERCENTAGE, Kind.DATE, Kind.TEXT))
RANKING, PRIORITY, TABLE = (QUESTIONS[kind] for kind in (Kind.RANKING, Kind.PRIORITY, Kind.TABLE))
FILE, DERIVED = QUESTIONS[Kind.FILE], QUESTIONS[Kind.DERIVED]
BOUNDED = replace(DATE, earliest=date(2020, 1, 1), latest=date(2030, 12, 31))
CHURCH = replace(DATE, earliest=date(1830, 1, 1))
EVERYBODY = replace(TEXT, not_applicable=False)
NAMED = Row((("name", Written("Portaal")),))
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
        (MONEY, {"value": "€ 1.234,50"}, Number(Decimal("1234.5"))),
        (MONEY, {"value": "1 234,50 EUR"}, Number(Decimal("1234.5"))),
        (SHARE, {"value": "45 %"}, Number(Decimal(45))),
        (SHARE, {"value": "12,5%"}, Number(Decimal("12.5"))),
        (DATE, {"value": "2026-03-01"}, Day(date(2026, 3, 1))),
        (DATE, {"value": "1/3/2026"}, Day(date(2026, 3, 1))),
        (DATE, {"value": "29.02.2024"}, Day(date(2024, 2, 29))),
        (CHURCH, {"value": "21/07/1831"}, Day(date(1831, 7, 21))),
        (BOUNDED, {"value": "31-12-2030"}, Day(date(2030, 12, 31))),
        (TEXT, {"value": " twee\r\nlijnen "}, Written("twee\nlijnen")),
        (MULTIPLE, {"value-c": "on", "value-a": "on"}, Several(("a", "c"))),
        (MULTIPLE, {"value-none": "on", "value-a": ""}, Several(("none",))),
        (MULTIPLE, {"missing": "not_applicable"}, Missing.NOT_APPLICABLE),
        (RANKING, {"rank-c": "1", "rank-a": "2", "rank-b": ""}, Ranked(("c", "a"))),
        (PRIORITY, {"matters": "3", "together": "0"}, Priority(3, 0)),
        (PRIORITY, {"together": "2"}, Priority(None, 2)),
        (TABLE, {"row-4-name": " Portaal ", "row-2-name": ""}, Rows((NAMED,))),
        (
            TABLE,
            {"row-1-cost": "€ 5", "row-1-name": "a", "row-1-place": "c", "row-10-name": "b"},
            Rows(
                (
                    Row(
                        (
                            ("name", Written("a")),
                            ("cost", Number(Decimal(5))),
                            ("place", Chosen("c")),
                        )
                    ),
                    Row((("name", Written("b")),)),
                )
            ),
        ),
        (FILE, {"value": "report.pdf"}, Missing.NOT_ANSWERED),
        (FILE, {"missing": "unknown"}, Missing.UNKNOWN),
        (DERIVED, {}, Missing.NOT_ANSWERED),
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
        (NUMBER, {"value": "€ 5"}, "value"),
        (MONEY, {"value": "-1"}, "value"),
        (MONEY, {"value": "€"}, "value"),
        (SHARE, {"value": "101"}, "value"),
        (SHARE, {"value": "45 %%"}, "value"),
        (DATE, {"value": "1/3/26"}, "value"),
        (DATE, {"value": "0/1/1900"}, "value"),
        (DATE, {"value": "1900-01-01"}, "value"),
        (DATE, {"value": "31/12/1900"}, "value"),
        (DATE, {"value": "30/2/2026"}, "value"),
        (DATE, {"value": "12/31/2026"}, "value"),
        (DATE, {"value": "44927"}, "value"),
        (DATE, {"value": "1/3-2026-1"}, "value"),
        (DATE, {"value": "٢٠٢٦-٠١-٠١"}, "value"),
        (BOUNDED, {"value": "2019-12-31"}, "value"),
        (BOUNDED, {"value": "2031-01-01"}, "value"),
        (TEXT, {"value": "x" * 2001}, "value"),
        (TEXT, {"value": "a\0b"}, "value"),
        (TEXT, {"value": "a\ud800b"}, "value"),
        (EVERYBODY, {"missing": "not_applicable"}, "missing"),
        (MULTIPLE, {"value-a": "on", "value-none": "on"}, "value-none"),
        (MULTIPLE, {"value-d": "on"}, "value-d"),
        (MULTIPLE, {"value-a": "on", "missing": "unknown"}, "missing"),
        (RANKING, {"rank-a": "1", "rank-b": "1"}, "rank-b"),
        (RANKING, {"rank-a": "1", "rank-b": "3"}, "rank-b"),
        (RANKING, {"rank-a": "2"}, "rank-a"),
        (RANKING, {"rank-a": "first"}, "rank-a"),
        (RANKING, {"rank-a": "1", "rank-b": "2", "rank-c": "3"}, "rank-c"),
        (RANKING, {"rank-z": "1"}, "rank-z"),
        (PRIORITY, {"matters": "4"}, "matters"),
        (PRIORITY, {"together": "3"}, "together"),
        (TABLE, {"row-2-name": "a", "row-2-cost": "duur"}, "row-2-cost"),
        (TABLE, {"row-7-cost": "5"}, "row-7-name"),
        (TABLE, {"row-1-name": "a", "row-1-share": "101"}, "row-1-share"),
        (TABLE, {"row-1-name": "a", "row-1-until": "1/1/00"}, "row-1-until"),
        (TABLE, {"row-1-name": "a", "row-1-place": "d"}, "row-1-place"),
        (TABLE, {"row-1-name": "a", "row-1-colour": "red"}, "row-1-colour"),
        (TABLE, {f"row-{n}-name": "a" for n in range(1, 7)}, "row-6"),
        (TABLE, {"row-x": "a"}, "row-x"),
        (DERIVED, {"value": "2"}, "value"),
        (DERIVED, {"missing": "unknown"}, "value"),
    ],
)
def test_refuses(question: Question, fields: dict[str, str], where: str) -> None:
    with pytest.raises(AnswerRefused) as caught:
        parse(question, fields)
    assert caught.value.where == where
    assert str(caught.value.what) and str(caught.value.remedy)


def test_names_row_and_column_of_a_cell_that_cannot_be_read() -> None:
    with pytest.raises(AnswerRefused, match=r"Row 3, “.*Prijs.*”: “duur” is not a number"):
        parse(TABLE, {"row-3-name": "a", "row-3-cost": "duur"})


@pytest.mark.parametrize(
    ("decimals", "remedy"),
    [(0, "Write a whole number."), (1, "Write at most one decimal."), (2, "at most 2 decimals")],
)
def test_says_how_many_decimals_a_number_may_have(decimals: int, remedy: str) -> None:
    with pytest.raises(AnswerRefused) as refused:
        parse(make_question(kind=Kind.NUMBER, decimals=decimals), {"value": "1,2345"})
    assert remedy in str(refused.value.remedy)


def test_offers_what_a_choice_of_its_own_means_even_when_all_have_to_answer() -> None:
    question = replace(SINGLE, not_applicable=False)
    assert parse(question, {"value": "na"}) is Missing.NOT_APPLICABLE


def test_takes_a_choice_that_means_a_missing_only_alone() -> None:
    question = replace(MULTIPLE, choices=SINGLE.choices)
    assert parse(question, {"value-na": "on"}) is Missing.NOT_APPLICABLE
    with pytest.raises(AnswerRefused) as caught:
        parse(question, {"value-na": "on", "value-a": "on"})
    assert caught.value.where == "value-na"
