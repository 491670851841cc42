"""Borders made lighter together: what two neighbours share is thinned once, so no gap appears.

Rings are cut where more than two borders meet; each piece between two such points is thinned by
Douglas and Peucker's rule (Cartographica 10(2), 1973), whichever neighbour asks for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, radians

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Territory = tuple[Polygon, ...]

METRES_PER_DEGREE = 111_320.0
# A tenth of a metre: neighbours' corners that differ less are the same corner.
DECIMALS = 6


def lighter(coverage: Mapping[str, Territory], tolerance_m: float) -> dict[str, Territory]:
    """Territories in degrees (longitude, latitude) with fewer corners, none moved.

    No corner that is left out lay further than `tolerance_m` metres from the new border. Rings are
    closed, first corner last again, in and out; a ring that would vanish stays as it was.
    """
    clean = {
        code: tuple(tuple(_open(ring) for ring in polygon) for polygon in territory)
        for code, territory in coverage.items()
    }
    meetings = _meetings(clean)
    thinned: dict[Ring, Ring] = {}
    latitudes = [y for territory in clean.values() for p in territory for r in p for _x, y in r]
    shrink = cos(radians(sum(latitudes) / max(len(latitudes), 1)))
    plane = _Plane(shrink, tolerance_m / METRES_PER_DEGREE)
    return {
        code: tuple(
            tuple(_closed(_thin_ring(ring, meetings, thinned, plane)) for ring in polygon if ring)
            for polygon in territory
        )
        for code, territory in clean.items()
    }


class _Plane:
    """Distances around one latitude, where a degree of longitude is shorter."""

    def __init__(self, shrink: float, tolerance: float) -> None:
        self.shrink, self.tolerance = shrink, tolerance

    def off(self, point: Point, one: Point, other: Point) -> float:
        """How far a point lies from the line between two others, in degrees of latitude."""
        x, y = (point[0] - one[0]) * self.shrink, point[1] - one[1]
        to_x, to_y = (other[0] - one[0]) * self.shrink, other[1] - one[1]
        length = hypot(to_x, to_y)
        if length == 0:
            return hypot(x, y)
        along = max(0.0, min(1.0, (x * to_x + y * to_y) / length**2))
        return hypot(x - along * to_x, y - along * to_y)


def _open(ring: Sequence[Point]) -> Ring:
    corners: list[Point] = []
    for x, y in ring:
        corner = (round(x, DECIMALS), round(y, DECIMALS))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return tuple(corners) if len(corners) > 2 else ()


def _closed(ring: Ring) -> Ring:
    return (*ring, ring[0])


def _meetings(coverage: Mapping[str, Territory]) -> frozenset[Point]:
    """The corners where borders meet or part: those with other than two neighbours."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for territory in coverage.values():
        for polygon in territory:
            for ring in polygon:
                for at, corner in enumerate(ring):
                    beside[corner] |= {ring[at - 1], ring[(at + 1) % len(ring)]}
    return frozenset(corner for corner, others in beside.items() if len(others) != 2)


def _thin_ring(
    ring: Ring, meetings: frozenset[Point], thinned: dict[Ring, Ring], plane: _Plane
) -> Ring:
    corners: list[Point] = []
    for piece in _pieces(ring, meetings):
        # The same piece seen from the other side runs the other way.
        forward = piece <= piece[::-1]
        key = piece if forward else piece[::-1]
        if key not in thinned:
            thinned[key] = _thin(key, plane)
        kept = thinned[key] if forward else thinned[key][::-1]
        corners.extend(kept[:-1])
    return tuple(corners) if len(corners) > 2 else ring


def _pieces(ring: Ring, meetings: frozenset[Point]) -> Iterator[Ring]:
    cuts = [at for at, corner in enumerate(ring) if corner in meetings]
    if not cuts:
        # An island, or a hole and what fills it: both start at the same corner.
        cuts = [ring.index(min(ring))]
    for at, cut in enumerate(cuts):
        end = cuts[(at + 1) % len(cuts)]
        yield ring[cut : end + 1] if end > cut else ring[cut:] + ring[: end + 1]


def _thin(piece: Ring, plane: _Plane) -> Ring:
    kept = {0, len(piece) - 1}
    open_spans = [(0, len(piece) - 1)]
    while open_spans:
        start, end = open_spans.pop()
        furthest, at = 0.0, 0
        for middle in range(start + 1, end):
            off = plane.off(piece[middle], piece[start], piece[end])
            if off > furthest:
                furthest, at = off, middle
        if furthest > plane.tolerance:
            kept.add(at)
            open_spans += [(start, at), (at, end)]
    return tuple(piece[at] for at in sorted(kept))
