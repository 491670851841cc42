"""More cells are left out until every interval is as wide as was asked: Kelly's way, one at a time.

For a requirement that is not met, the cheapest deviation that moves the cell far enough is found,
and whatever moves along is left out (Kelly, Golden and Assad, Networks 22, 1992). It costs more
than the best choice and always ends.
"""

from collections.abc import Collection, Iterator

import numpy as np

from samenscan.core.disclosure.solver import TOLERANCE, Minimise
from samenscan.core.disclosure.tables.audit import Attacker
from samenscan.core.disclosure.tables.table import Sensitive, Table


def widen(table: Table, left_out: Collection[int]) -> frozenset[int]:
    """These cells, with those that have to go along for every requirement that can be met."""
    kept = set(left_out)
    for one, direction, wanted in _unmet(table, left_out):
        kept |= _Deviation(table, kept).cells(one.cell, direction * wanted)
    return frozenset(kept)


def _unmet(table: Table, left_out: Collection[int]) -> Iterator[tuple[Sensitive, int, float]]:
    """The requirements that an attacker comes nearer than, the widest first."""
    attacker = Attacker(table, left_out)
    found = [
        (one, direction, wanted)
        for one in table.sensitive
        for direction, wanted in ((1, one.above), (-1, one.below))
        if wanted > 0 and attacker.furthest(one.cell, direction) < wanted
    ]
    yield from sorted(found, key=lambda each: (-each[2], each[0].cell, -each[1]))


class _Deviation:
    """The cheapest way to move one cell: upward and downward parts of every cell, both costed."""

    def __init__(self, table: Table, free: Collection[int]) -> None:
        self._n = table.n
        costs = np.array([max(cost, 1e-3) for cost in table.costs])
        costs[list(free)] = 0.0
        above = np.array([up for _, up in table.reach])
        below = np.array([down for down, _ in table.reach])
        self._program = Minimise(
            np.concatenate([costs, costs]),
            np.zeros(2 * self._n),
            np.concatenate([above, below]),
        )
        for row in table.rows:
            parts = [(cell, float(factor)) for cell, factor in row]
            opposite = [(cell + self._n, -float(factor)) for cell, factor in row]
            self._program.add([*parts, *opposite], 0.0, 0.0)

    def cells(self, cell: int, distance: float) -> frozenset[int]:
        """What moves when this cell moves so far; nothing where it cannot."""
        self._program.add([(cell, 1.0), (cell + self._n, -1.0)], distance, distance)
        found = self._program.solve()
        if found is None:
            return frozenset()
        moved = np.abs(found.columns[: self._n] - found.columns[self._n :])
        return frozenset(int(at) for at in np.flatnonzero(moved > TOLERANCE))
