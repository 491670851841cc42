"""Propose … (each test finishes the sentence)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.check import check
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import ALL, CountsInstead, GroupBands, Layout, NoPlan, Plan
from samenscan.core.disclosure.policy import Floors
from samenscan.core.disclosure.propose import propose, told_apart
from samenscan.core.disclosure.tests.make import published_plan


def _proposed(**sizes: int) -> Plan | NoPlan:
    return propose(Layout(tuple(sizes.items())))


def _groups(plan: Plan | NoPlan) -> list[str]:
    return [] if isinstance(plan, NoPlan) else [bands.group for bands in plan.bands]


def test_D7_finds_the_reference_plan_for_12_and_11() -> None:
    plan = _proposed(east=12, west=11)
    assert isinstance(plan, Plan)
    assert plan.bands == published_plan().bands
    assert plan.certificate == published_plan(certified=True).certificate


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ({"east": 12, "west": 11}, [ALL, "east", "west"]),
        ({"east": 7, "west": 7}, [ALL, "east", "west"]),
        ({"east": 12, "west": 6}, [ALL]),
        ({"east": 4, "west": 3}, [ALL]),
        ({"east": 12, "west": 0}, ["east"]),
        ({"east": 7}, ["east"]),
        ({"east": 8, "west": 8, "south": 9}, [ALL, "east", "west", "south"]),
        ({"east": 8, "west": 8, "south": 3}, [ALL]),
        ({"east": 6}, []),
        ({"east": 3, "west": 3}, []),
        ({"east": 0, "west": 0}, []),
    ],
)
def test_D7_publishes_as_many_groups_as_are_safe(sizes: dict[str, int], groups: list[str]) -> None:
    assert _groups(_proposed(**sizes)) == groups


def test_D7_says_why_nothing_can_be_published() -> None:
    plan = _proposed(east=4, west=2)
    assert isinstance(plan, NoPlan)
    assert "6 organisations took part" in str(plan.reason)
    assert "at least 7" in str(plan.reason)


def test_D7_gives_a_sentence_and_its_opposite_the_same_bands() -> None:
    plan = _proposed(east=13, west=9)
    assert isinstance(plan, Plan)
    for bands in plan.bands:
        assert bands.low_max == bands.n - bands.high_min


def test_D7_measures_what_bands_tell_apart() -> None:
    # 0-3, 4-8, 9-12 of 12: 4*5 + 4*4 + 5*4 = 56 of the 78 pairs of counts.
    assert told_apart(GroupBands("east", 12, 3, 9)) * 78 == 56


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 13), min_size=1, max_size=3))
def test_D7_gives_a_plan_that_checks_or_a_reason(numbers: list[int]) -> None:
    layout = Layout(tuple((f"g{i}", n) for i, n in enumerate(numbers)))
    plan = propose(layout)
    assert plan == propose(layout)
    if isinstance(plan, Plan):
        check(plan_to_plain(plan))
    else:
        assert layout.n < 7


def test_D7_finds_a_plan_for_a_round_of_65() -> None:
    assert _groups(_proposed(north=35, south=30)) == [ALL, "north", "south"]


def test_D7_tells_only_all_together_where_a_proof_would_never_end() -> None:
    country = Layout(tuple((f"prefecture {n}", 36) for n in range(47)))
    assert _groups(propose(country, Floors(counts_from=1_000_000))) == [ALL]


def test_D20_tells_no_bands_from_a_hundred_respondents() -> None:
    assert isinstance(_proposed(north=49, south=50), Plan)
    large = _proposed(north=50, south=50)
    assert isinstance(large, CountsInstead)
    assert plan_from_plain(plan_to_plain(large)) == large
