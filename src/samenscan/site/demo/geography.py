"""A map for the invented province: cells without gaps, made once from a seed, of nowhere real."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from random import Random

from samenscan.members.borders import Geometry

# Where the province lies on paper; the outlines follow from the seed alone.
MIDDLE = (4.6, 50.95)
CELL_DEGREES = 0.085
BENDS = 4

Point = tuple[float, float]
Corner = tuple[int, int]


def invented_borders(names: Sequence[str]) -> dict[str, Geometry]:
    """One GeoJSON geometry per name, in degrees; together they fill a province.

    The first names lie in the west, the last in the east. The same number of names gives the same
    borders every time.
    """
    cells = sorted(_nearest_cells(len(names)), key=lambda cell: (_middle(cell)[0], cell))
    return {
        name: {"type": "MultiPolygon", "coordinates": [[[[x, y] for x, y in _outline(cell)]]]}
        for name, cell in zip(names, cells, strict=True)
    }


def _nearest_cells(n: int) -> list[Corner]:
    """The hexagons closest to the middle, a little wider than high."""
    reach = int(n**0.5) + 3
    cells = [(q, r) for q in range(-reach, reach + 1) for r in range(-reach, reach + 1)]

    def distance(cell: Corner) -> float:
        x, y = _middle(cell)
        return hypot(x * 0.8, y)

    return sorted(cells, key=lambda cell: (round(distance(cell), 6), cell))[:n]


def _middle(cell: Corner) -> Point:
    """Of a hexagon with flat sides left and right, in steps of the grid."""
    q, r = cell
    return (3**0.5 * (q + r / 2), 1.5 * r)


def _outline(cell: Corner) -> Iterator[Point]:
    corners = [_corner(cell, at) for at in range(6)]
    points: list[Point] = []
    for at, corner in enumerate(corners):
        points.extend(_side(corner, corners[(at + 1) % 6])[:-1])
    for x, y in (*points, points[0]):
        longitude = MIDDLE[0] + x * CELL_DEGREES / cos(radians(MIDDLE[1]))
        yield round(longitude, 5), round(MIDDLE[1] + y * CELL_DEGREES, 5)


def _corner(cell: Corner, at: int) -> Point:
    """A corner, moved a little: the same for the three cells that share it."""
    x, y = _middle(cell)
    angle = pi / 6 + at * pi / 3
    x, y = round(x + cos(angle), 3), round(y + sin(angle), 3)
    chance = Random(f"corner {x + 0.0:.2f} {y + 0.0:.2f}")  # noqa: S311
    return x + chance.uniform(-0.36, 0.36), y + chance.uniform(-0.36, 0.36)


@lru_cache(maxsize=2000)
def _bent(one: Point, other: Point) -> tuple[Point, ...]:
    """A border that wanders: each half is bent at its middle, less and less."""
    chance = Random(f"side {one} {other}")  # noqa: S311
    points = [one, other]
    for _round in range(BENDS):
        finer = [points[0]]
        for start, end in pairwise(points):
            off = chance.uniform(-0.16, 0.16)
            x = (start[0] + end[0]) / 2 - (end[1] - start[1]) * off
            y = (start[1] + end[1]) / 2 + (end[0] - start[0]) * off
            finer += [(x, y), end]
        points = finer
    return tuple(points)


def _side(one: Point, other: Point) -> tuple[Point, ...]:
    """The same wandering border for both cells beside it."""
    return _bent(one, other) if one <= other else _bent(other, one)[::-1]
