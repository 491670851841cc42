"""Proves a plan safe for two sentences per question, one about either end, never both true (D13).

A member is at the low end, at the high end, or at neither. Every table of counts at both ends is
listed, as `certify` does for one sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product
from math import comb

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.plan import ALL, Plan

Whole = npt.NDArray[np.int64]
Ends = tuple[int, int]

# Beyond this many answer sets no whole number of the machine holds their sum.
_MOST = 2**62


@dataclass(frozen=True)
class EndsExamination:
    """What listing every table found; safe when `n_leaking` is 0.

    `surest`: how sure anybody can become whether a member is at an end, were every set of answers
    equally likely; 1 where it leaks, and None where there are too many answer sets to count.
    """

    n_tables: int
    n_classes: int
    n_leaking: int
    surest: Fraction | None


def examine_ends(plan: Plan, coalition: int | None = None) -> EndsExamination:
    """Look at every output with every coalition of up to so many (the plan's own) members.

    Safe means: for every other member, being at the low end and not being there both stay
    possible, and so for the high end.
    """
    tables = _Tables(plan)
    most = plan.coalition if coalition is None else coalition
    leaking = np.zeros(tables.n_classes, dtype=bool)
    surest: Fraction | None = Fraction(0)
    for members in _seats(plan.atom_sizes, most):
        for own in product(*(tuple(_both(n)) for n in members)):
            seen = tables.seen(members, own)
            leaking |= seen.leaking
            if surest is not None:
                surest = None if seen.surest is None else max(surest, seen.surest)
    return EndsExamination(tables.n, tables.n_classes, int(leaking.sum()), surest)


@dataclass(frozen=True)
class _Seen:
    leaking: npt.NDArray[np.bool_]
    surest: Fraction | None


class _Tables:
    """All tables of counts: one column per table, per atom a row for either end."""

    def __init__(self, plan: Plan) -> None:
        self._sizes = plan.atom_sizes
        per_atom = [np.array(list(_both(size)), dtype=np.int64) for size in self._sizes]
        places = np.indices([len(one) for one in per_atom]).reshape(len(per_atom), -1)
        self._counts = [one[at] for one, at in zip(per_atom, places, strict=True)]
        self.n = int(places.shape[1])
        told = _told(plan, self._counts)
        classes, inverse = np.unique(told, return_inverse=True)
        self._class_of = inverse.reshape(-1)
        self.n_classes = len(classes)
        self._countable = 3 ** sum(self._sizes) * max(self._sizes) < _MOST

    def seen(self, members: Sequence[int], own: Sequence[Ends]) -> _Seen:
        """What members with these ends of their own learn from each output about the others."""
        left = [counts - np.array(ends) for counts, ends in zip(self._counts, own, strict=True)]
        others = [size - n for size, n in zip(self._sizes, members, strict=True)]
        fits = np.ones(self.n, dtype=bool)
        for counts, n in zip(left, others, strict=True):
            fits &= (counts >= 0).all(axis=1) & (counts.sum(axis=1) <= n)
        classes = self._class_of[fits]
        possible = self._occurs(classes, None)
        leaking = np.zeros(self.n_classes, dtype=bool)
        inside = [counts[fits] for counts in left]
        for counts, n in zip(inside, others, strict=True):
            for end in (0, 1) if n else ():
                at_end = self._occurs(classes, counts[:, end] > 0)
                elsewhere = self._occurs(classes, counts[:, end] < n)
                leaking |= possible & ~(at_end & elsewhere)
        return _Seen(leaking, self._surest(classes, inside, others))

    def _occurs(self, classes: Whole, when: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.bool_]:
        chosen = classes if when is None else classes[when]
        return np.bincount(chosen, minlength=self.n_classes) > 0

    def _surest(
        self, classes: Whole, inside: Sequence[Whole], others: Sequence[int]
    ) -> Fraction | None:
        if not self._countable or not classes.size:
            return None if classes.size else Fraction(0)
        ways = np.ones(classes.size, dtype=np.int64)
        for counts, n in zip(inside, others, strict=True):
            ways *= ways_of(n)[counts[:, 0], counts[:, 1]]
        total = self._sum(classes, ways)
        surest = Fraction(0)
        for counts, n in zip(inside, others, strict=True):
            for end in (0, 1) if n else ():
                there = self._sum(classes, ways * counts[:, end])
                for all_ways, at_end in zip(total, there, strict=True):
                    if all_ways:
                        chance = Fraction(int(at_end), int(all_ways) * n)
                        surest = max(surest, chance, 1 - chance)
        return surest

    def _sum(self, classes: Whole, values: Whole) -> Whole:
        found = np.zeros(self.n_classes, dtype=np.int64)
        np.add.at(found, classes, values)
        return found


@cache
def ways_of(n: int) -> Whole:
    """In how many ways so many members can be at the low and the high end, by both counts."""
    return np.array(
        [
            [comb(n, low) * comb(n - low, high) if low + high <= n else 0 for high in range(n + 1)]
            for low in range(n + 1)
        ],
        dtype=np.int64,
    )


def _both(n: int) -> Iterator[Ends]:
    """Every way in which so many members can be at the low and the high end."""
    for low in range(n + 1):
        for high in range(n + 1 - low):
            yield low, high


def _seats(sizes: Sequence[int], most: int) -> Iterator[tuple[int, ...]]:
    for size in range(most + 1):
        for seats in combinations_with_replacement(range(len(sizes)), size):
            members = tuple(seats.count(atom) for atom in range(len(sizes)))
            if all(n <= of for n, of in zip(members, sizes, strict=True)):
                yield members


def _told(plan: Plan, counts: Sequence[Whole]) -> Whole:
    """Per table one number for all that is published: a band per group and end."""
    by_group = dict(zip((bands.group for bands in plan.of_partnerships), counts, strict=False))
    by_group[ALL] = sum(counts[1:], counts[0])
    told = np.zeros(len(counts[0]), dtype=np.int64)
    for bands in plan.bands:
        for end in (0, 1):
            count = by_group[bands.group][:, end]
            told = told * 3 + (count > bands.low_max) + (count >= bands.high_min)
    return told
