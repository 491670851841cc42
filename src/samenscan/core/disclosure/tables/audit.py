"""What an attacker can still work out of a table with cells left out: the interval of each one."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from samenscan.core.disclosure.solver import TOLERANCE, Minimise, NotSolved
from samenscan.core.disclosure.tables.table import Sensitive, Table


@dataclass(frozen=True)
class Interval:
    """The values of one cell that agree with all that is published and known beforehand."""

    cell: int
    low: float
    high: float

    def met(self, table: Table) -> bool:
        """Whether the interval reaches as far as every requirement on the cell asks for."""
        value = table.values[self.cell]
        slack = TOLERANCE * max(1.0, abs(value))
        return all(
            value - self.low >= one.below - slack and self.high - value >= one.above - slack
            for one in table.sensitive
            if one.cell == self.cell
        )

    def exact(self) -> bool:
        """Whether nothing but the value itself is left."""
        return self.high - self.low <= TOLERANCE * max(1.0, abs(self.high))


def audit(table: Table, left_out: Collection[int]) -> tuple[Interval, ...]:
    """The interval of every sensitive cell when these cells are left out (two programs each).

    A sensitive cell that is not left out is known. NotSolved when the solver proves nothing.
    """
    attacker = Attacker(table, left_out)
    return tuple(attacker.interval(one) for one in table.sensitive)


class Attacker:
    """All tables that agree with what is published, as deviations from the true one."""

    def __init__(self, table: Table, left_out: Collection[int]) -> None:
        self._table = table
        self.cells = sorted(left_out)
        self._column = {cell: at for at, cell in enumerate(self.cells)}
        reach = table.reach
        self._program = Minimise(
            np.zeros(len(self.cells)),
            np.array([-reach[cell][0] for cell in self.cells]),
            np.array([reach[cell][1] for cell in self.cells]),
        )
        for row in table.rows:
            kept = [(self._column[c], float(f)) for c, f in row if c in self._column]
            if kept:
                self._program.add(kept, 0.0, 0.0)

    def interval(self, one: Sensitive) -> Interval:
        """The lowest and the highest value of this cell."""
        value = float(self._table.values[one.cell])
        if one.cell not in self._column:
            return Interval(one.cell, value, value)
        return Interval(
            one.cell, value - self.furthest(one.cell, -1), value + self.furthest(one.cell, 1)
        )

    def furthest(self, cell: int, direction: int) -> float:
        """How far from its value a left-out cell can lie, downward (-1) or upward (1)."""
        column = self._column[cell]
        self._program.cost([(column, -float(direction))])
        found = self._program.solve()
        self._program.cost([(column, 0.0)])
        if found is None:
            raise NotSolved("the true table does not satisfy its own sums")
        return max(-found.value, 0.0)
