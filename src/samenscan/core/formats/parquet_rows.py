"""Rows of a Parquet file one by one; what it claims to hold is weighed before it is read."""

from collections.abc import Iterator
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from samenscan.core.formats.cells import Grid, GridRow, Problems, ReadsCell, Value
from samenscan.core.text import text

PARQUET = b"PAR1"
_MOST_ROWS = 20_000_000
_MOST_BYTES = 4_000_000_000
_MOST_COLUMNS = 20_000
_CELLS_AT_ONCE = 2_000_000


def read_parquet(content: bytes, problems: Problems, as_value: ReadsCell) -> Grid:
    """The table in these bytes; raises FileRefused when it is damaged or unreasonably large."""
    try:
        file = pq.ParquetFile(BytesIO(content))
        _weigh(file, problems)
    except (pa.ArrowException, OSError, ValueError):
        _say_damaged(problems)
    problems.stop()
    problems.titles = tuple(str(name).strip() for name in file.schema_arrow.names)
    for column, kind in enumerate(file.schema_arrow, 1):
        if pa.types.is_nested(kind.type) or pa.types.is_binary(kind.type):
            problems.say(
                1,
                column,
                text("This column holds lists or bytes, not single values."),
                text("Write one value per cell, several codes as a|b."),
            )
    problems.stop()
    return Grid(problems.file, "", problems.titles, 1, _rows(file, problems, as_value), problems)


def _weigh(file: pq.ParquetFile, problems: Problems) -> None:
    told = file.metadata
    n_bytes = sum(told.row_group(at).total_byte_size for at in range(told.num_row_groups))
    too_wide = told.num_columns > _MOST_COLUMNS
    if told.num_rows > _MOST_ROWS or n_bytes > _MOST_BYTES or too_wide:
        problems.say(
            0,
            0,
            text(
                "The file claims %(rows)s rows and %(size)s MB.",
                rows=told.num_rows,
                size=n_bytes // 1_000_000,
            ),
            text("Split it into several files."),
        )


def _rows(file: pq.ParquetFile, problems: Problems, as_value: ReadsCell) -> Iterator[GridRow]:
    # Row 1 of a table holds its titles, so that the first answer stands on row 2 as elsewhere.
    number = 2
    try:
        at_once = max(1, _CELLS_AT_ONCE // len(problems.titles))
        for batch in file.iter_batches(batch_size=at_once):
            columns = [_cells(column, as_value) for column in batch]
            for cells in zip(*columns, strict=True):
                if any(cells):
                    yield GridRow(number, cells)
                number += 1
    except (pa.ArrowException, OSError, ValueError):
        _say_damaged(problems, number)


def _cells(column: pa.Array, as_value: ReadsCell) -> list[Value]:
    """The cells of a column; equal ones are made once and shared."""
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    known: list[Value] = [
        "" if one is None else as_value(one) for one in encoded.dictionary.to_pylist()
    ]
    return ["" if at is None else known[at] for at in encoded.indices.to_pylist()]


def _say_damaged(problems: Problems, row: int = 0) -> None:
    problems.say(
        row,
        0,
        text("From here the Parquet file is damaged.")
        if row
        else text("The Parquet file is damaged and cannot be opened."),
        text("Write it again with the program it came from."),
    )
