"""A value to check … (each test finishes the sentence)."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.distributions import beta_share, f_quantile, t_quantile
from samenscan.core.statistics.outlying import (
    Ruler,
    Shape,
    can_fire,
    grubbs_limit,
    largest_distance,
    to_check,
)
from samenscan.core.statistics.present import TooFew

GROUPS = st.lists(st.one_of(st.none(), st.integers(-50, 50)), max_size=25)


@pytest.mark.parametrize(("n", "limit"), [(8, 2.127), (10, 2.290), (25, 2.822)])
def test_lies_beyond_the_published_limits_of_grubbs(n: int, limit: float) -> None:
    """Harvey, Analytical Chemistry 2.1, appendix 7, prints 2.126 and 2.290; 25 is computed."""
    assert round(grubbs_limit(n), 3) == limit


@pytest.mark.parametrize(
    ("p", "df", "t"), [(0.975, 1, 12.706), (0.975, 10, 2.228), (0.95, 30, 1.697), (0.995, 5, 4.032)]
)
def test_rests_on_the_published_table_of_t(p: float, df: int, t: float) -> None:
    assert round(t_quantile(p, df), 3) == t
    assert round(t_quantile(1 - p, df), 3) == -t


@pytest.mark.parametrize(
    ("p", "df1", "df2", "f"), [(0.95, 1, 1, 161.448), (0.95, 5, 10, 3.326), (0.99, 10, 20, 3.368)]
)
def test_rests_on_the_published_table_of_f(p: float, df1: int, df2: int, f: float) -> None:
    assert round(f_quantile(p, df1, df2), 3) == f


def test_rests_on_a_beta_distribution_that_is_exact_where_it_is_known() -> None:
    assert beta_share(0.3, 1, 1) == pytest.approx(0.3, abs=1e-14)
    assert beta_share(0.3, 2, 1) == pytest.approx(0.09, abs=1e-14)
    assert beta_share(0.3, 1, 3) == pytest.approx(1 - 0.7**3, abs=1e-14)
    assert (beta_share(0, 2, 2), beta_share(1, 2, 2)) == (0, 1)
    assert t_quantile(0.5, 3) == 0


def test_z3_is_never_found_by_three_standard_deviations_among_ten() -> None:
    assert round(largest_distance(8), 2) == 2.47
    assert [n for n in range(2, 30) if not can_fire(n)] == list(range(2, 11))
    extreme = [0.0] * 9 + [1e9]
    mean = sum(extreme) / 10
    deviation = sqrt(sum((value - mean) ** 2 for value in extreme) / 9)
    assert (extreme[-1] - mean) / deviation == pytest.approx(largest_distance(10))
    assert largest_distance(10) < 3
    assert to_check([1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9]).marked == (9,)


def test_z4_is_marked_by_what_the_ties_leave_to_measure_with() -> None:
    assert to_check([1, 2, 3, 4, 5, 40]).ruler is Ruler.MAD
    tied = to_check([3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 50])
    assert (tied.ruler, tied.marked) == (Ruler.QUARTILES, (10,))
    equal = to_check([3, 3, 3, 3, 3, 3, 3, 3, 3, 5])
    assert (equal.ruler, equal.marked) == (Ruler.TOO_EQUAL, ())
    few = to_check([1, 1, None, 2, 90])
    assert (few.ruler, few.marked, few.n_answers, few.n_members) == (Ruler.TOO_FEW, (), 4, 5)


def test_z4_is_not_marked_by_a_ruler_that_is_zero_on_one_side() -> None:
    tied_below = [1, 3, 3, 3, 3, 4, 5, 6, 7]
    assert to_check(tied_below, Shape.SKEWED).ruler is Ruler.QUARTILES
    assert to_check(tied_below, Shape.SKEWED).marked == ()
    tied_above = [8 - value for value in tied_below]
    assert to_check(tied_above, Shape.SKEWED).ruler is Ruler.QUARTILES
    assert to_check(tied_above, Shape.SKEWED).marked == ()


def test_is_sought_among_amounts_by_their_size() -> None:
    doubling = [Fraction(2**n) for n in range(1, 12)]
    assert to_check(doubling).marked
    assert to_check(doubling, Shape.AMOUNTS).marked == ()
    assert to_check([*doubling, Fraction(10**9)], Shape.AMOUNTS).marked == (11,)
    assert to_check([Fraction(0), *doubling], Shape.AMOUNTS).ruler is Ruler.DOUBLE_MAD


@given(GROUPS, st.sampled_from([Shape.EVEN, Shape.SKEWED]))
def test_stays_marked_when_somebody_without_answer_joins_or_the_scale_turns(
    values: list[int | None], shape: Shape
) -> None:
    found = to_check(values, shape)
    joined = to_check([None, *values], shape)
    assert joined.marked == tuple(at + 1 for at in found.marked)
    assert (joined.n_members, joined.n_answers) == (found.n_members + 1, found.n_answers)
    turned = to_check([None if value is None else -value for value in values], shape)
    assert (turned.marked, turned.ruler) == (found.marked, found.ruler)


@given(GROUPS, st.integers(51, 500))
def test_stays_marked_when_it_moves_further_away(values: list[int | None], far: int) -> None:
    if len(values) in to_check([*values, far]).marked:
        assert len(values) in to_check([*values, far + 100]).marked


def test_needs_a_group() -> None:
    with pytest.raises(TooFew):
        grubbs_limit(2)
    with pytest.raises(TooFew):
        largest_distance(1)
