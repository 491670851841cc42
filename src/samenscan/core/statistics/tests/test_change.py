"""Change … (each test finishes the sentence)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.change import Panel, moved, panel, rank_test, sign_test

# Darwin, The Effects of Cross and Self Fertilisation (1876): fifteen pairs of maize, differences
# in eighths of an inch.
DARWIN = [Fraction(d) for d in (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)]
STEPS = st.lists(st.integers(-5, 5).map(Fraction), max_size=9)


def test_gives_the_published_chance_for_darwins_maize() -> None:
    assert float(rank_test(DARWIN)) == 0.041259765625
    found = moved(DARWIN)
    assert (found.rose, found.fell, found.stayed) == (13, 2, 0)
    assert found.signs == Fraction(2 * (1 + 15 + 105), 2**15)


@pytest.mark.parametrize(("n", "p"), [(5, Fraction(1, 16)), (6, Fraction(1, 32))])
def test_z8_cannot_be_shown_by_five_members(n: int, p: Fraction) -> None:
    assert rank_test([Fraction(step) for step in range(1, n + 1)]) == p
    assert sign_test(n, 0) == p


def test_z8_is_measured_over_the_same_members_only() -> None:
    before = {"a": 1, "b": 2, "c": None, "gone": 5}
    after = {"a": 3, "b": 2, "c": 4, "new": 0, "newer": 1}
    found = panel(before, after)
    assert found == Panel((Fraction(2), Fraction(0)), came=2, left=1, silent=1)
    assert moved(found.differences).stayed == 1


def test_is_certain_to_be_chance_when_nobody_moved() -> None:
    assert moved([Fraction(0)] * 4).signs == moved([Fraction(0)] * 4).ranks == 1
    assert moved([]).ranks == 1


@given(STEPS)
def test_equals_counting_all_signs_one_by_one(steps: list[Fraction]) -> None:
    kept = [step for step in steps if step]
    sizes = sorted(abs(step) for step in kept)
    rank = {size: Fraction(2 * sizes.index(size) + sizes.count(size) + 1, 2) for size in sizes}
    half = sum(rank[size] for size in sizes) / Fraction(2)
    seen = abs(sum((rank[abs(step)] for step in kept if step > 0), Fraction(0)) - half)
    ways = list(product((0, 1), repeat=len(kept)))
    extreme = sum(
        abs(
            sum((rank[abs(step)] for step, up in zip(kept, ups, strict=True) if up), Fraction(0))
            - half
        )
        >= seen
        for ups in ways
    )
    assert rank_test(steps) == Fraction(extreme, len(ways))


@given(STEPS)
def test_does_not_depend_on_direction_or_order(steps: list[Fraction]) -> None:
    found, turned = moved(steps), moved([-step for step in steps[::-1]])
    assert (turned.rose, turned.fell, turned.stayed) == (found.fell, found.rose, found.stayed)
    assert (turned.signs, turned.ranks) == (found.signs, found.ranks)


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 5), max_size=9))
def test_counts_whoever_answered_nothing_and_changes_nothing_else(before: dict[int, int]) -> None:
    after = {member: 5 - level for member, level in before.items()}
    found = panel(before, after)
    joined = panel({**before, 99: None}, {**after, 99: None})
    assert joined.differences == found.differences
    assert joined.silent == found.silent + 1
