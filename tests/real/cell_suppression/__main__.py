"""Protects published tables and prints, per table and method, what an attacker can still find."""

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.disclosure.tables import Table, audit, exact, gauss, widen
from tests.real.cell_suppression.source import read_instance

_CELLS_FOR_EXACT = 1_300
_ROUNDS = 30


@dataclass(frozen=True)
class Outcome:
    """One method on one table, with what the audit says of it."""

    method: str
    n_beside: int
    cost: float
    n_exact: int
    n_met: int
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line per method; 1 when a sensitive cell follows or its interval is too narrow."""
    parser = argparse.ArgumentParser(prog="python -m tests.real.cell_suppression")
    parser.add_argument("folder", type=Path, help="a folder with .SIF or .SIF.gz files")
    parser.add_argument("--exact", action="store_true", help="prove the cheapest choice, any size")
    chosen = parser.parse_args(arguments)
    paths = sorted(path for path in chosen.folder.glob("*.SIF*"))
    if not paths:
        sys.stderr.write(f"There is no .SIF file in {chosen.folder}.\n")
        return 2
    n_followed, n_not = 0, 0
    for path in paths:
        table = read_instance(path)
        name = path.name.split(".")[0]
        before = sum(one.exact() for one in audit(table, table.primary))
        sys.stdout.write(
            f"{name}: {table.n} cells, {len(table.sums)} sums, {len(table.sensitive)} sensitive, "
            f"{before} of them follow exactly as it stands\n"
        )
        last = None
        for last in outcomes(table, prove=chosen.exact or table.n <= _CELLS_FOR_EXACT):
            sys.stdout.write(_line(last, len(table.sensitive)) + "\n")
            sys.stdout.flush()
        if last is not None:
            n_followed += last.n_exact
            n_not += len(table.sensitive) - last.n_met
    sys.stdout.write(
        f"{len(paths)} tables, {n_followed} cells follow exactly, {n_not} intervals too narrow\n"
    )
    return int(n_followed + n_not > 0)


def outcomes(table: Table, *, prove: bool) -> Iterator[Outcome]:
    """Elimination, elimination widened, and the cheapest choice where it is proven in time."""
    started = perf_counter()
    eliminated = gauss(table)
    yield _outcome("elimination", table, eliminated, started)
    widened = widen(table, eliminated)
    yield _outcome("widened", table, widened, started)
    if not prove:
        return
    started = perf_counter()
    try:
        best = exact(table, rounds=_ROUNDS)
    except NotSolved:
        return
    if best is not None:
        yield _outcome(f"cheapest ({best.n_rounds} rounds)", table, best.cells, started)


def _outcome(method: str, table: Table, left_out: Collection[int], started: float) -> Outcome:
    seconds = perf_counter() - started
    intervals = audit(table, left_out)
    return Outcome(
        method,
        len(left_out) - len(table.primary),
        sum(table.costs[cell] for cell in left_out),
        sum(one.exact() for one in intervals),
        sum(one.met(table) for one in intervals),
        seconds,
    )


def _line(one: Outcome, n: int) -> str:
    return (
        f"  {one.method:<20} {one.n_beside:>5} beside, cost {one.cost:>13.0f}, "
        f"{one.n_exact} exact, {one.n_met} of {n} wide enough, {one.seconds:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
