"""Which cells of one question are left out, and the audit that follows, or nothing is told (K4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenscan.core.disclosure.counts.system import System
from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.disclosure.tables import audit, exact, gauss, widen

Method = Literal["cheapest", "elimination", "elimination, widened"]

# A proof of the cheapest choice has to end within these steps; larger tables are not tried.
_CELLS, _ROUNDS, _NODES = 150, 30, 500


@dataclass(frozen=True)
class Suppressed:
    """The places left out, the atoms that are no row among them, and how they were chosen."""

    left_out: frozenset[int]
    method: Method


def suppress(system: System) -> Suppressed | None:
    """The first choice that passes the audit; None where none does: then nothing is told."""
    for method, left_out in _choices(system):
        kept = left_out | system.hidden
        if _holds(system, kept):
            return Suppressed(kept, method)
    return None


def _choices(system: System) -> Iterator[tuple[Method, frozenset[int]]]:
    table = system.table
    if table.n <= _CELLS:
        try:
            best = exact(table, rounds=_ROUNDS, nodes=_NODES)
        except NotSolved:
            best = None
        if best is not None:
            yield "cheapest", best.cells
    first = gauss(table)
    yield "elimination", first
    yield "elimination, widened", widen(table, first)


def _holds(system: System, left_out: frozenset[int]) -> bool:
    """Whether every answer stays possible, and no cell that may not be told follows exactly."""
    try:
        intervals = audit(system.table, left_out)
    except NotSolved:
        return False
    return all(one.met(system.table) for one in intervals) and not any(
        one.exact() for one in intervals if one.cell not in system.hidden
    )
