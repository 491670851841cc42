"""The cheapest cells to leave out, proven so: whole-number programming with Benders' cuts.

Fischetti and Salazar-González, Management Science 47 (2001): choose cells, let an attacker try
every sensitive one, and learn from each attack that comes too near which cells together have to
move further.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.solver import INFINITY, TOLERANCE, Minimise, NotSolved, Vector
from samenscan.core.disclosure.tables.table import Sensitive, Table

Chosen = npt.NDArray[np.bool_]
Cut = tuple[list[tuple[int, float]], float]

_ENOUGH = 1 - 1e-7


@dataclass(frozen=True)
class Exact:
    """The cells left out, what they cost together, and how many rounds of cuts it took."""

    cells: frozenset[int]
    cost: float
    n_rounds: int


def exact(table: Table, *, rounds: int = 400, nodes: int = 200_000) -> Exact | None:
    """The cheapest set of cells that meets every requirement; None when there is none.

    NotSolved when the optimum is not proven within so many rounds, or nodes of one search: then
    another method has to do. The limits count steps, not seconds, so that the same table always
    has the same outcome.
    """
    choose = Minimise(np.array(table.costs), _at_least(table), np.array(_at_most(table))).whole()
    choose.limit_nodes(nodes)
    attack = _Attack(table)
    for number in range(1, rounds + 1):
        found = choose.solve()
        if found is None:
            return None
        chosen = found.columns > 0.5
        cuts = [*attack.cuts(chosen)]
        if cuts:
            cuts += alone(table, chosen)
        if not cuts:
            cells = frozenset(int(cell) for cell in np.flatnonzero(chosen))
            return Exact(cells, sum(table.costs[cell] for cell in cells), number)
        for cut, least in cuts:
            choose.add(cut, least, INFINITY)
    raise NotSolved("too many rounds of cuts")


def alone(table: Table, chosen: Chosen) -> Iterator[Cut]:
    """For every cell left out alone in a sum: it hides nothing unless another one goes with it."""
    for row in table.rows:
        open_cells = [cell for cell, _ in row if chosen[cell]]
        if len(open_cells) == 1:
            only = open_cells[0]
            yield [(only, -1.0), *((cell, 1.0) for cell, _ in row if cell != only)], 0.0


def _at_least(table: Table) -> Vector:
    low = np.zeros(table.n)
    low[list(table.primary)] = 1.0
    return low


def _at_most(table: Table) -> list[float]:
    """A cell that everybody knows cannot be hidden, so leaving it out would change nothing."""
    return [float(cell not in table.known or cell in table.primary) for cell in range(table.n)]


class _Attack:
    """One linear program over all cells, bounded anew by what each choice leaves open."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._below = np.array([below for below, _ in table.reach])
        self._above = np.array([above for _, above in table.reach])
        zero = np.zeros(table.n)
        self._program = Minimise(zero, zero, zero)
        self._open = np.zeros(table.n, dtype=bool)
        for row in table.rows:
            self._program.add([(cell, float(factor)) for cell, factor in row], 0.0, 0.0)
        self._rows = [
            (np.array([cell for cell, _ in row]), np.array([float(factor) for _, factor in row]))
            for row in table.rows
        ]

    def cuts(self, chosen: Chosen) -> Iterator[Cut]:
        """For every requirement this choice does not meet, the row that every good choice meets."""
        for cell in np.flatnonzero(chosen != self._open):
            at = int(cell)
            if chosen[at]:
                self._program.bound(at, -self._below[at], self._above[at])
            else:
                self._program.bound(at, 0.0, 0.0)
        self._open = chosen.copy()
        for one in self._table.sensitive:
            for direction, wanted in ((1, one.above), (-1, one.below)):
                cut = self._cut(one, direction, wanted) if wanted > 0 else None
                if cut is not None:
                    yield cut

    def _cut(self, one: Sensitive, direction: int, wanted: float) -> Cut | None:
        cost = -float(direction)
        self._program.cost([(one.cell, cost)])
        found = self._program.solve()
        self._program.cost([(one.cell, 0.0)])
        if found is None:
            raise NotSolved("the true table does not satisfy its own sums")
        if -found.value >= wanted * _ENOUGH - TOLERANCE:
            return None
        reduced = np.zeros(self._table.n)
        reduced[one.cell] = cost
        for (cells, factors), dual in zip(self._rows, found.duals, strict=True):
            if dual:
                reduced[cells] -= dual * factors
        pull = np.maximum(reduced, 0) * self._below + np.maximum(-reduced, 0) * self._above
        pull[pull < TOLERANCE] = 0.0
        self._assert_dual(-found.value, float(pull[self._open].sum()), wanted)
        pull = np.minimum(pull, wanted)
        row = [(int(cell), float(pull[cell] / wanted)) for cell in np.flatnonzero(pull)]
        return row, 1.0

    def _assert_dual(self, primal: float, dual: float, wanted: float) -> None:
        """Strong duality: a cut from anything else could cut the best choice off."""
        if abs(primal - dual) > 1e-5 * max(1.0, wanted, abs(primal)):
            raise NotSolved("the attack and its proof do not agree")
