"""What is certain, and what is only likely, about a small group of which some did not answer.

Hard bounds suppose nothing. Intervals suppose that who answered is a random part of the group,
which non-response never is by itself: whoever shows one has to say so.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt
from statistics import NormalDist

from samenscan.core.refused import Refused
from samenscan.core.text import text


class NoSuchGroup(Refused):
    """The numbers contradict each other: more answers than members, more yes than answers."""

    def __init__(self) -> None:
        super().__init__(
            text("These numbers of members and answers contradict each other."),
            text("Count at least one answer, and no more answers than members."),
        )


@dataclass(frozen=True)
class Bounds:
    """The lowest and highest value that is possible, both included."""

    low: Fraction
    high: Fraction


def _checked(n_members: int, n_answers: int) -> None:
    if not 1 <= n_answers <= n_members:
        raise NoSuchGroup


def mean_bounds(
    mean: Fraction, *, n_answers: int, n_members: int, lowest: Fraction, highest: Fraction
) -> Bounds:
    """Where the mean of all members lies, whatever the others would have answered.

    Manski, Journal of Human Resources 24, 1989.
    `lowest` and `highest` are the ends of the scale. With full response both bounds are the mean.
    """
    _checked(n_members, n_answers)
    told, silent = n_answers * mean, n_members - n_answers
    return Bounds((told + silent * lowest) / n_members, (told + silent * highest) / n_members)


def count_bounds(n_yes: int, *, n_answers: int, n_members: int) -> tuple[int, int]:
    """How many of all members it can be, whatever the others would have answered."""
    _checked(n_members, n_answers)
    if not 0 <= n_yes <= n_answers:
        raise NoSuchGroup
    return n_yes, n_yes + n_members - n_answers


def exact_interval(
    n_yes: int, *, n_answers: int, n_members: int, confidence: Fraction = Fraction(19, 20)
) -> tuple[int, int]:
    """The counts among all members that `n_yes` of `n_answers` does not contradict.

    Inverts the hypergeometric test at half of 1 - `confidence` on either side, in exact fractions,
    so the true count lies inside at least `confidence` of the time, if who answered was drawn at
    random. It can be narrower than `count_bounds`, which suppose nothing.
    """
    low, high = count_bounds(n_yes, n_answers=n_answers, n_members=n_members)
    tail = (1 - confidence) / 2
    possible = [
        n_total
        for n_total in range(low, high + 1)
        if _tail(n_yes, n_total, n_answers, n_members, upwards=True) > tail
        and _tail(n_yes, n_total, n_answers, n_members, upwards=False) > tail
    ]
    return possible[0], possible[-1]


def _tail(n_yes: int, n_total: int, n_answers: int, n_members: int, *, upwards: bool) -> Fraction:
    """The chance of at least (or at most) `n_yes` among the answers when `n_total` members are."""
    reach = range(n_yes, n_answers + 1) if upwards else range(n_yes + 1)
    ways = sum(comb(n_total, k) * comb(n_members - n_total, n_answers - k) for k in reach)
    return Fraction(ways, comb(n_members, n_answers))


def standard_error(spread: float, *, n_answers: int, n_members: int) -> float:
    """The standard error of a mean with the correction for a finite group: 0 at full response.

    `spread` is the standard deviation of the answers, divided by n - 1. Supposes that who answered
    was drawn at random (Cochran, Sampling Techniques, 1977, section 2.6).
    """
    _checked(n_members, n_answers)
    return spread / sqrt(n_answers) * sqrt(1 - n_answers / n_members)


def normal_interval(mean: float, error: float, confidence: float = 0.95) -> tuple[float, float]:
    """Mean plus and minus the normal quantile times the standard error; rough under 30 answers."""
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return mean - reach, mean + reach
