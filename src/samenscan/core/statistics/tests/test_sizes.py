"""Size … (each test finishes the sentence)."""

from math import log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.sizes import left_out, log_line, nearest, theil_sen

# Sen, Journal of the American Statistical Association 63 (1968), the example of section 6.
SEN = list(zip([1.0, 2, 3, 4, 10, 12, 18], [9.0, 15, 19, 20, 45, 55, 78], strict=True))
INHABITANTS: list[float | None] = [8_000.0 * 1.2**n for n in range(18)]
COSTS: list[float | None] = [3.0 * (size or 0) ** 0.8 for size in INHABITANTS]
SIZES = st.lists(st.one_of(st.none(), st.integers(1, 10**6)), min_size=8, max_size=25).filter(
    lambda sizes: sum(size is not None for size in sizes) > 5
)


def test_gives_the_slope_and_interval_that_sen_published() -> None:
    line = theil_sen(SEN, 0.93)
    assert line.slope == 4
    assert (round(line.low, 2), round(line.high, 2)) == (3.71, 4.38)


def test_narrows_the_interval_for_ties_in_both_directions_as_scipy_does() -> None:
    # scipy.stats.theilslopes 1.17.1; without ties in x, in y or in both, each end is another.
    x = (3, 1, 1, 4, 1, 4, 2, 3, 5, 2, 1, 1)
    y = (1, 1, 1, 13, 5, 1, 1, 1, 8, 13, 3, 1)
    line = theil_sen(list(zip(map(float, x), map(float, y), strict=True)))
    assert (line.slope, line.low) == (0, 0)
    assert line.high == pytest.approx(10 / 3)


def test_z5_explains_costs_by_a_slope_that_one_odd_member_does_not_bend() -> None:
    assert log_line(INHABITANTS, COSTS).slope == pytest.approx(0.8)
    odd = [*COSTS[:-1], 1e12]
    line = log_line(INHABITANTS, odd)
    assert line.slope == pytest.approx(0.8)
    assert line.low <= line.slope <= line.high


def test_z5_measures_a_member_by_a_line_without_itself() -> None:
    twice = [*COSTS[:3], 2 * (COSTS[3] or 0), *COSTS[4:]]
    found = left_out(INHABITANTS, twice)
    assert found[3] == pytest.approx(log(2))
    assert found[0] == pytest.approx(0, abs=1e-9)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 1000)), min_size=16, max_size=22).filter(
        lambda points: len({size for size, _ in points}) > 3
    )
)
def test_z5_measures_every_member_by_the_line_through_all_others(
    points: list[tuple[int, int]],
) -> None:
    sizes, values = ([float(point[axis]) for point in points] for axis in (0, 1))
    logs = [(log(size), log(value)) for size, value in points]
    slow = [y - theil_sen([*logs[:at], *logs[at + 1 :]]).at(x) for at, (x, y) in enumerate(logs)]
    assert left_out(sizes, values) == pytest.approx(slow, abs=1e-9)


def test_z5_gives_no_line_for_fewer_than_fifteen() -> None:
    with pytest.raises(TooFew):
        log_line(INHABITANTS[:14], COSTS[:14])
    with pytest.raises(TooFew):
        left_out(INHABITANTS[:15], COSTS[:15])
    with pytest.raises(TooFew):
        theil_sen([(1, 2), (1, 3)])


def test_leaves_out_whoever_has_no_size_or_value() -> None:
    line = log_line([*INHABITANTS, None, 10.0, 10.0], [*COSTS, 5.0, None, 0.0])
    assert line == log_line(INHABITANTS, COSTS)
    assert left_out([*INHABITANTS, None], [*COSTS, 1.0])[:-1] == left_out(INHABITANTS, COSTS)
    assert left_out([*INHABITANTS, None], [*COSTS, 1.0])[-1] is None


def test_finds_the_nearest_by_proportion() -> None:
    assert nearest([100, 50, 200, 400, 110], 0, 1) == (4,)
    assert nearest([100, 50, 200, 400, 110], 0, 2) == (4, 1, 2)
    with pytest.raises(TooFew):
        nearest([None, 1, 2, 3], 0, 2)
    with pytest.raises(TooFew):
        nearest([5, None, 2, 3], 0, 3)


@given(SIZES, st.randoms(use_true_random=False))
def test_finds_the_same_neighbours_in_any_order(sizes: list[int | None], shuffler: Random) -> None:
    member = next(at for at, size in enumerate(sizes) if size is not None)
    order = list(range(len(sizes)))
    shuffler.shuffle(order)
    found = nearest([sizes[at] for at in order], order.index(member))
    assert {order[at] for at in found} == set(nearest(sizes, member))
    assert nearest([*sizes, None], member) == nearest(sizes, member)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=12))
def test_turns_the_slope_with_the_scale(points: list[tuple[int, int]]) -> None:
    if len({x for x, _ in points}) > 1:
        line, turned = theil_sen(points), theil_sen([(x, -y) for x, y in points])
        assert turned.slope == pytest.approx(-line.slope)
        assert line.low <= line.slope <= line.high
