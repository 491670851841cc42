"""Middle and spread of a small group that one odd value cannot move, in exact fractions.

Never show a quantile of a small group as a result: among 25 members it is the answer of one of
them (rule Z2 in docs/methods/small-groups.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from samenscan.core.statistics.present import Maybe, TooFew, median, present

# Makes the MAD of a normal distribution its standard deviation (as R's `mad` does).
NORMAL = Fraction(14826, 10000)
_QN, _SN = Fraction("2.21914"), Fraction("1.1926")
# Corrections for small groups from 2 on, in the R package robustbase: Qn to 12, Sn to 9.
_QN_SMALL = tuple(
    Fraction(factor)
    for factor in (
        *(".399356", ".99365", ".51321", ".84401", ".61220", ".85877"),
        *(".66993", ".87344", ".72014", ".88906", ".75743"),
    )
)
_SN_SMALL = tuple(
    Fraction(factor)
    for factor in (".743", "1.851", ".954", "1.351", ".993", "1.198", "1.005", "1.131")
)
# The pairs (a, b) of Hyndman and Fan's types 4 to 9.
_PLACING: dict[int, tuple[Fraction, Fraction]] = {
    4: (Fraction(0), Fraction(1)),
    5: (Fraction(1, 2), Fraction(1, 2)),
    6: (Fraction(0), Fraction(0)),
    7: (Fraction(1), Fraction(1)),
    8: (Fraction(1, 3), Fraction(1, 3)),
    9: (Fraction(3, 8), Fraction(3, 8)),
}


@dataclass(frozen=True)
class Middle:
    """Median and MAD of those who answered; `n_members` counts the others too."""

    n_members: int
    n_answers: int
    median: Fraction
    mad: Fraction


def middle(values: Sequence[Maybe]) -> Middle:
    """Median and MAD (see `mad`) of whoever answered; TooFew when nobody did."""
    group = present(values)
    return Middle(group.n_members, group.n_answers, median(group.values), mad(values))


def mad(values: Sequence[Maybe]) -> Fraction:
    """The median distance to the median, times 1.4826 (Hampel, JASA 69, 1974).

    0 as soon as more than half gave the same value, which happens often on six levels: then it
    says nothing about the others.
    """
    group = present(values).values
    centre = median(group)
    return NORMAL * median([abs(value - centre) for value in group])


def double_mad(values: Sequence[Maybe]) -> tuple[Fraction, Fraction]:
    """The MAD of those at or below the median and of those at or above it, for skewed values.

    Rosenmai's double MAD; both equal the MAD when the group is symmetric.
    """
    group = present(values).values
    centre = median(group)
    below = [centre - value for value in group if value <= centre]
    above = [value - centre for value in group if value >= centre]
    return NORMAL * median(below), NORMAL * median(above)


def qn(values: Sequence[Maybe]) -> Fraction:
    """Qn, a spread from the smaller distances between pairs (Rousseeuw and Croux, JASA 88, 1993).

    Needs no middle, so it suits skewed values; 0 when more than about half are the same. With the
    corrections for small groups of robustbase. TooFew under two answers.
    """
    group = present(values, needed=2).values
    n = len(group)
    apart = sorted(abs(x - y) for at, x in enumerate(group) for y in group[:at])
    half = n // 2 + 1
    return _QN * _qn_small(n) * apart[half * (half - 1) // 2 - 1]


def _qn_small(n: int) -> Fraction:
    if n <= 12:
        return _QN_SMALL[n - 2]
    if n % 2:
        extra = Fraction("1.60188") + (Fraction("-2.1284") - Fraction("5.172") / n) / n
    else:
        inner = (Fraction("6.987") - Fraction(77, n)) / n
        extra = Fraction("3.67561") + (Fraction("1.9654") + inner) / n
    return 1 / (1 + extra / n)


def sn(values: Sequence[Maybe]) -> Fraction:
    """Sn, the typical of each member's typical distance to the others (Rousseeuw and Croux, 1993).

    With the corrections for small groups of robustbase. TooFew under two answers.
    """
    group = present(values, needed=2).values
    n = len(group)
    typical = sorted(sorted(abs(x - y) for y in group)[n // 2] for x in group)
    small = _SN_SMALL[n - 2] if n <= 9 else Fraction(n) / (n - Fraction(9, 10)) if n % 2 else 1
    return _SN * small * typical[(n + 1) // 2 - 1]


def quantile(values: Sequence[Maybe], p: Fraction, *, kind: int = 7) -> Fraction:
    """The value that a part p (0..1) stays below, by one of the nine types of Hyndman and Fan.

    American Statistician 50, 1996; numbered as in R, whose usual type is 7. For computing only: a
    quantile of a small group is the answer of one or two of its members.
    """
    ordered = sorted(present(values).values)
    if not 0 <= p <= 1 or not 1 <= kind <= 9:
        raise ValueError("a part between 0 and 1 and a type from 1 to 9")
    place, weight = _placed(len(ordered), p, kind)
    low = ordered[min(max(place - 1, 0), len(ordered) - 1)]
    high = ordered[min(max(place, 0), len(ordered) - 1)]
    return low + weight * (high - low)


def _placed(n: int, p: Fraction, kind: int) -> tuple[int, Fraction]:
    """The rank (from 1) at or under the quantile, and how far it lies towards the next rank."""
    if kind in _PLACING:
        a, b = _PLACING[kind]
        at = a + p * (n + 1 - a - b)
        return floor(at), at - floor(at)
    at = n * p - (Fraction(1, 2) if kind == 3 else 0)
    whole = floor(at)
    if at != whole:
        return whole, Fraction(1)
    on_rank = {1: Fraction(0), 2: Fraction(1, 2), 3: Fraction(whole % 2)}
    return whole, on_rank[kind]


def spread(values: Sequence[Maybe]) -> Fraction:
    """The distance between the quartiles (type 7); TooFew under four answers."""
    if (n := present(values).n_answers) < 4:
        raise TooFew(n, 4)
    return quantile(values, Fraction(3, 4)) - quantile(values, Fraction(1, 4))
