"""Values worth a second look: marked “check”, never removed, and by a rule that can fire."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import log, sqrt

from samenscan.core.statistics.distributions import t_quantile
from samenscan.core.statistics.present import Maybe, TooFew, median, present
from samenscan.core.statistics.robust import double_mad, mad, quantile, spread

FEWEST = 5


class Shape(Enum):
    """As many high as low values, a long tail, or amounts (compared by their logarithm)."""

    EVEN = "even"
    SKEWED = "skewed"
    AMOUNTS = "amounts"


class Ruler(Enum):
    """What the distance to the median was measured with, or why it could not be."""

    MAD = "mad"
    DOUBLE_MAD = "double mad"
    QUARTILES = "quartiles"
    TOO_FEW = "too few"
    TOO_EQUAL = "too equal"


@dataclass(frozen=True)
class Checked:
    """Places (from 0) of the values to check, and the ruler that marked them."""

    n_members: int
    n_answers: int
    ruler: Ruler
    marked: tuple[int, ...]


def to_check(values: Sequence[Maybe], shape: Shape = Shape.EVEN, *, limit: int = 3) -> Checked:
    """The values more than `limit` times 1.4826 MAD away from the median.

    Skewed values get a MAD on each side; amounts are compared by their logarithm, or as skewed
    ones where an amount is not above 0. When more than half are the same the MAD is 0: then
    values over 1.5 times the distance between the quartiles outside them are marked, and when
    that is 0 too, nothing is. Under five answers nothing is marked either. A mark asks whether a
    value was typed rightly; it says nothing about who is good.
    """
    group = present(values, needed=0)
    if group.n_answers < FEWEST:
        return Checked(group.n_members, group.n_answers, Ruler.TOO_FEW, ())
    compared = group.values
    if shape is Shape.AMOUNTS:
        if min(compared) > 0:
            compared = tuple(Fraction(_log(value)) for value in compared)
        else:
            shape = Shape.SKEWED
    ruler, low, high = _limits(compared, skewed=shape is Shape.SKEWED, limit=limit)
    marked = tuple(
        at
        for at, value in zip(group.places, compared, strict=True)
        if not low <= value <= high and ruler is not Ruler.TOO_EQUAL
    )
    return Checked(group.n_members, group.n_answers, ruler, marked)


def _log(value: Fraction) -> float:
    """The logarithm, also of a number too large or too small to be a float."""
    return log(value.numerator) - log(value.denominator)


def _limits(
    values: Sequence[Fraction], *, skewed: bool, limit: int
) -> tuple[Ruler, Fraction, Fraction]:
    """The ruler, and the lowest and highest value that is not marked."""
    centre = median(values)
    below, above = double_mad(values) if skewed else (mad(values), mad(values))
    if below and above:
        ruler = Ruler.DOUBLE_MAD if skewed else Ruler.MAD
        return ruler, centre - limit * below, centre + limit * above
    reach = Fraction(3, 2) * spread(values)
    low, high = quantile(values, Fraction(1, 4)), quantile(values, Fraction(3, 4))
    return (Ruler.QUARTILES if reach else Ruler.TOO_EQUAL), low - reach, high + reach


def largest_distance(n: int) -> float:
    """The most standard deviations one of n values can lie from their mean: (n - 1) / √n.

    2.47 of 8 values and 2.85 of 10, so “three standard deviations” never marks anything among ten
    or fewer (Shiffler, American Statistician 42, 1988).
    """
    if n < 2:
        raise TooFew(n, 2)
    return (n - 1) / sqrt(n)


def can_fire(n: int, limit: int = 3) -> bool:
    """Whether a rule of `limit` standard deviations can mark anything at all among n values."""
    return n >= 2 and (n - 1) ** 2 > limit**2 * n


def grubbs_limit(n: int, alpha: float = 0.05) -> float:
    """Grubbs' critical value, two-sided: the largest distance that chance explains.

    Technometrics 11, 1969; for one odd value among normal ones, which six levels are not. TooFew
    under three values.
    """
    if n < 3:
        raise TooFew(n, 3)
    t = t_quantile(1 - alpha / (2 * n), n - 2)
    return largest_distance(n) * sqrt(t * t / (n - 2 + t * t))
