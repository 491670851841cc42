"""Rows of a CSV file one by one: comma, semicolon or tab, quotes, line breaks inside cells."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from samenscan.core.formats.cells import Grid, GridRow, Problems
from samenscan.core.formats.encodings import encoding_of, is_garbled, lines_of
from samenscan.core.text import text

_DELIMITERS = ";,\t"
_QUOTED = re.compile(r'"[^"]*"')
_FORMULA = re.compile(r"[ \u00a0\u200b\ufeff]*[=+\-@\t\r\n]")
_SHIELDED = re.compile(r"'+" + _FORMULA.pattern)
_NUMBER = re.compile(r"[-+]?[\d.,\s]*")
_CACHED_LENGTH = 60
_CACHED = 200_000


def read_csv(content: bytes, problems: Problems) -> Grid:
    """The table in these bytes; raises FileRefused when its first row cannot be read."""
    encoding = encoding_of(content, problems)
    problems.stop()
    assert encoding is not None
    lines = lines_of(content, encoding)
    rows = _records(lines, problems)
    head = next(rows, None)
    if head is None:
        if not problems.n:
            problems.say(
                0,
                0,
                text("The file is empty."),
                text("Write one row with the column names, then one row per organisation."),
            )
        problems.stop()
        raise AssertionError("stop() raised")
    number, cells = head
    problems.titles = tuple(cell.strip() for cell in cells)
    notes = (encoding.note,) if encoding.note else ()
    grid_rows = _grid_rows(rows, len(cells), problems)
    return Grid(problems.file, "", problems.titles, number, grid_rows, problems, notes)


def looks_like_formula(cell: str) -> bool:
    """Whether a spreadsheet would take this text for a formula when it opens the file."""
    return _FORMULA.match(cell) is not None and not _NUMBER.fullmatch(cell)


def shielded(cell: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; reading takes the shield off."""
    return f"'{cell}" if looks_like_formula(cell) or _SHIELDED.match(cell) else cell


def written(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV with commas; every cell is shielded, so that none is taken for a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([shielded(cell) for cell in row])
    return out.getvalue()


def _records(lines: Iterator[str], problems: Problems) -> Iterator[tuple[int, list[str]]]:
    first = next(lines, "")
    n_before = 0
    while first and not first.strip("\r\n\t ;,"):
        first, n_before = next(lines, ""), n_before + 1
    named = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    if named:
        first, n_before = next(lines, ""), n_before + 1
    delimiter = named[1] if named else _delimiter(first)
    reader = csv.reader(_again(first, lines), delimiter=delimiter, strict=True)
    line = 1 + n_before
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1 + n_before
    except csv.Error:
        problems.say(
            line,
            0,
            text("From here the file cannot be read as a table."),
            text("Look for a quotation mark that is opened and not closed."),
        )


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


def _delimiter(line: str) -> str:
    outside = _QUOTED.sub("", line)
    return max(_DELIMITERS, key=outside.count)


def _grid_rows(
    rows: Iterator[tuple[int, list[str]]], n_columns: int, problems: Problems
) -> Iterator[GridRow]:
    # Most cells of a long table say the same; one with nothing to report is looked at once.
    known: dict[str, str] = {}
    for number, cells in rows:
        while len(cells) > n_columns and not cells[-1].strip():
            cells.pop()
        if len(cells) != n_columns:
            problems.say(
                number,
                min(len(cells), n_columns + 1),
                text("This row has %(n)s cells, not %(of)s.", n=len(cells), of=n_columns),
                text("Put a cell with a comma, semicolon or line break in quotes."),
            )
            continue
        for at, cell in enumerate(cells):
            if (read := known.get(cell)) is None:
                n = problems.n
                read = _cell(number, at + 1, cell, problems)
                if n == problems.n and len(cell) <= _CACHED_LENGTH and len(known) < _CACHED:
                    known[cell] = read
            cells[at] = read
        yield GridRow(number, tuple(cells))


def _cell(number: int, column: int, cell: str, problems: Problems) -> str:
    cell = cell.strip()
    if not cell or (cell.isalnum() and cell.isascii()):
        return cell
    if "\0" in cell:
        problems.say(
            number,
            column,
            text("This cell holds a character that no text has (NUL)."),
            text("Type the cell again, or save the file again as “CSV UTF-8”."),
        )
        return cell.replace("\0", "")
    if is_garbled(cell):
        problems.say(
            number,
            column,
            text("The accents in “%(cell)s” are garbled.", cell=cell[:80]),
            text("Open the original file and save it as “CSV UTF-8”, or type the cell again."),
        )
    elif looks_like_formula(cell):
        problems.say(
            number,
            column,
            text("This cell begins like a formula: “%(cell)s”.", cell=cell[:80]),
            text("Write plain text; if it truly begins so, put an apostrophe before it."),
        )
    elif _SHIELDED.match(cell):
        return cell[1:]
    return cell
