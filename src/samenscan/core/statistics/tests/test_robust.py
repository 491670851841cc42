"""The robust middle and spread … (each test finishes the sentence)."""

from fractions import Fraction
from random import Random
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.present import Maybe, TooFew
from samenscan.core.statistics.robust import (
    double_mad,
    mad,
    middle,
    qn,
    quantile,
    sn,
    spread,
)

# The names that numpy gives to types 1 to 9.
NUMPY: Final = (
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "linear",
    "median_unbiased",
    "normal_unbiased",
)
ONE_ODD = [*range(1, 11), 100]
LEVELS = st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=5, max_size=25).filter(
    lambda values: sum(value is not None for value in values) >= 4
)


def test_equal_r_and_robustbase_on_one_to_ten_and_a_hundred() -> None:
    assert float(mad(ONE_ODD)) == 4.4478
    assert round(float(qn(ONE_ODD)), 6) == 3.945897
    assert round(float(sn(ONE_ODD)), 6) == 3.896614


def test_equal_the_nine_quantiles_of_r() -> None:
    found = [quantile(range(1, 11), Fraction(1, 4), kind=kind) for kind in range(1, 10)]
    expected = [3, 3, 2, 2.5, 3, 2.75, 3.25, 2.916667, 2.9375]
    assert [round(float(value), 6) for value in found] == expected


@given(st.lists(st.integers(0, 20), min_size=1, max_size=15), st.integers(0, 40), st.integers(1, 9))
def test_equal_the_nine_quantiles_of_numpy(values: list[int], fortieths: int, kind: int) -> None:
    found = quantile(values, Fraction(fortieths, 40), kind=kind)
    other = np.quantile(np.array(values, dtype=np.float64), fortieths / 40, method=NUMPY[kind - 1])
    assert float(found) == pytest.approx(float(other), abs=1e-9)


@pytest.mark.parametrize("kind", range(1, 10))
def test_let_quantiles_end_at_the_ends(kind: int) -> None:
    assert quantile(ONE_ODD, Fraction(0), kind=kind) == 1
    assert quantile(ONE_ODD, Fraction(1), kind=kind) == 100


def test_z2_let_a_quantile_of_a_small_group_be_somebodys_answer() -> None:
    group = [Fraction(n * n) for n in range(25)]
    assert quantile(group, Fraction(1, 4)) in group
    assert quantile(group, Fraction(3, 4)) in group


def test_do_not_move_with_one_odd_value() -> None:
    assert middle(ONE_ODD).median == middle([*range(1, 11), 10_000]).median
    assert qn(ONE_ODD) == qn([*range(1, 11), 10_000])
    assert sn(ONE_ODD) == sn([*range(1, 11), 10_000])


def test_measure_a_long_tail_on_its_own_side() -> None:
    below, above = double_mad([1, 2, 3, 4, 5, 10, 20, 40, 80])
    assert below < above


@given(LEVELS, st.randoms(use_true_random=False))
def test_do_not_depend_on_the_order_of_members(values: list[int | None], shuffler: Random) -> None:
    other = list(values)
    shuffler.shuffle(other)
    for measure in (middle, mad, double_mad, qn, sn, spread):
        assert measure(other) == measure(values)


@given(LEVELS)
def test_z1_change_only_the_number_of_members_with_one_more_that_answered_nothing(
    values: list[int | None],
) -> None:
    before, after = middle(values), middle([*values, None])
    assert (after.median, after.mad, after.n_answers) == (
        before.median,
        before.mad,
        before.n_answers,
    )
    assert after.n_members == before.n_members + 1
    for measure in (double_mad, qn, sn, spread):
        assert measure([*values, None]) == measure(values)


@given(LEVELS)
def test_turn_with_the_scale(values: list[int | None]) -> None:
    turned: list[Maybe] = [None if value is None else 5 - value for value in values]
    assert middle(turned).median == 5 - middle(values).median
    assert double_mad(turned) == double_mad(values)[::-1]
    for measure in (mad, qn, sn, spread):
        assert measure(turned) == measure(values)


@given(LEVELS, st.integers(0, 24))
def test_rise_with_an_answer_that_rises(values: list[int | None], place: int) -> None:
    place %= len(values)
    given_there = values[place]
    if given_there is not None:
        higher = [*values[:place], given_there + 1, *values[place + 1 :]]
        assert middle(higher).median >= middle(values).median
        for kind in range(1, 10):
            quarter = Fraction(1, 4)
            assert quantile(higher, quarter, kind=kind) >= quantile(values, quarter, kind=kind)


def test_say_nothing_about_nobody() -> None:
    with pytest.raises(TooFew):
        mad([None, None])
    with pytest.raises(TooFew):
        qn([3, None])
    with pytest.raises(TooFew):
        spread([1, 2, 3])
    with pytest.raises(ValueError, match="part between"):
        quantile([1, 2], Fraction(2))


def test_take_the_pair_and_the_member_that_rousseeuw_and_croux_name() -> None:
    assert qn([1, 2, 4, 8, 16]) == Fraction("2.21914") * Fraction(".84401") * 3
    assert sn([0, 1, 3, 10, 11, 30]) == Fraction("1.1926") * Fraction(".993") * 9
    assert round(float(qn(range(14))) / (3 * 2.21914), 4) == 0.7855
    assert quantile(range(1, 7), Fraction(1, 4), kind=3) == 2
