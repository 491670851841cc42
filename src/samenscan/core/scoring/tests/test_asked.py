"""Scores follow what is asked and calculated: S6 and S11 with conditions and formulas."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Chosen, Dataset, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.questionnaire import Questionnaire, read
from samenscan.core.scoring import score_dataset, score_section, score_sheet
from samenscan.core.scoring.explain import explanation

SOURCE = """
code: scan
version: "1"
title: Scan
languages: [en]
scoring: {total: questions}
sections:
  - code: b
    title: Domain
    pass_mark: 3
    questions:
      - {code: servers, type: yes_no, text: Own servers?, weight: 0}
      - {code: backup, type: level, text: Backup, key: yes, asked_when: servers, not_applicable: no}
      - {code: devices, type: number, text: Devices, min: 0, max: 100}
      - {code: people, type: number, text: People, min: 0, max: 100}
      - code: each
        type: derived
        text: Devices per person
        value: devices / people
        decimals: 1
        weight: 3
        max_score: 4
        bands: [{at_least: 0, score: 0}, {at_least: 1, score: 4}]
"""


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return read(SOURCE, "scan.yaml")


def sheet(**answers: Answer) -> Sheet:
    return Sheet("zone", answers)


NUMBERS = {"devices": Number(Decimal(30)), "people": Number(Decimal(20))}


def test_s6_a_question_that_is_not_asked_leaves_score_and_coverage(asked: Questionnaire) -> None:
    section = asked.section("b")
    low = Levels(0, 0)
    with_servers = sheet(servers=YesNo(True), backup=low, **NUMBERS)
    without = sheet(servers=YesNo(False), backup=low, **NUMBERS)
    assert score_section(asked, section, with_servers).share == Fraction(3, 4)
    score = score_section(asked, section, without)
    assert (score.share, score.n_applicable, score.passed) == (Fraction(1), 1, True)
    assert score.points.full == 4


def test_s6_a_condition_that_is_not_known_yet_asks_nothing(asked: Questionnaire) -> None:
    score = score_section(asked, asked.section("b"), sheet(backup=Levels(5, 5), **NUMBERS))
    assert score.n_applicable == 1


def test_s11_what_cannot_be_calculated_is_missing(asked: Questionnaire) -> None:
    zero = sheet(devices=Number(Decimal(3)), people=Number(Decimal(0)))
    score = score_section(asked, asked.section("b"), zero)
    assert score.share is None
    assert score.coverage == 0
    assert score.points.open == 4


def test_s17_says_when_a_question_is_asked(asked: Questionnaire) -> None:
    told = explanation(asked, sheet(servers=YesNo(False), **NUMBERS))
    (backup,) = (node for node in told.all() if node.code == "backup")
    assert str(backup.why).startswith("It is not asked: left out of the mean and of the weight. ")
    assert "This question is asked when" in str(backup.why)
    assert backup.children == ()


sheets = st.fixed_dictionaries(
    {},
    optional={
        "servers": st.builds(YesNo, st.booleans()) | st.sampled_from(list(Missing)),
        "backup": st.builds(Levels, st.integers(0, 5), st.integers(0, 5))
        | st.sampled_from(Missing),
        "devices": st.builds(Number, st.integers(0, 9).map(Decimal)),
        "people": st.builds(Number, st.integers(0, 9).map(Decimal)) | st.just(Chosen("odd")),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(sheets, max_size=4))
def test_s16_columns_follow_what_is_asked(
    asked: Questionnaire, rows: list[dict[str, Answer]]
) -> None:
    dataset = Dataset(asked, tuple(Sheet(f"zone-{n}", row) for n, row in enumerate(rows)))
    one_by_one = [score_sheet(asked, one) for one in dataset.sheets]
    assert list(score_dataset(dataset)) == one_by_one
