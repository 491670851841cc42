"""A part or a middle of a group with what is certain about it: hard bounds first (Z21, Z22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenscan.core.statistics.bounds import (
    Bounds,
    count_bounds,
    exact_interval,
    mean_bounds,
    standard_error,
)
from samenscan.core.statistics.counts import Counts

# Exact tails of larger groups take long, and their members are no longer few.
MOST_FOR_EXACT = 200
CONFIDENCE = Fraction(19, 20)


@dataclass(frozen=True)
class Part:
    """How many of a group say something.

    `n_members` are those to whom it applies or may apply: the silent are in, whoever said that it
    does not apply is out. None said anything when `n_answers` is 0, and then nothing can be said.
    """

    n_yes: int
    n_answers: int
    n_members: int

    @property
    def silent(self) -> int:
        """Of how many nothing is known."""
        return self.n_members - self.n_answers

    @property
    def certain(self) -> tuple[int, int] | None:
        """The fewest and the most of all members it can be, whatever the silent would say."""
        if not self.n_answers:
            return None
        return count_bounds(self.n_yes, n_answers=self.n_answers, n_members=self.n_members)

    @cached_property
    def likely(self) -> tuple[int, int] | None:
        """Where it lies 19 times in 20 if chance alone decided who is silent; None if all spoke.

        None too where nobody did, and in groups over MOST_FOR_EXACT.
        """
        if not self.n_answers or not self.silent or self.n_members > MOST_FOR_EXACT:
            return None
        return exact_interval(
            self.n_yes,
            n_answers=self.n_answers,
            n_members=self.n_members,
            confidence=CONFIDENCE,
        )


@dataclass(frozen=True)
class Middle:
    """The mean and median of values on a known scale, with the hard bounds of the mean.

    `error` is the standard error with the correction for a finite group, if chance alone decided
    who is silent: 0 when all spoke. None under two answers.
    """

    n_answers: int
    n_members: int
    mean: Fraction
    median: Fraction
    certain: Bounds
    error: float | None


def middle_of_counts(counts: Counts, n_members: int) -> Middle | None:
    """The middle of steps 0 to len(counts) - 1; None when nobody gave one."""
    n = sum(counts)
    if not n:
        return None
    total = sum(step * count for step, count in enumerate(counts))
    squares = sum(step * step * count for step, count in enumerate(counts))
    mean = Fraction(total, n)
    return Middle(
        n,
        n_members,
        mean,
        _median_step(counts, n),
        _bounds(mean, n, n_members, Fraction(len(counts) - 1)),
        _error(squares - total * mean, n, n_members),
    )


def middle_of(values: Sequence[Fraction], n_members: int, highest: Fraction) -> Middle | None:
    """The middle of values from 0 to `highest`; None when there are none."""
    n = len(values)
    if not n:
        return None
    ordered = sorted(values)
    mean = sum(ordered, Fraction(0)) / n
    return Middle(
        n,
        n_members,
        mean,
        (ordered[(n - 1) // 2] + ordered[n // 2]) / 2,
        _bounds(mean, n, n_members, highest),
        _error(sum((value - mean) ** 2 for value in ordered), n, n_members),
    )


def _bounds(mean: Fraction, n: int, n_members: int, highest: Fraction) -> Bounds:
    return mean_bounds(mean, n_answers=n, n_members=n_members, lowest=Fraction(0), highest=highest)


def _error(squares: Fraction | int, n: int, n_members: int) -> float | None:
    """From the sum of squared distances to the mean."""
    if n < 2:
        return None
    return standard_error(float(squares / (n - 1)) ** 0.5, n_answers=n, n_members=n_members)


def _median_step(counts: Counts, n: int) -> Fraction:
    found, below = [], 0
    for step, count in enumerate(counts):
        for rank in {(n - 1) // 2, n // 2}:
            if below <= rank < below + count:
                found.append(step)
        below += count
    return Fraction(sum(found), len(found))
