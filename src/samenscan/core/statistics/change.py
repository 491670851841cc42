"""Whether a group moved between two rounds: the same members twice, with exact tests."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import TypeVar

from samenscan.core.statistics.present import Maybe

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True)
class Panel:
    """The differences (after - before) of whoever answered twice, and why others are not in it.

    `came` and `left` were asked in one round only; `silent` were asked twice and answered at most
    once.
    """

    differences: tuple[Fraction, ...]
    came: int
    left: int
    silent: int


@dataclass(frozen=True)
class Moved:
    """How many rose, fell or stayed, and how often chance alone moves as many one way (two-sided).

    `signs` counts directions only, so it suits levels. `ranks` also ranks the sizes of steps
    (Wilcoxon), which supposes that these compare between members. 1 when nobody moved.
    """

    rose: int
    fell: int
    stayed: int
    signs: Fraction
    ranks: Fraction


def panel(before: Mapping[Member, Maybe], after: Mapping[Member, Maybe]) -> Panel:
    """The same members twice: a mean over whoever happens to be there moves when members come."""
    both = before.keys() & after.keys()
    pairs = ((before[member], after[member]) for member in before if member in both)
    differences = tuple(
        Fraction(new) - Fraction(old) for old, new in pairs if old is not None and new is not None
    )
    return Panel(
        differences,
        came=len(after.keys() - both),
        left=len(before.keys() - both),
        silent=len(both) - len(differences),
    )


def moved(differences: Sequence[Fraction]) -> Moved:
    """Rises and falls with both tests; who stayed tells nothing about the direction."""
    rose = sum(difference > 0 for difference in differences)
    fell = sum(difference < 0 for difference in differences)
    return Moved(
        rose, fell, len(differences) - rose - fell, sign_test(rose, fell), rank_test(differences)
    )


def sign_test(rose: int, fell: int) -> Fraction:
    """The chance that a fair coin splits as unevenly or more, both ways; 1 when nobody moved."""
    n = rose + fell
    tail = sum(comb(n, k) for k in range(min(rose, fell) + 1))
    return min(Fraction(1), Fraction(2 * tail, 2**n))


def rank_test(differences: Sequence[Fraction]) -> Fraction:
    """Wilcoxon's signed-rank test, exact over all 2ⁿ signs, also with ties (mean ranks).

    Zeros are left out, as Wilcoxon did (Biometrics Bulletin 1, 1945). 1 when nobody moved. It
    cannot go under 2 / 2ⁿ: with five members that moved nothing is ever below 5 %.
    """
    steps = [difference for difference in differences if difference != 0]
    doubled = _doubled_ranks([abs(step) for step in steps])
    total = sum(doubled)
    ways = [1] + [0] * total
    for rank in doubled:
        for at in range(total, rank - 1, -1):
            ways[at] += ways[at - rank]
    up = sum(rank for rank, step in zip(doubled, steps, strict=True) if step > 0)
    tail = sum(ways[: min(up, total - up) + 1])
    return min(Fraction(1), Fraction(2 * tail, 2 ** len(steps)))


def _doubled_ranks(sizes: Sequence[Fraction]) -> list[int]:
    """Twice the rank of each size, so that the mean rank of ties stays whole."""
    return [
        sum(other < size for other in sizes) * 2 + sum(other == size for other in sizes) + 1
        for size in sizes
    ]
