"""Proves two releases about the same members safe beside each other, whatever they answer (D14).

A reader takes nothing for granted: the two answers of a member have nothing to do with each
other, except where a member's first answer counts in the second result too. For each way in which
those can have answered, the two rounds are independent, and are listed one by one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import comb, prod
from typing import Literal

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.plan import ALL, Plan

Whole = npt.NDArray[np.int64]
Yes = npt.NDArray[np.bool_]
# Answered twice; first answer counts in both results; counts in the first result only, or in the
# second only.
Part = Literal["twice", "kept", "left", "new"]
Own = tuple[tuple[int, ...], ...]
_FREE: tuple[tuple[Part, ...], tuple[Part, ...]] = (("twice", "left"), ("twice", "new"))

# Beyond this many tables times looks, listing them takes minutes.
MOST_LOOKS = 5_000_000_000


@dataclass(frozen=True)
class Atom:
    """Members that no published figure tells apart: same partnership, same part in both rounds."""

    group: str
    part: Part
    n: int


@dataclass(frozen=True)
class RoundsExamination:
    """What listing every pair of results found; safe when `n_leaking` is 0."""

    n_classes: int
    n_leaking: int


def examine_rounds(
    first: Plan,
    second: Plan,
    atoms: Sequence[Atom],
    sentences: tuple[int, int] = (1, 1),
    coalition: int | None = None,
) -> RoundsExamination | None:
    """Both results together, looked at by every coalition; None where there are too many to list.

    `sentences`: one or two per question, in the first and in the second result. Safe means: for
    every other member, confirming a sentence and not confirming it both stay possible.
    """
    most = first.coalition if coalition is None else coalition
    if _work(atoms, sentences, most) > MOST_LOOKS:
        return None
    kept = _Tables([atom for atom in atoms if atom.part == "kept"], max(sentences))
    sides = tuple(
        _Side(plan, kept, [atom for atom in atoms if atom.part in parts], n)
        for plan, parts, n in zip((first, second), _FREE, sentences, strict=True)
    )
    if not kept.atoms:
        return _apart(
            sides[:1] * 2 if _alike(first, second, atoms, sentences) else sides, atoms, most
        )
    nobody = _together(*(side.told(kept.every, side.every) for side in sides))
    leaking = np.zeros(nobody.shape, dtype=bool)
    for seats in _seats(atoms, most):
        for own in kept.owns(seats):
            rows = kept.others(seats, own)
            looks = [
                [side.look(rows.fit, seats, mine) for mine in side.owns(seats)] for side in sides
            ]
            for this, that in product(*looks):
                leaking |= _leaks(this, that, rows)
    return RoundsExamination(int(nobody.sum()), int((leaking & nobody).sum()))


def _alike(first: Plan, second: Plan, atoms: Sequence[Atom], sentences: tuple[int, int]) -> bool:
    """Whether what can be seen of one result alone can be seen of the other."""
    everybody = all(atom.part == "twice" for atom in atoms)
    return everybody and first == second and sentences[0] == sentences[1]


def _apart(sides: Sequence["_Side"], atoms: Sequence[Atom], most: int) -> RoundsExamination:
    """Where nobody counts in both with one answer, a pair leaks where either result does alone.

    What somebody answered in one round then has nothing to do with what can occur in the other.
    """
    found = {side: side.leaking(atoms, most) for side in dict.fromkeys(sides)}
    n_classes = prod(len(found[side]) for side in sides)
    n_safe = prod(int((~found[side]).sum()) for side in sides)
    return RoundsExamination(n_classes, n_classes - n_safe)


@dataclass(frozen=True)
class _Rows:
    """The ways in which kept members can have answered that fit a look, and per other kept atom
    and sentence which of those have one who confirms, and which have one who does not."""

    fit: Yes
    splits: tuple[tuple[Yes, Yes], ...]


@dataclass(frozen=True)
class _Look:
    """Which results can occur per row of kept answers: at all, and with another member's answer."""

    told: Yes
    splits: tuple[tuple[Yes, Yes], ...]


def _leaks(one: _Look, two: _Look, rows: _Rows) -> Yes:
    """The pairs of results from which this look knows another member's answer."""
    possible = _together(one.told, two.told)
    safe = possible.copy()
    for has, lacks in one.splits:
        safe &= _together(has, two.told) & _together(lacks, two.told)
    for has, lacks in two.splits:
        safe &= _together(one.told, has) & _together(one.told, lacks)
    for has, lacks in rows.splits:
        safe &= _together(one.told[has], two.told[has])
        safe &= _together(one.told[lacks], two.told[lacks])
    return possible & ~safe


def _together(one: Yes, two: Yes) -> Yes:
    """The pairs of results that can occur with the same kept answers."""
    return np.asarray(one.T.astype(np.float32) @ two.astype(np.float32) > 0)


class _Tables:
    """Every table of counts over some atoms: per atom one row per table, a column per sentence."""

    def __init__(self, atoms: Sequence[Atom], sentences: int) -> None:
        self.atoms = atoms
        per_atom = [_places(atom.n, sentences) for atom in atoms]
        sizes = [len(one) for one in per_atom]
        at = np.indices(sizes).reshape(len(sizes), prod(sizes))
        self.counts = [one[where] for one, where in zip(per_atom, at, strict=True)]
        self.n = prod(sizes)
        self.every = np.ones(self.n, dtype=bool)
        self._sentences = sentences

    def owns(self, seats: dict[Atom, int]) -> Iterator[Own]:
        """What the members that look can have answered themselves."""
        places = (_places(seats[atom], self._sentences).tolist() for atom in self.atoms)
        yield from (tuple(map(tuple, own)) for own in product(*places))

    def others(self, seats: dict[Atom, int], own: Own) -> _Rows:
        """The tables that fit these looks, split by the answers of the others that remain."""
        fit = self.every.copy()
        splits: list[tuple[Yes, Yes]] = []
        for atom, counts, mine in zip(self.atoms, self.counts, own, strict=True):
            left, n = counts - np.array(mine), atom.n - seats[atom]
            fit &= (left >= 0).all(axis=1) & (left.sum(axis=1) <= n)
            if n:
                splits.extend((one > 0, one < n) for one in left.T)
        return _Rows(fit, tuple((has[fit], lacks[fit]) for has, lacks in splits))

    def of(self, group: str, column: int) -> Whole:
        """How many of one published group confirm one sentence, per table."""
        found = np.zeros(self.n, dtype=np.int64)
        for atom, counts in zip(self.atoms, self.counts, strict=True):
            if group in (ALL, atom.group):
                found = found + counts[:, column]
        return found


class _Side(_Tables):
    """One result: which one is told, per table of kept answers and of those of this round alone."""

    def __init__(self, plan: Plan, kept: _Tables, atoms: Sequence[Atom], sentences: int) -> None:
        super().__init__(atoms, sentences)
        told = np.zeros((kept.n, self.n), dtype=np.int64)
        for bands in plan.bands:
            for column in range(sentences):
                count = kept.of(bands.group, column)[:, None] + self.of(bands.group, column)
                told = told * 3 + (count > bands.low_max) + (count >= bands.high_min)
        classes, inverse = np.unique(told, return_inverse=True)
        self._class_of = inverse.reshape(told.shape)
        self._n_classes = len(classes)

    def told(self, rows: Yes, columns: Yes) -> Yes:
        """Per row of kept answers the results that can occur with these tables."""
        return self._occur(self._class_of[rows][:, columns])

    def look(self, rows: Yes, seats: dict[Atom, int], own: Own) -> _Look:
        """What can occur where these members look with these answers of their own."""
        seen = self.others(seats, own)
        classes = self._class_of[rows][:, seen.fit]
        return _Look(
            self._occur(classes),
            tuple(
                (self._occur(classes[:, has]), self._occur(classes[:, lacks]))
                for has, lacks in seen.splits
            ),
        )

    def leaking(self, atoms: Sequence[Atom], most: int) -> Yes:
        """The results of this round from which somebody knows another member's answer in it."""
        one = np.ones(1, dtype=bool)
        leaking = np.zeros(self._n_classes, dtype=bool)
        for seats in _seats([atom for atom in atoms if atom in self.atoms], most):
            for own in self.owns(seats):
                seen = self.look(one, seats, own)
                for has, lacks in seen.splits:
                    leaking |= (seen.told & ~(has & lacks))[0]
        return leaking

    def _occur(self, classes: Whole) -> Yes:
        """Per row of kept answers which results are among these."""
        found = np.zeros(len(classes) * self._n_classes, dtype=bool)
        found[(classes + np.arange(len(classes))[:, None] * self._n_classes).reshape(-1)] = True
        return found.reshape(len(classes), self._n_classes)


def _places(n: int, sentences: int) -> Whole:
    """How many of `n` members can confirm each sentence; nobody confirms both of two."""
    found = [at for at in product(range(n + 1), repeat=sentences) if sum(at) <= n]
    return np.array(found, dtype=np.int64)


def _seats(atoms: Sequence[Atom], most: int) -> Iterator[dict[Atom, int]]:
    for size in range(most + 1):
        for seats in combinations_with_replacement(atoms, size):
            members = {atom: seats.count(atom) for atom in atoms}
            if all(n <= atom.n for atom, n in members.items()):
                yield members


def _work(atoms: Sequence[Atom], sentences: tuple[int, int], most: int) -> int:
    """About how many tables are looked at in all."""
    both = max(sentences)
    kept = prod(comb(atom.n + both, both) for atom in atoms if atom.part == "kept")
    tables = [
        prod(comb(atom.n + n, n) for atom in atoms if atom.part in parts)
        for parts, n in zip(_FREE, sentences, strict=True)
    ]
    looks = comb(len(atoms) + most, most) * (1 + both) ** most
    return int(kept * sum(tables) * looks * len(atoms) * both)
