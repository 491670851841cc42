"""Everything that every single member and every pair can find out about all others, counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb, factorial, prod

import numpy as np
import numpy.typing as npt

from benchmarks.attack.scene import COALITION
from samenscan.core.disclosure.attack_exact import Atom, ExactAttack, Told, worked_out

Whole = npt.NDArray[np.int64]
Place = tuple[str, int]
LIKELY = Fraction(9, 10)


@dataclass
class Tally:
    """Per size of coalition: tries, and how many of them found a member's answer exactly.

    A try is one coalition that really took part, one other member and one secret. `narrowest`:
    the fewest values left. `surest`: the chance of the surest guess, every set of answers that
    fits taken as equally likely. `likely`: guesses of nine in ten or more, `right` of them right.
    """

    tries: Counter[int] = field(default_factory=Counter)
    exact: Counter[int] = field(default_factory=Counter)
    narrowest: int = 1_000
    surest: Fraction = Fraction(1, 2)
    likely: int = 0
    right: int = 0

    def add(self, seen: "Tally", times: int = 1) -> None:
        """Count what was seen in one question, so many times."""
        for size in seen.tries:
            self.tries[size] += times * seen.tries[size]
            self.exact[size] += times * seen.exact[size]
        self.narrowest = min(self.narrowest, seen.narrowest)
        self.surest = max(self.surest, seen.surest)
        self.likely += times * seen.likely
        self.right += times * seen.right

    def share(self, size: int) -> Fraction:
        """Which share of the tries by so many members found an answer."""
        return Fraction(self.exact[size], self.tries[size] or 1)


class Question:
    """One published question, attacked by whoever really took part; results are kept."""

    def __init__(
        self,
        sizes: Mapping[str, int],
        values: Sequence[int],
        secrets: Sequence[frozenset[int]],
        told: Sequence[Told],
        *,
        guess: bool = True,
    ) -> None:
        atoms = [Atom(name, n) for name, n in sizes.items()]
        self._secrets = secrets
        self._attack = ExactAttack(atoms, values, told)
        self._guesses = _Guesses(sizes, values, told) if guess else None
        self._left: dict[tuple[Place, ...], dict[str, frozenset[int]]] = {}

    def tally(self, real: Mapping[Place, int]) -> Tally:
        """Attack with the real answers: how many members of each atom have each value."""
        found = Tally()
        for looking, times in _looks(real):
            left = self._seen(looking)
            for (name, value), n in real.items():
                others = times * (n - looking.count((name, value)))
                if not others:
                    continue
                if value not in left.get(name, ()):
                    raise AssertionError("the attacker excludes what is true")
                found.narrowest = min(found.narrowest, len(left[name]))
                found.tries[len(looking)] += others * len(self._secrets)
                found.exact[len(looking)] += others * worked_out(left[name], self._secrets)
                self._guess(found, looking, name, value, others)
        return found

    def _seen(self, looking: tuple[Place, ...]) -> dict[str, frozenset[int]]:
        if looking not in self._left:
            known: dict[str, tuple[int, ...]] = {}
            for name, value in looking:
                known[name] = (*known.get(name, ()), value)
            self._left[looking] = self._attack.left(known)
        return self._left[looking]

    def _guess(
        self, found: Tally, looking: tuple[Place, ...], name: str, value: int, others: int
    ) -> None:
        for secret in self._secrets if self._guesses else ():
            chance = self._guesses.chance(looking, name, secret) if self._guesses else Fraction(0)
            sure = max(chance, 1 - chance)
            found.surest = max(found.surest, sure)
            if sure >= LIKELY:
                found.likely += others
                found.right += others * ((value in secret) == (chance == sure))


class _Guesses:
    """How likely a value is: every table of counts that agrees with what was told, by its ways."""

    def __init__(
        self, sizes: Mapping[str, int], values: Sequence[int], told: Sequence[Told]
    ) -> None:
        self._sizes, self._values = dict(sizes), tuple(values)
        per_atom = [np.array(list(_tables(n, len(values))), dtype=np.int64) for n in sizes.values()]
        at = np.indices([len(one) for one in per_atom]).reshape(len(per_atom), -1)
        counts = {name: one[places] for name, one, places in zip(sizes, per_atom, at, strict=True)}
        fits = np.ones(at.shape[1], dtype=bool)
        for one in told:
            total = sum(
                (by * counts[name][:, self._values.index(v)] for name, v, by in one.factors),
                start=np.zeros(at.shape[1], dtype=np.int64),
            )
            fits &= np.any([(total >= low) & (total <= high) for low, high in one.ranges], axis=0)
        self._counts = {name: table[fits] for name, table in counts.items()}
        self._chances: dict[tuple[tuple[Place, ...], str], list[Fraction]] = {}

    def chance(self, looking: tuple[Place, ...], name: str, secret: frozenset[int]) -> Fraction:
        """How likely the value of one other member of this atom is one of the secret's."""
        key = (looking, name)
        if key not in self._chances:
            self._chances[key] = self._each(looking, name)
        chances = zip(self._values, self._chances[key], strict=True)
        return sum((chance for value, chance in chances if value in secret), Fraction(0))

    def _each(self, looking: tuple[Place, ...], name: str) -> list[Fraction]:
        own = {
            atom: np.array([looking.count((atom, value)) for value in self._values])
            for atom in self._sizes
        }
        others = {atom: self._counts[atom] - own[atom] for atom in self._sizes}
        fits = np.all([(table >= 0).all(axis=1) for table in others.values()], axis=0)
        ways = np.array([1] * int(fits.sum()), dtype=object)
        for table in others.values():
            ways = ways * np.array([_ways(row) for row in table[fits].tolist()], dtype=object)
        n = self._sizes[name] - int(own[name].sum())
        total = int(ways.sum())
        return [
            Fraction(int((ways * others[name][fits][:, at]).sum()), total * n)
            for at in range(len(self._values))
        ]


def _ways(counts: Sequence[int]) -> int:
    return factorial(sum(counts)) // prod(factorial(n) for n in counts)


def _tables(n: int, width: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide so many members over the values."""
    if width == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in _tables(n - first, width - 1):
            yield (first, *rest)


def _looks(real: Mapping[Place, int]) -> Iterator[tuple[tuple[Place, ...], int]]:
    """Who can look, told apart by what they know only, and how many coalitions that is."""
    present = sorted(place for place, n in real.items() if n)
    for size in range(COALITION + 1):
        for looking in combinations_with_replacement(present, size):
            times = prod(comb(real[place], looking.count(place)) for place in set(looking))
            if times:
                yield looking, times
