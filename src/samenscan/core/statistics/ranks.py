"""Which members or themes truly differ: sets of possible ranks and tiers, never positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Ranks:
    """The best and worst rank (from 1) that the intervals leave open."""

    best: int
    worst: int


def together_sure(
    estimates: Sequence[float], errors: Sequence[float], confidence: float = 0.95
) -> tuple[tuple[float, float], ...]:
    """Intervals that all hold at once at least `confidence` of the time (Šidák, JASA 62, 1967).

    `errors` are standard errors; one of 0 gives the estimate itself.
    """
    if not estimates:
        return ()
    each = confidence ** (1 / len(estimates))
    reach = NormalDist().inv_cdf((1 + each) / 2)
    return tuple(
        (estimate - reach * error, estimate + reach * error)
        for estimate, error in zip(estimates, errors, strict=True)
    )


def rank_sets(intervals: Sequence[tuple[float, float]]) -> tuple[Ranks, ...]:
    """Which ranks each can have, 1 the highest, given intervals that hold at once.

    Klein, Wright and Wieczorek, Journal of the Royal Statistical Society C, 2020
    (doi 10.1111/rssc.12402): whoever lies wholly above counts, whoever overlaps may stand on either
    side. Wide intervals say 1 to n for everybody, and that is then the truth.
    """
    n = len(intervals)
    return tuple(
        Ranks(
            1 + sum(other_low > high for other_low, _ in intervals),
            n - sum(other_high < low for _, other_high in intervals),
        )
        for low, high in intervals
    )


def tiers(intervals: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """The tier of each, 1 the highest: a new one starts where all above lie wholly above.

    Inside a tier nothing is known about the order, and nothing may be shown that suggests one.
    """
    order = sorted(range(len(intervals)), key=lambda at: -intervals[at][1])
    found, tier, lowest = [0] * len(intervals), 1, float("inf")
    for at in order:
        low, high = intervals[at]
        if high < lowest and lowest != float("inf"):
            tier += 1
            lowest = low
        lowest = min(lowest, low)
        found[at] = tier
    return tuple(found)
