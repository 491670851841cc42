"""How often each step of an ordered scale was chosen: what every measure of a group starts from."""

from collections.abc import Sequence
from fractions import Fraction

from samenscan.core.refused import Refused
from samenscan.core.text import text

Counts = tuple[int, ...]


class NotCountable(Refused):
    """No measure exists for these counts: a negative one, fewer than two steps, or nobody at all.

    The last is no mistake: a caller asks `n_of` first and says that nothing can be said.
    """

    def __init__(self, counts: Sequence[int]) -> None:
        super().__init__(
            text("Nothing can be measured over these counts: %(counts)s.", counts=str(counts)),
            text("Count at least one answer on a scale of at least two steps."),
        )


def n_of(counts: Counts) -> int:
    """How many answers there are."""
    return sum(counts)


def countable(counts: Sequence[int]) -> Counts:
    """The counts as they are, step 0 first, empty steps included; NotCountable otherwise."""
    if len(counts) < 2 or min(counts) < 0 or sum(counts) == 0:
        raise NotCountable(counts)
    return tuple(counts)


def shares(counts: Counts) -> tuple[Fraction, ...]:
    """The part (0..1) of the answers on each step."""
    n = n_of(counts)
    return tuple(Fraction(count, n) for count in counts)


def cumulative(counts: Counts) -> tuple[Fraction, ...]:
    """The part (0..1) of the answers on each step or lower, without the last (which is 1)."""
    running, found = Fraction(0), []
    for share in shares(counts)[:-1]:
        running += share
        found.append(running)
    return tuple(found)


def mean(counts: Counts) -> Fraction:
    """The mean step, counted from 0; it supposes that the steps are equally far apart."""
    return sum((step * share for step, share in enumerate(shares(counts))), Fraction(0))
