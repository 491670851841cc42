"""Plays the cleverest reader of amounts: between which two does every other member's lie? (D10)

Linear programs, two for each amount; every optimum is held against its own dual.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from samenscan.core.disclosure.solver import TOLERANCE, Minimise, NotSolved, Solution, Vector

Amounts = Mapping[str, float]
Bounds = Mapping[str, tuple[float, float]]
_MOST_WORLDS = 1_000


@dataclass(frozen=True)
class ToldSum:
    """A published total or mean: the sum of factor by amount lies between these, both included."""

    source: str
    factors: tuple[tuple[str, float], ...]
    low: float
    high: float


@dataclass(frozen=True)
class ToldLargest:
    """A published maximum: of these members nobody has over `high`, somebody at least `low`."""

    source: str
    members: tuple[str, ...]
    low: float
    high: float


ToldAmount = ToldSum | ToldLargest


@dataclass(frozen=True)
class Reach:
    """The lowest and the highest amount that agree with all that was told and known."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether one amount is left."""
        return self.high - self.low <= TOLERANCE * max(1.0, abs(self.high))


def amount_left(
    bounds: Bounds, told: Sequence[ToldAmount], known: Amounts, member: str
) -> Reach | None:
    """What is left for this member's amount; None when nobody can know this, as told.

    `bounds`: between which everybody knows each amount to lie. Where it is open who has the
    largest amount, everyone is tried in turn, and the reach spans all of them. NotSolved where a
    program proves nothing or misses its dual.
    """
    largest = [one for one in told if isinstance(one, ToldLargest)]
    if np.prod([float(len(one.members)) for one in largest]) > _MOST_WORLDS:
        raise NotSolved("too many who can have the largest amount")
    sums = [one for one in told if isinstance(one, ToldSum)]
    reaches = []
    for holders in product(*(one.members for one in largest)):
        limits = _limits(bounds, known, zip(largest, holders, strict=True))
        ends = limits and _furthest(limits, sums, member)
        if ends:
            reaches.append(ends)
    if not reaches:
        return None
    return Reach(min(one.low for one in reaches), max(one.high for one in reaches))


def _limits(
    bounds: Bounds, known: Amounts, largest: Iterable[tuple[ToldLargest, str]]
) -> dict[str, tuple[float, float]] | None:
    limits = dict(bounds)
    limits.update({name: (amount, amount) for name, amount in known.items()})
    for one, holder in largest:
        for name in one.members:
            low, high = limits[name]
            limits[name] = (max(low, one.low) if name == holder else low, min(high, one.high))
    return None if any(low > high for low, high in limits.values()) else limits


def _furthest(
    limits: Mapping[str, tuple[float, float]], sums: Sequence[ToldSum], member: str
) -> Reach | None:
    column = {name: at for at, name in enumerate(limits)}
    rows = np.zeros((len(sums), len(column)))
    for at, one in enumerate(sums):
        for name, by in one.factors:
            rows[at, column[name]] += by
    ends = []
    for sign in (1.0, -1.0):
        costs = np.zeros(len(column))
        costs[column[member]] = sign
        found = _optimum(costs, np.array(list(limits.values())), rows, sums)
        if found is None:
            return None
        ends.append(sign * found)
    return Reach(ends[0], ends[1])


def _optimum(
    costs: Vector,
    limits: Vector,
    rows: Vector,
    sums: Sequence[ToldSum],
) -> float | None:
    program = Minimise(costs, limits[:, 0], limits[:, 1])
    for row, one in zip(rows, sums, strict=True):
        program.add([(at, float(by)) for at, by in enumerate(row) if by], one.low, one.high)
    solved = program.solve()
    if solved is None:
        return None
    bound = _dual(solved, costs, limits, rows, sums)
    if abs(bound - solved.value) > TOLERANCE * max(1.0, abs(solved.value)):
        raise NotSolved("an optimum that its dual does not reach")
    return solved.value


def _dual(
    solved: Solution,
    costs: Vector,
    limits: Vector,
    rows: Vector,
    sums: Sequence[ToldSum],
) -> float:
    """The bound that the duals prove, whatever the solver says its optimum is."""
    of_rows = sum(
        dual * (one.low if dual > 0 else one.high)
        for dual, one in zip(solved.duals, sums, strict=True)
    )
    reduced = costs - rows.T @ solved.duals
    of_columns = np.where(reduced > 0, reduced * limits[:, 0], reduced * limits[:, 1])
    return float(of_rows + of_columns.sum())
