"""Plan … (each test finishes the sentence)."""

from fractions import Fraction

import pytest

from samenscan.core.disclosure.plan import ALL, GroupBands, Layout, Plan, PlanRefused
from samenscan.core.disclosure.tests.make import make_plan, published_plan


@pytest.mark.parametrize("low_max", [1 / 3, Fraction(1, 3), True, "3", 3.0])
def test_D3_takes_whole_numbers_only(low_max: object) -> None:
    with pytest.raises(PlanRefused):
        GroupBands("east", 12, low_max, 9)  # type: ignore[arg-type]  # the mistake under test


@pytest.mark.parametrize(("low_max", "high_min"), [(9, 3), (4, 4), (-1, 5), (3, 13)])
def test_D3_refuses_cuts_out_of_order(low_max: int, high_min: int) -> None:
    with pytest.raises(PlanRefused):
        GroupBands("east", 12, low_max, high_min)


@pytest.mark.parametrize(
    "groups",
    [(), (("all", 9),), (("east", 9), ("east", 3)), (("", 9),), (("east", -1),), (("east", 9.0),)],
)
def test_refuses_a_layout_that_is_not_one(groups: tuple[tuple[str, int], ...]) -> None:
    with pytest.raises(PlanRefused):
        Layout(groups)


def test_refuses_groups_that_are_not_its_layouts() -> None:
    layout = Layout((("east", 12), ("west", 11)))
    for bands in (
        (),
        (GroupBands("north", 12, 3, 9),),
        (GroupBands("east", 11, 3, 9),),
        (GroupBands(ALL, 12, 3, 9),),
        (GroupBands("east", 12, 3, 9), GroupBands("east", 12, 4, 9)),
    ):
        with pytest.raises(PlanRefused):
            Plan(layout, bands)
    with pytest.raises(PlanRefused):
        Plan(layout, (GroupBands("east", 12, 3, 9),), coalition=1)


def test_gives_every_count_one_band_within_its_limits() -> None:
    for bands in published_plan().bands:
        for count in range(bands.n + 1):
            low, high = bands.limits(bands.band(count))
            assert low <= count <= high


def test_counts_what_is_left_of_all_as_an_atom_of_its_own() -> None:
    plan = make_plan({"east": 12, "west": 8, "south": 3}, {ALL: (7, 16), "east": (3, 9)})
    assert plan.atom_sizes == (12, 11)
    assert plan.output((3, 5)) == ("some", "few")
    assert make_plan({"east": 12, "west": 8}, {"east": (3, 9)}).atom_sizes == (12,)


def test_has_a_hash_that_changes_with_every_cut() -> None:
    plan = published_plan()
    moved = make_plan({"east": 12, "west": 11}, {ALL: (7, 16), "east": (3, 9), "west": (3, 9)})
    assert plan.content_hash == published_plan().content_hash != moved.content_hash
