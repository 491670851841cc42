"""Ranks … (each test finishes the sentence)."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.ranks import Ranks, rank_sets, tiers, together_sure

INTERVALS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda ends: (ends[0], sum(ends))),
    max_size=12,
)


def test_z6_are_sets_and_tiers_never_positions() -> None:
    intervals = [(7.0, 9.0), (4.0, 6.0), (5.0, 6.5), (1.0, 2.0)]
    assert rank_sets(intervals) == (Ranks(1, 1), Ranks(2, 3), Ranks(2, 3), Ranks(4, 4))
    assert tiers(intervals) == (1, 2, 2, 3)


def test_z6_say_that_nothing_is_known_when_intervals_are_wide() -> None:
    intervals = together_sure([3.4, 3.0, 2.9, 2.7, 2.2], [0.5] * 5)
    assert set(rank_sets(intervals)) == {Ranks(1, 5)}
    assert set(tiers(intervals)) == {1}


def test_rest_on_intervals_that_hold_at_once() -> None:
    ((low, high),) = together_sure([0.0], [1.0])
    assert (round(low, 3), round(high, 3)) == (-1.96, 1.96)
    wider = together_sure([0.0] * 5, [1.0] * 5)
    assert round(wider[0][1], 3) == 2.569
    assert together_sure([], []) == ()
    assert together_sure([2.0], [0.0]) == ((2.0, 2.0),)


@given(INTERVALS)
def test_z6_tell_no_more_by_tiers_than_by_sets(intervals: list[tuple[int, int]]) -> None:
    ranks, found = rank_sets(intervals), tiers(intervals)
    assert len(set(found)) <= len(set(ranks))
    for one, ranks_of_one in zip(found, ranks, strict=True):
        for other, ranks_of_other in zip(found, ranks, strict=True):
            if one < other:
                assert ranks_of_one.worst < ranks_of_other.best


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=9))
def test_z6_grow_wider_when_they_have_to_be_surer(pairs: list[tuple[int, int]]) -> None:
    estimates, errors = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    inner, outer = (together_sure(estimates, errors, sure) for sure in (0.8, 0.99))
    for (low, high), (lower, higher) in zip(inner, outer, strict=True):
        assert lower <= low <= high <= higher
    for narrow, wide in zip(rank_sets(inner), rank_sets(outer), strict=True):
        assert wide.best <= narrow.best <= narrow.worst <= wide.worst


@given(INTERVALS, st.randoms(use_true_random=False))
def test_do_not_depend_on_the_order_of_members(
    intervals: list[tuple[int, int]], shuffler: Random
) -> None:
    order = list(range(len(intervals)))
    shuffler.shuffle(order)
    moved = [intervals[at] for at in order]
    assert rank_sets(moved) == tuple(rank_sets(intervals)[at] for at in order)
    assert tiers(moved) == tuple(tiers(intervals)[at] for at in order)


@given(INTERVALS)
def test_turn_with_the_scale(intervals: list[tuple[int, int]]) -> None:
    n = len(intervals)
    turned = rank_sets([(-high, -low) for low, high in intervals])
    assert turned == tuple(Ranks(n + 1 - r.worst, n + 1 - r.best) for r in rank_sets(intervals))
    last = max(tiers(intervals), default=0)
    assert tiers([(-high, -low) for low, high in intervals]) == tuple(
        last + 1 - tier for tier in tiers(intervals)
    )


@given(INTERVALS.filter(bool), st.integers(0, 11), st.integers(1, 9))
def test_do_not_worsen_for_whoever_rises(
    intervals: list[tuple[int, int]], at: int, rise: int
) -> None:
    at %= len(intervals)
    before = rank_sets(intervals)[at]
    low, high = intervals[at]
    after = rank_sets([*intervals[:at], (low + rise, high + rise), *intervals[at + 1 :]])[at]
    assert (after.best, after.worst) <= (before.best, before.worst)
    assert after.worst <= before.worst


@given(INTERVALS)
def test_hold_every_order_that_the_intervals_allow(intervals: list[tuple[int, int]]) -> None:
    for ends in (0, 1):
        truth = [interval[ends] for interval in intervals]
        for value, ranks in zip(truth, rank_sets(intervals), strict=True):
            above = sum(other > value for other in truth)
            assert above + 1 >= ranks.best
            assert above + 1 <= ranks.worst
