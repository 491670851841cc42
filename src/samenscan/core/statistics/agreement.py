"""Whether answers on an ordered scale lie together, apart, or at two ends: exact where it can be.

Agreement is not quality: everybody at level 0 agrees completely. All measures take the counts of
every step of the scale, empty steps included (see `counts.countable`).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import log2, sqrt

from samenscan.core.statistics.counts import Counts, countable, cumulative, mean, shares


@dataclass(frozen=True)
class Agreement:
    """The measures of one question in one group.

    `a`: van der Eijk, -1 (two ends) over 0 (evenly spread) to 1 (one step). `consensus`: Tastle
    and Wierman, 0 to 1. `leik`: ordinal dispersion, 0 to 1. `l_squared`: Blair and Lacy, 0 to 1.
    """

    a: Fraction
    consensus: float
    leik: Fraction
    l_squared: Fraction


def agreement(counts: Counts) -> Agreement:
    """All measures at once; NotCountable where there are no answers."""
    given = countable(counts)
    return Agreement(van_der_eijk(given), consensus(given), leik(given), l_squared(given))


def van_der_eijk(counts: Counts) -> Fraction:
    """Agreement A (van der Eijk, Quality & Quantity 35, 2001): -1 to 1, exact.

    The counts are cut into layers of equal height; each layer is a pattern of empty and filled
    steps whose agreement follows from its triples “filled, empty, filled” (two tops) and
    “filled, filled, empty” in either direction (one top). A is the mean over the layers, by their
    number of answers. It tells an even spread (0) from two opposed ends (-1), which most measures
    cannot.
    """
    left = list(countable(counts))
    n, total = sum(left), Fraction(0)
    while any(left):
        filled = tuple(count > 0 for count in left)
        height = min(count for count in left if count > 0)
        answers = height * sum(filled)
        total += Fraction(answers, n) * _pattern(filled)
        left = [count - height if count else 0 for count in left]
    return total


@lru_cache(maxsize=4096)
def _pattern(filled: tuple[bool, ...]) -> Fraction:
    """The agreement of one layer: 1 for one filled step, 0 when every step is filled."""
    n_steps, n_filled = len(filled), sum(filled)
    one_top = two_tops = 0
    for left, middle, right in combinations(filled, 3):
        if left and right and not middle:
            two_tops += 1
        elif middle and left != right:
            one_top += 1
    unimodal = Fraction(1)
    if one_top + two_tops:
        unimodal = Fraction(
            (n_steps - 2) * one_top - (n_steps - 1) * two_tops,
            (n_steps - 2) * (one_top + two_tops),
        )
    return unimodal * (1 - Fraction(n_filled - 1, n_steps - 1))


def consensus(counts: Counts) -> float:
    """Consensus Cns (Tastle and Wierman, Int. J. Approximate Reasoning 45, 2007): 0 to 1.

    1 when all choose one step, 0 when half choose either end. Unlike A it has no sign, so an even
    spread and two mild camps can look alike.
    """
    given = countable(counts)
    middle, width = float(mean(given)), len(given) - 1
    return 1 + sum(
        float(share) * log2(1 - abs(step - middle) / width)
        for step, share in enumerate(shares(given))
        if share
    )


def leik(counts: Counts) -> Fraction:
    """Ordinal dispersion D (Leik, Pacific Sociological Review 9, 1966): 0 (one step) to 1."""
    given = countable(counts)
    below = cumulative(given)
    return 2 * sum((min(part, 1 - part) for part in below), Fraction(0)) / len(below)


def l_squared(counts: Counts) -> Fraction:
    """Concentration l² (Blair and Lacy, Sociological Methods & Research 28, 2000): 0 to 1."""
    given = countable(counts)
    below = cumulative(given)
    apart = sum(((part - Fraction(1, 2)) ** 2 for part in below), Fraction(0))
    return apart / Fraction(len(below), 4)


def ordinal_variation(counts: Counts) -> Fraction:
    """The index of ordinal variation: 1 - l², 0 (one step) to 1 (two ends).

    Berry and Mielke, Perceptual and Motor Skills 74, 1992; without the correction that agrmt makes
    for an odd number of answers.
    """
    return 1 - l_squared(counts)


def kvalseth(counts: Counts) -> float:
    """The coefficient of ordinal variation (Kvålseth, 1995, as Blair and Lacy give it)."""
    return 1 - sqrt(l_squared(counts))


def polarisation(counts: Counts) -> Fraction:
    """A turned into 0 (one step) to 1 (two ends): (1 - A) / 2, as the R package agrmt does."""
    return (1 - van_der_eijk(counts)) / 2
