"""Small tables for tests: rows by columns, with their totals, and who may not be told."""

from collections.abc import Collection, Sequence

from samenscan.core.disclosure.tables import Sensitive, Sum, Table, summed


def grid(
    inner: Sequence[Sequence[int]], sensitive: Collection[tuple[int, int]] = (), width: float = 1
) -> Table:
    """A table of rows and columns; the last row, the last column and the corner are totals.

    A cell is named by row and column, totals counted in; `width` is asked for on both sides.
    """
    n_columns = len(inner[0]) + 1
    n_rows = len(inner) + 1

    def place(row: int, column: int) -> int:
        return row * n_columns + column

    sums = [
        Sum(place(row, n_columns - 1), tuple(place(row, column) for column in range(n_columns - 1)))
        for row in range(n_rows)
    ]
    sums += [
        Sum(place(n_rows - 1, column), tuple(place(row, column) for row in range(n_rows - 1)))
        for column in range(n_columns)
    ]
    given = {
        place(row, column): value
        for row, values in enumerate(inner)
        for column, value in enumerate(values)
    }
    values = summed(given, sums, n_rows * n_columns)
    return Table(
        values,
        tuple(sums),
        tuple(
            Sensitive(place(*at), min(width, values[place(*at)]), width) for at in sorted(sensitive)
        ),
    )


def places(n_columns: int, cells: Collection[tuple[int, int]]) -> frozenset[int]:
    """The places of cells named by row and column in a table of so many columns, totals too."""
    return frozenset(row * n_columns + column for row, column in cells)
