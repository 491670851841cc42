"""Counting 15 million answers from their snapshot, against pandas doing the same from that file."""

import atexit
import tempfile
from pathlib import Path

from benchmarks.engines.by_engine import by_engine
from benchmarks.engines.by_numpy import by_numpy
from benchmarks.engines.by_pandas import by_lookups, by_pandas
from benchmarks.engines.figures import Figures
from benchmarks.engines.rounds import write_rounds
from benchmarks.row import Row
from samenscan.core.answers.coded_rounds import Head
from samenscan.reports.engines import duckdb_engine, head_in

N_ORGANISATIONS, N_ROUNDS = 10_000, 5
# The product has to take at most a fifth of the time of pandas.
MOST_OF_PANDAS = 0.2
_FOLDER = tempfile.TemporaryDirectory(prefix="samenscan-counting-")
atexit.register(_FOLDER.cleanup)
_PATH = Path(_FOLDER.name) / "rounds.parquet"
_FOUND: dict[str, Figures] = {}


def _head() -> Head:
    """The head of the snapshot, which is written when it is first asked for."""
    if not _PATH.exists():
        return write_rounds(_PATH, N_ORGANISATIONS, N_ROUNDS)
    return head_in(_PATH)


def _kept(name: str, figures: Figures) -> None:
    """Keep these figures; ValueError where another way of counting found others."""
    _FOUND[name] = figures
    if len({one.checksums() for one in _FOUND.values()}) > 1:
        raise ValueError(f"{name} counts something else than the others")


def counted() -> None:
    """Every figure of every group and question, and every score, by DuckDB."""
    head = _head()
    with duckdb_engine(_PATH) as engine:
        _kept("duckdb", by_engine(engine, head))


def counted_by_pandas() -> None:
    """The same by pandas."""
    _kept("pandas", by_pandas(_PATH, _head()))


def counted_by_lookups() -> None:
    """The same by pandas with arrays instead of joins."""
    _kept("lookups", by_lookups(_PATH, _head()))


def counted_by_numpy() -> None:
    """The same by numpy."""
    _kept("numpy", by_numpy(_PATH, _head()))


_NAME = "Figures of 15 million answers, snapshot"
ROWS = [
    Row(_NAME, counted, "pandas", counted_by_pandas, limit_ratio=MOST_OF_PANDAS, rounds=3),
    Row(_NAME, counted, "pandas with lookups", counted_by_lookups, rounds=3),
    Row(_NAME, counted, "numpy alone", counted_by_numpy, rounds=3),
]
