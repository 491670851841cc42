"""Plays the cleverest reader of a question with two sentences, one about either end (D10, D13).

It reads published facts only and shares no code with the certificate: it fixes who looks, one
other member and where that one stands, and counts in how many ways the rest can have answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.plan import Layout

Whole = npt.NDArray[np.int64]
Ends = tuple[int, int]
_PLACES: Mapping[str, Ends] = {"other": (1, 0), "neither": (0, 0), "cut": (0, 1)}


@dataclass(frozen=True)
class EndStatement:
    """A published fact: of the respondents of these partnerships, low..high are at this end."""

    groups: frozenset[str]
    low: int
    high: int
    other: bool


@dataclass(frozen=True)
class EndsAttack:
    """What all coalitions together found out about one question.

    `n_attempts`: coalitions by own answers by other members' groups by end. `n_exact`: attempts
    that left one answer to “is it at this end?”. `surest`: the surest such guess.
    """

    n_attempts: int
    n_exact: int
    surest: Fraction


def attack_ends(
    layout: Layout, published: Sequence[Sequence[EndStatement]], coalition: int = 2
) -> tuple[EndsAttack, ...]:
    """Attack every list of statements with every coalition of 0..`coalition`, whatever they said.

    All lists at once, because the ways in which others can have answered are the same.
    """
    sizes = [n for _, n in layout.groups]
    names = [name for name, _ in layout.groups]
    attempts = [0] * len(published)
    exact = [0] * len(published)
    surest = [Fraction(1, 2)] * len(published)
    for seats, own in _looks(sizes, coalition):
        for target, (size, seat) in enumerate(zip(sizes, seats, strict=True)):
            if size == seat:
                continue
            worlds = {
                place: _World(sizes, seats, own, target, ends) for place, ends in _PLACES.items()
            }
            for number, statements in enumerate(published):
                ways = {place: world.ways(statements, names) for place, world in worlds.items()}
                total = sum(ways.values())
                if not total:
                    continue
                for end in ("cut", "other"):
                    attempts[number] += 1
                    exact[number] += ways[end] in (0, total)
                    chance = Fraction(ways[end], total)
                    surest[number] = max(surest[number], chance, 1 - chance)
    return tuple(EndsAttack(*one) for one in zip(attempts, exact, surest, strict=True))


class _World:
    """Every way in which all others can have answered, with those who look and one more fixed."""

    def __init__(
        self,
        sizes: Sequence[int],
        seats: Sequence[int],
        own: Sequence[Ends],
        target: int,
        place: Ends,
    ) -> None:
        per_group, weights = [], []
        for group, (size, seat, ends) in enumerate(zip(sizes, seats, own, strict=True)):
            chosen = group == target
            free = size - seat - chosen
            counts = np.array(list(_ends(free)), dtype=np.int64)
            weights.append([comb(free, low) * comb(free - low, high) for low, high in _ends(free)])
            per_group.append(counts + np.array(ends) + np.array(place) * chosen)
        places = np.indices([len(one) for one in per_group]).reshape(len(per_group), -1)
        self._counts = [one[at] for one, at in zip(per_group, places, strict=True)]
        # Whole numbers of any size: the sum is exact however many members there are.
        self._weights = [np.array(one, dtype=object) for one in weights]
        self._places = places

    def ways(self, statements: Sequence[EndStatement], names: Sequence[str]) -> int:
        """In how many of them every statement is true."""
        true = np.ones(self._places.shape[1], dtype=bool)
        for one in statements:
            end = 0 if one.other else 1
            count = sum(
                self._counts[group][:, end]
                for group, name in enumerate(names)
                if name in one.groups
            )
            true &= (count >= one.low) & (count <= one.high)
        weights = np.array([1], dtype=object)
        for each, at in zip(self._weights, self._places[:, true], strict=True):
            weights = weights * each[at]
        return int(weights.sum()) if true.any() else 0


def _looks(sizes: Sequence[int], coalition: int) -> Iterator[tuple[tuple[int, ...], list[Ends]]]:
    """Every coalition over the partnerships, with every way in which its members can stand."""
    for k in range(coalition + 1):
        for chosen in combinations_with_replacement(range(len(sizes)), k):
            seats = tuple(chosen.count(group) for group in range(len(sizes)))
            if all(seat <= size for seat, size in zip(seats, sizes, strict=True)):
                for own in product(*(list(_ends(seat)) for seat in seats)):
                    yield seats, list(own)


def _ends(n: int) -> Iterator[Ends]:
    for low in range(n + 1):
        for high in range(n + 1 - low):
            yield low, high
