"""The attack on amounts … (each test finishes the sentence)."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.attack_amounts import (
    Reach,
    ToldAmount,
    ToldLargest,
    ToldSum,
    amount_left,
)
from samenscan.core.disclosure.solver import NotSolved

ZONES = ("a", "b", "c", "d")
BOUNDS = dict.fromkeys(ZONES, (0.0, 1_000.0))


def total(source: str, members: str, low: float, high: float) -> ToldSum:
    """The published total of these members, as rounded."""
    return ToldSum(source, tuple((name, 1.0) for name in members), low, high)


def test_D10_leaves_the_interval_that_a_total_and_own_amounts_leave() -> None:
    told = [total("total", "abcd", 595, 605)]
    assert amount_left(BOUNDS, told, {}, "a") == Reach(0, 605)
    assert amount_left(BOUNDS, told, {"b": 400}, "a") == Reach(0, 205)
    left = amount_left(BOUNDS, told, {"b": 400, "c": 100, "d": 45}, "a")
    assert left == Reach(50, 60)
    assert left is not None
    assert not left.exact


def test_D10_subtracts_one_total_from_another() -> None:
    told = [total("all", "abcd", 600, 600), total("without a", "bcd", 350, 350)]
    left = amount_left(BOUNDS, told, {}, "a")
    assert left is not None
    assert left.exact
    assert left.low == pytest.approx(250)


def test_D10_reads_a_maximum_as_somebodys_amount() -> None:
    told: list[ToldAmount] = [
        ToldLargest("all", ZONES, 900, 900),
        ToldLargest("small ones", ("a", "b", "c"), 140, 140),
    ]
    assert amount_left(BOUNDS, told, {}, "d") == Reach(900, 900)
    assert amount_left(BOUNDS, told, {}, "a") == Reach(0, 140)
    assert amount_left(BOUNDS, told, {"b": 139, "c": 20}, "a") == Reach(140, 140)
    assert amount_left(BOUNDS, told, {"b": 141}, "a") is None


def test_D10_knows_that_nobody_can_know_what_contradicts_a_total() -> None:
    assert amount_left(BOUNDS, [total("all", "abcd", 10, 20)], {"b": 21}, "a") is None


def test_D10_blocks_when_too_many_can_have_the_largest() -> None:
    told = [ToldLargest("", tuple(BOUNDS), 5, 5)] * 6
    with pytest.raises(NotSolved, match="too many"):
        amount_left(BOUNDS, told, {}, "a")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_D10_agrees_with_trying_every_whole_amount(data: st.DataObject) -> None:
    """With whole ends, one total per program and one maximum, the ends of a reach are whole."""
    truth = {name: data.draw(st.integers(0, 4)) for name in ZONES}
    bounds = dict.fromkeys(ZONES, (0.0, 4.0))
    inside = data.draw(st.sampled_from(["abcd", "abc", "bcd"]))
    real = sum(truth[name] for name in inside)
    wide = data.draw(st.integers(0, 2))
    group = tuple(data.draw(st.sampled_from(["ab", "abc", "bcd"])))
    top = max(truth[name] for name in group)
    told: list[ToldAmount] = [
        total("total", inside, real - wide, real),
        ToldLargest("", group, top, top),
    ]
    known = {name: float(truth[name]) for name in data.draw(st.sampled_from(["", "b", "bc", "d"]))}
    fitting = [
        dict(zip(ZONES, amounts, strict=True))
        for amounts in product(range(5), repeat=4)
        if real - wide <= sum(dict(zip(ZONES, amounts, strict=True))[m] for m in inside) <= real
        and max(dict(zip(ZONES, amounts, strict=True))[m] for m in group) == top
        and all(dict(zip(ZONES, amounts, strict=True))[m] == known[m] for m in known)
    ]
    for member in set(ZONES) - known.keys():
        left = amount_left(bounds, told, known, member)
        assert left is not None
        values = [amounts[member] for amounts in fitting]
        assert (left.low, left.high) == pytest.approx((min(values), max(values)))
