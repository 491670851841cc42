"""Plays the cleverest reader with whole-number programs: what can every other member have answered?

It is told what was published and what those who look know; nothing of plans or certificates. It
shares no code with the attackers that count ways (`attack`, `attack_ends`), so that each checks
the other (D10).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product

import numpy as np

from samenscan.core.disclosure.gate import QuestionBands
from samenscan.core.disclosure.plan import ALL, Layout
from samenscan.core.disclosure.solver import INFINITY, Minimise, NotSolved

Known = Mapping[str, tuple[int, ...]]
"""Per atom the values that those who look know of its members: their own."""

# Beyond so many combinations of ranges nothing is decided, and so nothing is told.
_MOST_WORLDS = 256
# Those who look and one more.
_A_FEW = 3


@dataclass(frozen=True)
class Atom:
    """`n` members that no published figure tells apart, whatever they answered."""

    name: str
    n: int


@dataclass(frozen=True)
class Told:
    """A published fact about one question, and which release it stands in.

    `factors`: (atom, value, factor). The sum over all members of the factor of their value lies
    in one of `ranges`, both ends included. A count has factors 1, a total of levels the levels.
    """

    source: str
    factors: tuple[tuple[str, int, int], ...]
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Tried:
    """What all coalitions, whatever they answered themselves, could find out about one question.

    `n_attempts`: coalitions by own values by other atoms by secrets; `n_exact` of them left one
    answer (must be 0). `narrowest`: the fewest values that any of them left.
    """

    n_attempts: int
    n_exact: int
    narrowest: int


class Contradiction(NotSolved):
    """Nothing at all agrees with what was told, proven by the solver."""

    def __init__(self) -> None:
        super().__init__("what was told contradicts itself")


class ExactAttack:
    """Everything that agrees with what was told; `values` is what a member can have answered.

    Contradiction where the facts contradict one another, NotSolved where the solver proves nothing.
    """

    def __init__(self, atoms: Sequence[Atom], values: Sequence[int], told: Sequence[Told]) -> None:
        self._atoms = tuple(atom for atom in atoms if atom.n)
        self._values = tuple(values)
        n_worlds = int(np.prod([len(one.ranges) for one in told], dtype=np.int64))
        if n_worlds > _MOST_WORLDS:
            raise NotSolved("too many combinations of what was told")
        self._worlds = [
            _World(self._atoms, self._values, told, ranges)
            for ranges in product(*(one.ranges for one in told))
        ]
        if not self.left({}):
            raise Contradiction

    def left(self, known: Known) -> dict[str, frozenset[int]]:
        """Per atom with somebody else in it, the values that any one of those can still have.

        Empty when nobody can know this: it contradicts what was told.
        """
        least = self._least(known)
        if not any(world.table(least) for world in self._worlds):
            return {}
        return {
            atom.name: frozenset(
                value
                for at, value in enumerate(self._values)
                if any(world.table(self._one_more(least, place, at)) for world in self._worlds)
            )
            for place, atom in enumerate(self._atoms)
            if atom.n > len(known.get(atom.name, ()))
        }

    def _least(self, known: Known) -> tuple[int, ...]:
        if unknown := known.keys() - {atom.name for atom in self._atoms}:
            raise ValueError(f"no such atom: {sorted(unknown)}")
        return tuple(
            known.get(atom.name, ()).count(value) for atom in self._atoms for value in self._values
        )

    def _one_more(self, least: tuple[int, ...], atom: int, value: int) -> tuple[int, ...]:
        at = atom * len(self._values) + value
        return (*least[:at], least[at] + 1, *least[at + 1 :])


class _World:
    """All tables of counts per atom and value that agree with one choice of ranges."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        values: Sequence[int],
        told: Sequence[Told],
        ranges: Sequence[tuple[int, int]],
    ) -> None:
        places = [(atom.name, value) for atom in atoms for value in values]
        column = {place: at for at, place in enumerate(places)}
        size = {atom.name: atom.n for atom in atoms}
        self._most = np.array([size[name] for name, _ in places], dtype=np.int64)
        self._rows = [({column[atom.name, v]: 1 for v in values}, (atom.n,) * 2) for atom in atoms]
        for one, limits in zip(told, ranges, strict=True):
            row = {column[atom, v]: by for atom, v, by in one.factors if by and atom in size}
            self._rows.append((row, limits))
        self._program: Minimise | None = None
        self._found: list[tuple[int, ...]] = []
        self._none: list[tuple[int, ...]] = []

    def table(self, least: tuple[int, ...]) -> tuple[int, ...] | None:
        """A table with at least so many at every place; None where the solver proves none exists.

        Every table is checked again in whole numbers, so that “possible” never rests on the
        solver. A wrong “none” makes the attacker more certain, and blocks.
        """
        for seen in self._found:
            if all(n >= wanted for n, wanted in zip(seen, least, strict=True)):
                return seen
        for refuted in self._none:
            if all(wanted >= n for n, wanted in zip(refuted, least, strict=True)):
                return None
        found = self._solve(least)
        if found is None:
            self._none.append(least)
        else:
            self._found.append(found)
        return found

    def _solve(self, least: tuple[int, ...]) -> tuple[int, ...] | None:
        if any(wanted > most for wanted, most in zip(least, self._most, strict=True)):
            return None
        program = self._program = self._program or self._start()
        for column, wanted in enumerate(least):
            program.bound(column, wanted, float(self._most[column]))
        solved = program.solve()
        if solved is None:
            return None
        table = tuple(round(n) for n in solved.columns[: len(self._most)])
        if not self._agrees(table, least):
            raise NotSolved("the solver's table does not agree with what was told")
        return table

    def _start(self) -> Minimise:
        # A table with some at as many places as can be answers most of what is asked later on:
        # the second half of the columns counts up to a few per place, and is made large.
        n = len(self._most)
        most = self._most.astype(np.float64)
        few = np.minimum(most, _A_FEW)
        costs = np.concatenate([np.zeros(n), -np.ones(n)])
        program = Minimise(costs, np.zeros(2 * n), np.concatenate([most, few])).whole()
        for row, (low, high) in self._rows:
            program.add([(column, float(by)) for column, by in row.items()], low, high)
        for column in range(n):
            program.add([(column, 1.0), (n + column, -1.0)], 0, INFINITY)
        return program

    def _agrees(self, table: tuple[int, ...], least: tuple[int, ...]) -> bool:
        sums = [
            (sum(by * table[at] for at, by in row.items()), limits) for row, limits in self._rows
        ]
        return all(low <= total <= high for total, (low, high) in sums) and all(
            n >= wanted for n, wanted in zip(table, least, strict=True)
        )


def worked_out(possible: frozenset[int], secrets: Sequence[frozenset[int]]) -> int:
    """How many secrets are none any more; a secret is “is its value one of these?”."""
    return sum(possible <= secret or not possible & secret for secret in secrets)


def try_everyone(
    attack: ExactAttack,
    atoms: Sequence[Atom],
    values: Sequence[int],
    secrets: Sequence[frozenset[int]],
    coalition: int = 2,
) -> Tried:
    """Every coalition of 0..`coalition` members with every values of their own."""
    attempts = exact = 0
    narrowest = len(values)
    for known in everyone_who_looks(atoms, values, coalition):
        for possible in attack.left(known).values():
            attempts += len(secrets)
            exact += worked_out(possible, secrets)
            narrowest = min(narrowest, len(possible))
    return Tried(attempts, exact, narrowest)


def everyone_who_looks(
    atoms: Sequence[Atom], values: Sequence[int], coalition: int
) -> Iterator[dict[str, tuple[int, ...]]]:
    """Every coalition of so many members, with everything they can have answered themselves."""
    places = [(atom.name, value) for atom in atoms for value in values]
    for size in range(coalition + 1):
        for chosen in combinations_with_replacement(places, size):
            known: dict[str, tuple[int, ...]] = {}
            for name, value in chosen:
                known[name] = (*known.get(name, ()), value)
            if all(len(known.get(atom.name, ())) <= atom.n for atom in atoms):
                yield known


def releases_that_did_it(
    atoms: Sequence[Atom], values: Sequence[int], told: Sequence[Told], known: Known, atom: str
) -> tuple[str, ...]:
    """The sources that together leave one value for a member of this atom; none can be missed.

    Empty where more than one value is left.
    """

    def exact(some: Sequence[Told]) -> bool:
        return len(ExactAttack(atoms, values, some).left(known).get(atom, ())) == 1

    if not exact(told):
        return ()
    needed = list(told)
    for source in dict.fromkeys(one.source for one in told):
        without = [one for one in needed if one.source != source]
        if exact(without):
            needed = without
    return tuple(dict.fromkeys(one.source for one in needed))


def atoms_of(layout: Layout) -> tuple[Atom, ...]:
    """Partnerships are all that a release under a plan tells apart."""
    return tuple(Atom(name, n) for name, n in layout.present)


def told_by(
    facts: QuestionBands,
    inside: Mapping[str, Sequence[str]],
    cut: Sequence[int],
    other: Sequence[int] = (),
) -> tuple[Told, ...]:
    """The released bands of one question, about the atoms `inside` each partnership.

    `cut` and `other` are the values at either end.
    """
    ends = [("", cut, facts.ranges)]
    if facts.other_end is not None:
        ends.append((", the other end", other, facts.other_end.ranges))
    return tuple(
        Told(
            f"{group}{end}",
            tuple(
                (name, value, 1)
                for partnership, names in inside.items()
                if group in (ALL, partnership)
                for name in names
                for value in values
            ),
            ((found.low, found.high),),
        )
        for end, values, ranges in ends
        for group, found in ranges.items()
    )
