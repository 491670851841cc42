"""Bounds … (each test finishes the sentence)."""

from fractions import Fraction
from itertools import pairwise, product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.bounds import (
    Bounds,
    NoSuchGroup,
    count_bounds,
    exact_interval,
    mean_bounds,
    normal_interval,
    standard_error,
)


def test_equal_the_worked_case_of_two_silent_members_of_25() -> None:
    found = mean_bounds(
        Fraction(14, 5), n_answers=23, n_members=25, lowest=Fraction(0), highest=Fraction(5)
    )
    assert found == Bounds(Fraction(322, 125), Fraction(372, 125))
    assert (float(found.low), float(found.high)) == (2.576, 2.976)
    assert count_bounds(14, n_answers=23, n_members=25) == (14, 16)


@pytest.mark.parametrize(
    ("n_yes", "n_answers", "n_members", "expected"),
    [(5, 10, 25, (7, 18)), (12, 23, 25, (12, 14)), (0, 23, 25, (0, 1)), (3, 10, 100, (8, 63))],
)
def test_equal_the_exact_intervals_computed_elsewhere(
    n_yes: int, n_answers: int, n_members: int, expected: tuple[int, int]
) -> None:
    assert exact_interval(n_yes, n_answers=n_answers, n_members=n_members) == expected


def test_suppose_nothing_where_the_interval_does() -> None:
    assert count_bounds(0, n_answers=23, n_members=25) == (0, 2)


@pytest.mark.parametrize(("n_answers", "n_members"), [(10, 25), (23, 25), (5, 12)])
def test_hold_at_least_as_often_as_they_promise(n_answers: int, n_members: int) -> None:
    for n_total in range(n_members + 1):
        held = Fraction(0)
        for n_yes in range(max(0, n_answers - n_members + n_total), min(n_answers, n_total) + 1):
            low, high = exact_interval(n_yes, n_answers=n_answers, n_members=n_members)
            if low <= n_total <= high:
                ways = comb(n_total, n_yes) * comb(n_members - n_total, n_answers - n_yes)
                held += Fraction(ways, comb(n_members, n_answers))
        assert held >= Fraction(19, 20)


@given(st.integers(1, 40), st.integers(0, 20), st.data())
def test_close_on_the_answer_when_everybody_answered(
    n_answers: int, n_silent: int, draw: st.DataObject
) -> None:
    n_members = n_answers + n_silent
    n_yes = draw.draw(st.integers(0, n_answers))
    low, high = exact_interval(n_yes, n_answers=n_answers, n_members=n_members)
    certain = count_bounds(n_yes, n_answers=n_answers, n_members=n_members)
    assert certain[0] <= low <= high <= certain[1]
    if not n_silent:
        assert low == high == n_yes
        assert standard_error(1.5, n_answers=n_answers, n_members=n_members) == 0


@given(st.integers(1, 25), st.integers(0, 12), st.data())
def test_are_wider_when_they_have_to_be_surer(
    n_answers: int, n_silent: int, draw: st.DataObject
) -> None:
    n_yes, n = draw.draw(st.integers(0, n_answers)), n_answers + n_silent
    sure = [Fraction(1, 2), Fraction(4, 5), Fraction(19, 20), Fraction(99, 100)]
    found = [
        exact_interval(n_yes, n_answers=n_answers, n_members=n, confidence=one) for one in sure
    ]
    for (low, high), (lower, higher) in pairwise(found):
        assert lower <= low <= high <= higher
    normal = [normal_interval(2.5, 0.4, float(one)) for one in sure]
    for inner, outer in pairwise(normal):
        assert outer[0] < inner[0] < 2.5 < inner[1] < outer[1]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(0, 3))
def test_hold_every_mean_the_silent_could_make(answers: list[int], n_silent: int) -> None:
    n, m = len(answers), len(answers) + n_silent
    mean = Fraction(sum(answers), n)
    ends = (Fraction(0), Fraction(5))
    found = mean_bounds(mean, n_answers=n, n_members=m, lowest=ends[0], highest=ends[1])
    means = [
        Fraction(sum(answers) + sum(filled), m) for filled in product(range(6), repeat=n_silent)
    ]
    assert (found.low, found.high) == (min(means), max(means))


def test_widen_the_normal_interval_with_the_error() -> None:
    low, high = normal_interval(2.5, 1.0)
    assert (round(low, 4), round(high, 4)) == (0.5400, 4.4600)


def test_shrink_the_error_for_a_finite_group() -> None:
    assert standard_error(2.0, n_answers=16, n_members=64) == pytest.approx(0.5 * 0.75**0.5)


@pytest.mark.parametrize(("n_yes", "n_answers", "n_members"), [(0, 0, 5), (1, 6, 5), (4, 3, 5)])
def test_refuse_numbers_that_contradict_each_other(
    n_yes: int, n_answers: int, n_members: int
) -> None:
    with pytest.raises(NoSuchGroup):
        exact_interval(n_yes, n_answers=n_answers, n_members=n_members)
