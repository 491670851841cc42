"""D19: a total needs a round cap, amounts from 0, and no other statement."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.questionnaire import QuestionnaireErrors, read
from samenscan.core.questionnaire.canonical import plain_value
from samenscan.core.questionnaire.check_total import nearest_round

MONEY = """
code: mini
version: "1"
title: Mini
languages: [en]
sections:
  - code: D
    title: Money
    questions:
      - code: D5
        type: money
        text: Running costs
        decimals: 0
        total: {at_most: 500000, says: spend on running costs}
"""


def test_d19_reads_the_cap_and_the_sentence() -> None:
    total = read(MONEY, "scan.yaml").question("D5").total
    assert total is not None
    assert (total.at_most, total.says.told("en")) == (Decimal(500000), "spend on running costs")


def test_d19_a_question_without_a_total_keeps_its_hash() -> None:
    without = MONEY.replace("        total: {at_most: 500000, says: spend on running costs}\n", "")
    form = read(without, "scan.yaml")
    assert "total" not in str(plain_value(form))
    assert form.content_hash != read(MONEY, "scan.yaml").content_hash


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("at_most: 500000", "at_most: 120000", "120000 cannot be what one organisation counts"),
        ("at_most: 500000", "at_most: 9", "9 cannot be"),
        ("at_most: 500000", "at_most: 2.5", "2.5 cannot be"),
        ("at_most: 500000", "at_most: 0", "0 cannot be"),
        ("decimals: 0", "decimals: 0\n        max: 400000", "No answer is as high as 500000"),
        ("decimals: 0", "decimals: 0\n        min: 1", "start at 0"),
        ("decimals: 0", "decimals: 0\n        sharing: own", "shared as “own”"),
        (
            "decimals: 0",
            "decimals: 0\n        cut: {at_least: 9, says: much}",
            "never by both",
        ),
        ("type: money", "type: percentage", "total"),
        ("type: money", "type: number", "start at 0"),
    ],
)
def test_d19_says_what_is_wrong_with_a_total(old: str, new: str, what: str) -> None:
    with pytest.raises(QuestionnaireErrors) as caught:
        read(MONEY.replace(old, new), "scan.yaml")
    assert any(what in str(found.what) for found in caught.value.problems)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.integers(0, 3))
def test_d19_the_cap_that_is_proposed_is_accepted(cap: Decimal, decimals: int) -> None:
    source = MONEY.replace("500000", f"{nearest_round(cap, decimals):f}")
    assert read(source.replace("decimals: 0", f"decimals: {decimals}"), "scan.yaml")
