"""Borders made lighter …"""

from itertools import pairwise
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.formats.coverage import METRES_PER_DEGREE, Point, Ring, Territory, lighter

WIGGLES = st.lists(st.integers(-40, 40), min_size=1, max_size=25)


def side(ring: Ring) -> set[frozenset[Point]]:
    """The pieces of a ring, whichever way they run."""
    return {frozenset(pair) for pair in pairwise(ring)}


def two_squares(wiggles: list[int]) -> dict[str, Territory]:
    """Two squares with a border between them that wiggles."""
    step = 1 / (len(wiggles) + 1)
    border = [(1 + w / 1000, (at + 1) * step) for at, w in enumerate(wiggles)]
    west = ((0.0, 0.0), (1.0, 0.0), *border, (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    east = ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), *border[::-1], (1.0, 0.0))
    return {"west": ((west,),), "east": ((east,),)}


@given(WIGGLES, st.sampled_from([100.0, 1000.0, 5000.0]))
def test_stay_shared_between_neighbours(wiggles: list[int], tolerance_m: float) -> None:
    thinned = lighter(two_squares(wiggles), tolerance_m)
    west, east = side(thinned["west"][0][0]), side(thinned["east"][0][0])
    outside = {(0.0, 0.0), (0.0, 1.0), (2.0, 0.0), (2.0, 1.0)}
    assert {edge for edge in west if not edge & outside} == {
        edge for edge in east if not edge & outside
    }


@given(WIGGLES)
def test_leave_out_only_corners_close_to_the_new_border(wiggles: list[int]) -> None:
    before = two_squares(wiggles)["west"][0][0]
    after = lighter(two_squares(wiggles), 2000)["west"][0][0]
    for x, y in before:
        assert min(distance_m((x, y), one, other) for one, other in pairwise(after)) < 2001


def distance_m(point: Point, one: Point, other: Point) -> float:
    """Metres from a point to a piece of border, near latitude 0.5."""
    shrink = cos(radians(0.5))
    x, y = (point[0] - one[0]) * shrink, point[1] - one[1]
    to_x, to_y = (other[0] - one[0]) * shrink, other[1] - one[1]
    along = max(0.0, min(1.0, (x * to_x + y * to_y) / (to_x**2 + to_y**2)))
    return hypot(x - along * to_x, y - along * to_y) * METRES_PER_DEGREE


def test_drop_what_lies_on_a_straight_line() -> None:
    line = tuple((at / 10, 0.0) for at in range(11))
    square = (*line, (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    assert lighter({"a": ((square,),)}, 1) == {
        "a": ((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)),),)
    }


def test_keep_a_hole_equal_to_the_island_in_it() -> None:
    around = [(2 + cos(at / 20), 2 + sin(at / 20)) for at in range(125)]
    island = (*around, around[0])
    lake = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    thinned = lighter({"lake": ((lake, island[::-1]),), "island": ((island,),)}, 3000)
    hole, filled = thinned["lake"][0][1], thinned["island"][0][0]
    assert side(hole) == side(filled)
    assert 4 < len(filled) < 60


@pytest.mark.parametrize("size", [0.001, 0.0001])
def test_keep_a_territory_smaller_than_the_tolerance(size: float) -> None:
    square = ((0.0, 0.0), (size, 0.0), (size, size), (0.0, size), (0.0, 0.0))
    assert lighter({"a": ((square,),)}, 5000)["a"][0][0][0] == (0.0, 0.0)
    assert len(lighter({"a": ((square,),)}, 5000)["a"][0][0]) >= 4


def test_joins_corners_that_differ_by_less_than_a_tenth_of_a_metre() -> None:
    west = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    east = ((1.0000000004, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0000000003), (1.0000000004, 0.0))
    thinned = lighter({"west": ((west,),), "east": ((east,),)}, 10)
    assert set(thinned["west"][0][0]) & set(thinned["east"][0][0]) == {(1.0, 0.0), (1.0, 1.0)}
