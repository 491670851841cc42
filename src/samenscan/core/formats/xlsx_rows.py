"""Rows of a workbook one by one; formulas, merged cells and errors are told, never guessed at."""

import re
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from samenscan.core.formats.cells import Grid, GridRow, Problems, ReadsCell, Value, plain_cell
from samenscan.core.formats.workbooks import Inside, Sheet, look_inside
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import text

# What the stubs say; reading only gives cells of other classes with the same fields.
_Cell = Cell | MergedCell
_CORNER = re.compile(r"([A-Z]+)(\d+):")


def read_xlsx(
    content: bytes,
    problems: Problems,
    sheet: str = "",
    as_value: ReadsCell = plain_cell,
) -> Grid:
    """The table on one sheet; raises FileRefused when the workbook or its first row is unusable.

    `as_value` says how a typed cell reads.
    """
    inside = look_inside(content, problems)
    chosen = _chosen(inside, sheet, problems)
    problems.sheet = chosen.name
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    page = book[chosen.name]
    # What the sheet says of its own size can be wrong, or a whole empty million.
    page.reset_dimensions()
    rows = _filled_rows(page.iter_rows(), problems, as_value)
    head = next(rows, None)
    if head is None:
        problems.say(
            0,
            0,
            text("The sheet is empty."),
            text("Write one row with the column names, then one row per organisation."),
        )
    problems.stop()
    assert head is not None
    problems.titles = tuple(str(value) for value in head.cells)
    say_merged(inside.merged.get(chosen.part, ()), problems)
    wide = _same_width(rows, len(head.cells), problems)
    return Grid(problems.file, chosen.name, problems.titles, head.number, wide, problems)


def _chosen(inside: Inside, wanted: str, problems: Problems) -> Sheet:
    by_name = {sheet.name.casefold(): sheet for sheet in inside.sheets}
    if wanted and wanted.casefold() in by_name:
        return by_name[wanted.casefold()]
    names = [sheet.name for sheet in inside.sheets]
    if wanted:
        problems.say(
            0,
            0,
            text("The workbook has no sheet “%(sheet)s”.", sheet=wanted[:80]),
            did_you_mean(wanted, names),
        )
    elif len(names) != 1:
        problems.say(
            0,
            0,
            text(
                "The workbook has %(n)s sheets: %(names)s.",
                n=len(names),
                names=", ".join(names)[:200],
            ),
            text("Say which sheet holds the table, or keep only that one."),
        )
    problems.stop()
    return inside.sheets[0]


def _filled_rows(
    rows: Iterator[tuple[_Cell, ...]], problems: Problems, as_value: ReadsCell
) -> Iterator[GridRow]:
    for number, cells in enumerate(rows, 1):
        values = [_value(number, at, cell, problems, as_value) for at, cell in enumerate(cells, 1)]
        while values and values[-1] == "":
            values.pop()
        if values:
            yield GridRow(number, tuple(values))


def _same_width(rows: Iterator[GridRow], n_columns: int, problems: Problems) -> Iterator[GridRow]:
    for row in rows:
        if len(row.cells) > n_columns:
            problems.say(
                row.number,
                n_columns + 1,
                text("This cell stands under no column name."),
                text("Give the column a name in the first row, or empty the cell."),
            )
            continue
        yield GridRow(row.number, row.cells + ("",) * (n_columns - len(row.cells)))


def _value(
    number: int,
    column: int,
    cell: _Cell,
    problems: Problems,
    as_value: ReadsCell,
) -> Value:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        problems.say(
            number,
            column,
            text("This cell holds a formula."),
            text("Copy the column and paste it back as values only."),
        )
        return ""
    if cell.data_type == "e":
        problems.say(
            number,
            column,
            text("This cell holds an error (%(error)s).", error=str(value)[:20]),
            text("Mend the cell, or empty it."),
        )
        return ""
    return as_value(value, cell.number_format or "")


def say_merged(ranges: tuple[str, ...], problems: Problems) -> None:
    """Report each of these merged ranges at its first cell."""
    for merged in ranges:
        corner = _CORNER.match(merged)
        letters, row = (corner[1], int(corner[2])) if corner else ("A", 1)
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        problems.say(
            row,
            column,
            text("The cells %(cells)s are merged.", cells=merged),
            text("Split them and fill in each cell: each row stands for itself."),
        )
