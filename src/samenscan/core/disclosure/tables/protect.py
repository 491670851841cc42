"""From a table with sensitive cells to one that can be told, with how that was done and audited."""

from dataclasses import dataclass
from typing import Literal

from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.disclosure.tables.audit import Interval, audit
from samenscan.core.disclosure.tables.exact import exact
from samenscan.core.disclosure.tables.gauss import gauss
from samenscan.core.disclosure.tables.table import Table
from samenscan.core.disclosure.tables.widen import widen

Method = Literal["exact", "elimination", "elimination, widened"]

# Beyond these a proof of the cheapest choice takes minutes (measured on the published instances).
_CELLS_FOR_EXACT = 1_300
_ROUNDS = 30
_NODES = 1_000


@dataclass(frozen=True)
class Protected:
    """Which cells are left out, by which method, and the interval left of every sensitive one.

    `met` says whether all requirements hold; where it is False nothing of the table is told.
    """

    left_out: frozenset[int]
    method: Method
    intervals: tuple[Interval, ...]
    met: bool


def protect(table: Table, *, try_exact: bool = True) -> Protected:
    """The cheapest cells to leave out where that can be proven, else elimination, then an audit.

    Always audited by programs of its own, whatever method chose the cells. NotSolved when the
    audit proves nothing: then nothing is told.
    """
    if try_exact and table.n <= _CELLS_FOR_EXACT:
        try:
            best = exact(table, rounds=_ROUNDS, nodes=_NODES)
        except NotSolved:
            best = None
        if best is not None:
            return _audited(table, best.cells, "exact")
    first = _audited(table, gauss(table), "elimination")
    if first.met:
        return first
    return _audited(table, widen(table, first.left_out), "elimination, widened")


def _audited(table: Table, left_out: frozenset[int], method: Method) -> Protected:
    intervals = audit(table, left_out)
    met = all(one.met(table) and not one.exact() for one in intervals)
    return Protected(left_out, method, intervals, met)
