"""An attacker of tables with cells left out, who knows nothing of how the cells were chosen (D20).

It reads what a member reads: who is in which group, and the cells that are told. It knows the own
answers of a coalition, and asks by whole-number programs whether anybody else can still have given
each answer. It is also told of every row that is an atom which cells were left out for being small
or near unanimous, and which only went along.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from samenscan.core.disclosure.solver import Minimise

Told = Mapping[tuple[tuple[int, ...], int], int | None]
Counts = Sequence[Sequence[int]]
Own = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class CountsAttack:
    """What the attack on one question found.

    `n_attempts`: members of an atom by answers, each tried for every coalition. `n_exact`: those
    for which some coalition can rule the answer out. `narrowest`: the fewest values still possible
    for a cell that is left out of a row that is an atom; 0 where none is.
    """

    n_attempts: int
    n_exact: int
    narrowest: int


def attack_counts(sizes: Sequence[int], told: Told, counts: Counts, coalition: int) -> CountsAttack:
    """Try every answer of every atom, for every coalition at once and, where that fails, for each.

    `told`: per row (its atoms) and answer the count, None where it is left out. `counts`: the true
    table, from which the coalitions draw their own answers. NotSolved when the solver proves
    nothing.
    """
    reader = _Reader(sizes, told, counts, coalition)
    n_answers = len(counts[0])
    every = [(atom, answer) for atom in range(len(sizes)) for answer in range(n_answers)]
    found = [one for one in every if not reader.possible(*one)]
    widths = [reader.width(*one) for one in every if told.get(((one[0],), one[1]), 0) is None]
    return CountsAttack(len(every), len(found), min(widths, default=0))


class _Reader:
    """All tables that agree with what is told, and those a coalition can still think possible."""

    def __init__(self, sizes: Sequence[int], told: Told, counts: Counts, coalition: int) -> None:
        self._counts, self._coalition, self._k = counts, coalition, len(counts[0])
        self._sizes = sizes
        n = len(sizes) * self._k
        high = np.repeat(np.array(sizes, dtype=np.float64), self._k)
        self._low, self._high = np.zeros(n), high
        for (atoms, answer), value in told.items():
            if len(atoms) == 1:
                at = atoms[0] * self._k + answer
                self._low[at], self._high[at] = self._known(atoms[0], answer, value)
        self._program = Minimise(np.zeros(n), self._low, self._high).whole()
        for atom, size in enumerate(sizes):
            row = [(atom * self._k + answer, 1.0) for answer in range(self._k)]
            self._program.add(row, size, size)
        for (atoms, answer), value in told.items():
            if len(atoms) > 1 and value is not None:
                row = [(atom * self._k + answer, 1.0) for atom in atoms]
                self._program.add(row, value, value)
        self._own = [min(value, coalition) for row in counts for value in row]

    def _known(self, atom: int, answer: int, value: int | None) -> tuple[int, int]:
        """The limits of a cell: its value where told, else what the reason tells of it."""
        if value is not None:
            return value, value
        true, size = self._counts[atom][answer], self._sizes[atom]
        alone = self._coalition + 1
        together = self._coalition * (self._k - 1) + 1
        if true <= alone:
            return 0, alone
        if size - true <= together:
            return max(size - together, alone + 1), size
        return alone + 1, size - together - 1

    def possible(self, atom: int, answer: int) -> bool:
        """Whether, to every coalition, everybody else in this atom can have given this answer."""
        at = atom * self._k + answer
        # Enough who gave it: even when the coalition takes its own away, one of them is left.
        if self._counts[atom][answer] > self._coalition:
            return True
        every = dict(enumerate(self._own))
        if self._feasible({**every, at: every[at] + 1}) and not self._all_known(atom):
            return True
        return all(self._leaves(own, atom, at) for own in self._coalitions(atom, answer))

    def _all_known(self, atom: int) -> bool:
        own = self._own[atom * self._k : (atom + 1) * self._k]
        return sum(own) >= self._sizes[atom]

    def _leaves(self, own: Own, atom: int, at: int) -> bool:
        """Whether to this coalition one more of the atom can have given the answer."""
        least: dict[int, int] = {}
        for where, given in own:
            place = where * self._k + given
            least[place] = least.get(place, 0) + 1
        return self._feasible({**least, at: least.get(at, 0) + 1})

    def _coalitions(self, atom: int, answer: int) -> Iterator[Own]:
        """Every coalition, by where its members are and what they answered.

        Only those that leave somebody else in the atom with another answer.
        """
        kinds = [(a, k) for a, row in enumerate(self._counts) for k, n in enumerate(row) if n]
        for size in range(self._coalition + 1):
            for own in combinations_with_replacement(kinds, size):
                there = all(own.count(one) <= self._counts[one[0]][one[1]] for one in set(own))
                otherwise = sum(n for k, n in enumerate(self._counts[atom]) if k != answer) - sum(
                    a == atom and k != answer for a, k in own
                )
                if there and otherwise > 0:
                    yield own

    def _feasible(self, least: Mapping[int, int]) -> bool:
        for at, value in least.items():
            if value > self._high[at]:
                return False
        for at, value in least.items():
            self._program.bound(at, max(self._low[at], value), self._high[at])
        found = self._program.solve()
        for at in least:
            self._program.bound(at, self._low[at], self._high[at])
        return found is not None

    def width(self, atom: int, answer: int) -> int:
        """How many values this cell can have to somebody who knows no own answer."""
        at = atom * self._k + answer
        ends = []
        for sign in (1.0, -1.0):
            self._program.cost([(at, sign)])
            found = self._program.solve()
            if found is None:
                raise AssertionError("the true table agrees with what is told")
            ends.append(round(found.value * sign))
        self._program.cost([(at, 0.0)])
        return ends[1] - ends[0] + 1
