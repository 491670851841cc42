"""Exact fractions, added and made without a greatest common divisor at every step."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """This decimal as a fraction; weights and scores of a questionnaire are a few, often asked."""
    return Fraction(number)


def exact_sum(fractions: Iterable[Fraction]) -> Fraction:
    """Their sum; fractions with the same denominator are added as whole numbers."""
    return added((one.numerator, one.denominator) for one in fractions)


def weighted_sum(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of the products of these pairs."""
    return added(
        (one.numerator * other.numerator, one.denominator * other.denominator)
        for one, other in pairs
    )


def added(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """The sum of these numerators over these denominators, which are above zero."""
    by_denominator: dict[int, int] = {}
    for numerator, denominator in ratios:
        by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
    total = Fraction(0)
    for denominator, numerator in by_denominator.items():
        total += Fraction(numerator, denominator)
    return total
