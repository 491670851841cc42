"""Primary rules: which cells are sensitive, against published results and by their meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.disclosure.tables import (
    Dominance,
    Frequency,
    Percent,
    TableRefused,
    primary,
)

# The two cells with their contributions that the test suite of sdcTable 0.34 (sdcTools/sdcTable,
# tests/testthat/test-primarySuppression.r, region A female and D male) calls sensitive, and one
# that it does not (D in all): number of contributors, sum, largest, second.
A_FEMALE = [11, 9]
D_MALE = [280, 11, 10, *(9, 9, 9, 9, 8, 8, 7, 6)]
D_ALL = [280, 18, 16, *([17] * 12)]


def test_sdctable_frequency_up_to_two_finds_cell_6() -> None:
    assert primary([A_FEMALE, D_MALE, D_ALL], [Frequency(3)]) == {0}


def test_sdctable_two_over_75_percent_finds_cells_6_and_14() -> None:
    assert sum(D_MALE) == 366 and len(D_MALE) == 11
    assert sum(D_ALL) == 518
    assert primary([A_FEMALE, D_MALE, D_ALL], [Dominance(2, 75)]) == {0, 1}


def test_sdctable_70_percent_finds_cells_6_and_14() -> None:
    assert primary([A_FEMALE, D_MALE, D_ALL], [Percent(70)]) == {0, 1}


def test_an_empty_cell_is_sensitive_k1() -> None:
    assert primary([[]], [Frequency(1)]) == {0}


def test_two_who_talk_need_one_contributor_more_k1() -> None:
    cells = [[5, 5, 5]]
    assert not primary(cells, [Frequency(3)])
    assert primary(cells, [Frequency(3)], coalition=2) == {0}


def test_a_coalition_comes_nearer_to_the_largest_k1() -> None:
    contributions = [[100, 40, 30, 8]]
    assert not primary(contributions, [Percent(10)])
    assert primary(contributions, [Percent(10)], coalition=2) == {0}


def test_the_limit_itself_is_safe_k1() -> None:
    assert not primary([[100, 40, 10]], [Percent(10)])
    assert not primary([[75, 25]], [Dominance(1, 75)])


def test_a_negative_contribution_is_refused() -> None:
    with pytest.raises(TableRefused):
        primary([[3, -1]], [Frequency(1)])


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12), st.integers(1, 60))
def test_protection_is_what_the_percent_rule_lacks(values: list[int], percent: int) -> None:
    rule = Percent(percent)
    lacking = rule.protection(values, 1)
    assert (lacking > 0) == rule.sensitive(values, 1)
    assert 100 * (rule.left(values, 1) + lacking) >= percent * max(values)
