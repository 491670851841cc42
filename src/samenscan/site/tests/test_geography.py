"""The invented geography …"""

from collections import Counter
from itertools import pairwise

import pytest

from samenscan.members.borders import Geometry
from samenscan.site.demo.geography import invented_borders


def ring_of(geometry: Geometry) -> list[tuple[float, float]]:
    """The outer ring of the one polygon."""
    return [(x, y) for x, y in geometry["coordinates"][0][0]]


@pytest.mark.parametrize("n", [1, 2, 25, 65, 120])
def test_fills_a_province_without_gaps_or_overlaps(n: int) -> None:
    borders = invented_borders([f"zone {number}" for number in range(n)])
    assert len(borders) == n
    sides = Counter(frozenset(side) for one in borders.values() for side in pairwise(ring_of(one)))
    assert set(sides.values()) <= {1, 2}
    assert all(ring_of(one)[0] == ring_of(one)[-1] for one in borders.values())
    assert n < 2 or 2 in sides.values()


def test_is_the_same_every_time_and_runs_from_west_to_east() -> None:
    names = [f"zone {number}" for number in range(25)]
    borders = invented_borders(names)
    assert borders == invented_borders(names)
    middles = [
        sum(x for x, _ in ring_of(borders[name])) / len(ring_of(borders[name])) for name in names
    ]
    assert max(middles[:5]) < min(middles[-5:])
