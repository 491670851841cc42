"""Where snapshots are counted: DuckDB inside this program, or PostgreSQL or Spark where those run.

Only here does Ibis connect to anything. An engine owns its connection and ends it with `close`;
the counting itself is `core.statistics.counting`, the same for all three.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import ibis
import psycopg
import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from samenscan.core.answers.coded_rounds import Head
from samenscan.core.formats.snapshot_head import head_from

# DuckDB counts in a plain array when all keys together take no more bits than this: ten rounds of
# three hundred measures in twenty parts take 22. More made larger sums slower, not faster.
_ARRAY_BITS = 22
_ANSWERS = "samenscan_answers"
_TABLE = (
    f"create temporary table {_ANSWERS} (round smallint, measure smallint, organisation integer, "
    "code smallint, value numeric({digits}, {decimals}))"
)
_COPY = f"copy {_ANSWERS} from stdin with (format csv)"
_ROWS_AT_ONCE = 1 << 20


class SnapshotEngine:
    """A table of answers in one of the engines; see `core.statistics.counting.Engine`."""

    def __init__(self, backend: BaseBackend, answers: Table) -> None:
        self._backend = backend
        self._answers = answers

    def answers(self) -> Table:
        """The table of answers, as a snapshot has it."""
        return self._answers

    def table(self, rows: pa.Table) -> Table:
        """A small table that can be joined with the answers."""
        return ibis.memtable(rows)

    def rows(self, expression: Table) -> pa.Table:
        """The rows of an expression, in memory."""
        return self._backend.to_pyarrow(expression)


class _InDuckDB(SnapshotEngine):
    """DuckDB counts in a plain array only where it knows the range of every key.

    Of a table of its own it does; of one that merely lies in memory it does not, and takes three
    times as long.
    """

    def table(self, rows: pa.Table) -> Table:
        """A small table that can be joined with the answers."""
        name = ibis.util.gen_name("small")
        # Ibis 12 cannot make a table from rows in memory with the sqlglot of today.
        self._backend.con.register(f"{name}_rows", rows)
        self._backend.con.execute(f"create temporary table {name} as from {name}_rows")
        return self._backend.table(name)


def head_in(path: Path) -> Head:
    """What the numbers in this snapshot stand for, without reading them."""
    head, _ = head_from(pq.read_schema(path).metadata or {})
    return head


@contextmanager
def duckdb_engine(path: Path, *, threads: int | None = None) -> Iterator[SnapshotEngine]:
    """A snapshot on this machine, counted where it lies; nothing is loaded beforehand."""
    limits = {} if threads is None else {"threads": threads}
    backend = ibis.duckdb.connect(perfect_ht_threshold=_ARRAY_BITS, **limits)
    try:
        yield _InDuckDB(backend, backend.read_parquet(path))
    finally:
        backend.disconnect()


@contextmanager
def postgres_engine(path: Path, address: str) -> Iterator[SnapshotEngine]:
    """A snapshot copied into a table of this session of PostgreSQL, which goes when it ends."""
    backend = ibis.connect(address)
    try:
        _copy(backend.con, path)
        yield SnapshotEngine(backend, backend.table(_ANSWERS))
    finally:
        backend.disconnect()


def _copy(connection: psycopg.Connection, path: Path) -> None:
    """Copy the rows of a snapshot into a temporary table, a million at a time."""
    with connection.cursor() as cursor:
        number = pq.read_schema(path).field("value").type
        cursor.execute(_TABLE.format(digits=number.precision, decimals=number.scale))
        with cursor.copy(_COPY) as copy:
            for rows in pq.ParquetFile(path).iter_batches(_ROWS_AT_ONCE):
                lines = BytesIO()
                csv.write_csv(rows, lines, csv.WriteOptions(include_header=False))
                copy.write(lines.getbuffer())
        cursor.execute(f"analyze {_ANSWERS}")
    connection.commit()


@contextmanager
def spark_engine(path: Path) -> Iterator[SnapshotEngine]:
    """A snapshot in Spark, which this starts on this machine unless a session runs already."""
    backend = ibis.pyspark.connect()
    try:
        yield SnapshotEngine(backend, backend.read_parquet(path))
    finally:
        backend.disconnect()
