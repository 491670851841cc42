"""The way from an earlier version to the one of today, bridge by bridge."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from samenscan.core.interpretation.trend.links import Crossing

Version = TypeVar("Version", bound=Hashable)


def way_between(
    bridges: Mapping[tuple[Version, Version], Crossing], start: Version, end: Version
) -> tuple[Crossing, ...] | None:
    """The fewest bridges that lead from `start` to `end` (R5); None where none do.

    `bridges` are by the versions they lead from and to. No bridge is walked backwards: what one
    question became says nothing about what several were.
    """
    ways: dict[Version, tuple[Crossing, ...]] = {start: ()}
    frontier = [start]
    while frontier and end not in ways:
        reached = []
        for (old, new), crossing in bridges.items():
            if old in frontier and new not in ways:
                ways[new] = (*ways[old], crossing)
                reached.append(new)
        frontier = reached
    return ways.get(end)
