"""What size explains: a line that odd members cannot bend, and the members nearest in size."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist, median

import numpy as np
from numpy.typing import NDArray

from samenscan.core.statistics.present import TooFew

# Under this a slope is mostly chance: compare with the nearest in size instead.
FEWEST_FOR_A_LINE = 15

Point = tuple[float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """y = middle + slope · x; the slope lies between `low` and `high`, as sure as was asked."""

    n_answers: int
    middle: float
    slope: float
    low: float
    high: float

    def at(self, x: float) -> float:
        """What the line expects at x."""
        return self.middle + self.slope * x


def theil_sen(points: Sequence[Point], confidence: float = 0.95) -> Line:
    """The median slope of all pairs, with the interval of Sen (JASA 63, 1968).

    Points with the same x make no pair. The interval is normal and counts ties, so it is rough
    under ten points. TooFew when no two points differ in x.
    """
    slopes = sorted(
        (after[1] - before[1]) / (after[0] - before[0])
        for at, after in enumerate(points)
        for before in points[:at]
        if after[0] != before[0]
    )
    if not slopes:
        raise TooFew(len({x for x, _ in points}), 2)
    slope = median(slopes)
    middle = median([y for _, y in points]) - slope * median([x for x, _ in points])
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(_variance(points))
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Line(len(points), middle, slope, slopes[low], slopes[high])


def _variance(points: Sequence[Point]) -> float:
    """The variance of Kendall's S under chance, less for ties in x or y."""
    n = len(points)
    total = n * (n - 1) * (2 * n + 5)
    for axis in (0, 1):
        found = [point[axis] for point in points]
        for value in set(found):
            tied = found.count(value)
            total -= tied * (tied - 1) * (2 * tied + 5)
    return max(total, 0) / 18


def log_line(
    sizes: Sequence[float | None], values: Sequence[float | None], confidence: float = 0.95
) -> Line:
    """How a value grows with size, both as logarithms: slope 1 is “so much per inhabitant”.

    A slope under 1, as most costs have, makes small members look dear per inhabitant although
    they are not. Members without a size or value, or with one that is not above 0, are left out;
    TooFew under fifteen others.
    """
    points = [point for point in _logs(sizes, values) if point is not None]
    if len(points) < FEWEST_FOR_A_LINE:
        raise TooFew(len(points), FEWEST_FOR_A_LINE)
    return theil_sen(points, confidence)


def _logs(sizes: Sequence[float | None], values: Sequence[float | None]) -> list[Point | None]:
    return [
        (log(size), log(value)) if size and value and size > 0 and value > 0 else None
        for size, value in zip(sizes, values, strict=True)
    ]


def left_out(
    sizes: Sequence[float | None], values: Sequence[float | None]
) -> tuple[float | None, ...]:
    """How far each member lies from the line through all others, as a logarithm.

    0 is as expected for the size, log(2) twice as much. The line leaves the member itself out, so
    that nobody bends its own yardstick. None where size or value is missing; TooFew unless fifteen
    others remain.
    """
    points = _logs(sizes, values)
    n_points = sum(point is not None for point in points)
    if n_points <= FEWEST_FOR_A_LINE:
        raise TooFew(n_points, FEWEST_FOR_A_LINE + 1)
    left = iter(_left_out([point for point in points if point is not None]))
    return tuple(None if point is None else next(left) for point in points)


def _left_out(points: Sequence[Point]) -> list[float]:
    """Every slope of a pair is worked out once; a member leaves out those of its own pairs."""
    x, y = np.array(points, dtype=np.float64).T
    first, second = np.triu_indices(len(points), 1)
    across = x[second] - x[first]
    pairs = across != 0
    first, second = first[pairs], second[pairs]
    slopes = (y[second] - y[first]) / across[pairs]
    members = np.arange(len(points))[:, None]
    kept = (first != members) & (second != members)
    if not kept.any(axis=1).all():
        raise TooFew(1, 2)
    slope, others = _medians(slopes, kept), members != members.T
    middle = _medians(y, others) - slope * _medians(x, others)
    found: list[float] = (y - middle - slope * x).tolist()
    return found


def _medians(values: Floats, kept: NDArray[np.bool_]) -> Floats:
    """The median of the values that each row keeps; every row keeps at least one."""
    order = values.argsort()
    ordered, upto = values[order], kept[:, order].cumsum(axis=1)
    n = upto[:, -1:]
    low, high = ((upto > rank).argmax(axis=1) for rank in ((n - 1) // 2, n // 2))
    middle: Floats = (ordered[low] + ordered[high]) / 2
    return middle


def nearest(sizes: Sequence[float | None], member: int, count: int = 5) -> tuple[int, ...]:
    """The places of the members nearest to this one in relative size, nearest first.

    Twice as large is as far as half as large. All that are as near as the last one are taken too,
    so that the order of members decides nothing. Members of unknown size are left out; TooFew
    when the member itself is one, or fewer than `count` others are known.
    """
    own = sizes[member]
    others = [at for at, size in enumerate(sizes) if size and size > 0 and at != member]
    if not own or own <= 0 or len(others) < count:
        raise TooFew(len(others), count)
    apart = {at: _times(own, sizes[at] or own) for at in others}
    last = sorted(apart.values())[count - 1]
    near = [at for at in others if apart[at] <= last]
    return tuple(sorted(near, key=lambda at: (apart[at], at)))


def _times(one: float, other: float) -> float:
    """How many times the larger is the smaller."""
    return max(one, other) / min(one, other)
