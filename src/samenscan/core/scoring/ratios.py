"""Columns of exact fractions: whole numbers of 64 bits while they fit, else those of Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64] | NDArray[np.object_]
# Half of what 64 bits hold, so that one sum of two products can be formed before it is looked at.
SAFE = 2**62


def largest(column: Whole) -> int:
    """The largest absolute value in this column, and 1 where that is none or less."""
    return max(1, abs(int(column.max())), abs(int(column.min()))) if len(column) else 1


def zeros(n: int, dtype: type) -> Whole:
    """A column of zeros: int64, or object for Python's own numbers."""
    return np.zeros(n, dtype=object) if dtype is object else np.zeros(n, dtype=np.int64)


def flags(mask: NDArray[np.bool_], dtype: type) -> Whole:
    """1 where it holds, 0 elsewhere, in numbers of this type."""
    return mask.astype(np.int64).astype(object) if dtype is object else mask.astype(np.int64)


def python_whole(column: Whole) -> NDArray[np.object_]:
    """The same numbers as Python's own, which have no end."""
    return column.astype(object)


def whole(numbers: Iterable[int], bound: int) -> Whole:
    """Numbers as a column; `bound` is what no sum made of them will pass."""
    return np.array(list(numbers), dtype=np.int64 if bound < SAFE else object)


def common_denominator(fractions: Iterable[Fraction]) -> int:
    """The smallest number that makes whole numbers of all of these."""
    return lcm(1, *(fraction.denominator for fraction in fractions))


@dataclass(frozen=True)
class Ratios:
    """One fraction per row; denominators are above zero."""

    numerators: Whole
    denominators: Whole

    def at(self, row: int) -> Fraction:
        """The fraction in this row, in lowest terms."""
        return Fraction(int(self.numerators[row]), int(self.denominators[row]))

    def __len__(self) -> int:
        return len(self.numerators)

    def times(self, factors: Whole) -> "Ratios":
        """Each fraction times a whole number."""
        fits = largest(self.numerators) * largest(factors) < SAFE
        one = self if fits else self._unbounded()
        return Ratios(one.numerators * factors, one.denominators)

    def plus(self, other: "Ratios") -> "Ratios":
        """Row by row, exact; reduced first where the products would grow too long."""
        one, two = self, other
        if not _sum_fits(one, two):
            one, two = one.reduced(), two.reduced()
            if not _sum_fits(one, two):
                one, two = one._unbounded(), two._unbounded()
        return Ratios(
            one.numerators * two.denominators + two.numerators * one.denominators,
            one.denominators * two.denominators,
        )

    def over(self, divisors: Whole) -> "Ratios":
        """Each fraction divided by a whole number above zero."""
        fits = largest(self.denominators) * largest(divisors) < SAFE
        one = self if fits else self._unbounded()
        return Ratios(one.numerators, one.denominators * divisors)

    def reaches(self, limit: Fraction) -> NDArray[np.bool_]:
        """Where the fraction is at least this one."""
        sides = (
            largest(self.numerators) * limit.denominator,
            largest(self.denominators) * abs(limit.numerator),
        )
        one = self if max(sides) < SAFE else self._unbounded()
        reached = one.numerators * limit.denominator >= limit.numerator * one.denominators
        return np.asarray(reached, dtype=np.bool_)

    def reduced(self) -> "Ratios":
        """The same fractions in lowest terms."""
        divisor = np.gcd(self.numerators, self.denominators)
        return Ratios(self.numerators // divisor, self.denominators // divisor)

    def _unbounded(self) -> "Ratios":
        return Ratios(python_whole(self.numerators), python_whole(self.denominators))


def _sum_fits(one: Ratios, two: Ratios) -> bool:
    crossed = (
        largest(one.numerators) * largest(two.denominators),
        largest(two.numerators) * largest(one.denominators),
        largest(one.denominators) * largest(two.denominators),
    )
    return max(crossed) < SAFE
