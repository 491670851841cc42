"""The sheets of a workbook that was answered in: which columns they have, and their filled rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.formats.cells import exact_cell, printed
from samenscan.core.formats.workbook_lists import Hidden, text_in
from samenscan.core.formats.workbook_words import COLUMNS_KEY, MARK, folded
from samenscan.core.text import Text, text

_Cell = Cell | MergedCell
_Row = tuple[_Cell, ...]


@dataclass(frozen=True)
class FilledRow:
    """A row with something in it: its number, and its texts by the name of their column.

    `refused` tells, by column, why a cell has no text.
    """

    number: int
    cells: Mapping[str, str]
    refused: Mapping[str, tuple[Text, Text]]


@dataclass(frozen=True)
class Page:
    """A sheet whose columns are known: their place (from 1) by name, and the filled rows."""

    title: str
    table: str
    columns: Mapping[str, int]
    rows: tuple[FilledRow, ...]


def page_of(sheet: Worksheet, title: str, hidden: Hidden) -> tuple[Page | None, frozenset[str]]:
    """The page that this sheet is, or None with all short texts on it.

    Columns are known by the hidden row of marks, and where that is gone by their titles.
    """
    rows = enumerate(sheet.iter_rows(), 1)
    seen: set[str] = set()
    titled: tuple[str, dict[str, int]] | None = None
    for number, cells in rows:
        texts = {at: _text(cell) for at, cell in enumerate(cells, 1) if cell.value is not None}
        seen |= {one for one in texts.values() if len(one) <= len(MARK) + 90}
        found = _marked(texts) or titled
        if found is None:
            titled = _titled(texts, hidden)
            continue
        table, columns = found
        is_marks = _marked(texts) is not None
        filled = list(_filled(rows, columns))
        if not is_marks and (first := _row(number, cells, columns)) is not None:
            filled.insert(0, first)
        return Page(title, table, columns, tuple(filled)), frozenset()
    if titled is not None:
        return Page(title, titled[0], titled[1], ()), frozenset()
    return None, frozenset(seen)


def _marked(texts: Mapping[int, str]) -> tuple[str, dict[str, int]] | None:
    marks = {
        written.removeprefix(MARK): at for at, written in texts.items() if written.startswith(MARK)
    }
    if not marks:
        return None
    tables = {name.partition("/")[0] for name in marks if "/" in name}
    table = tables.pop() if tables else ""
    if table:
        return table, {name.partition("/")[2]: at for name, at in marks.items() if "/" in name}
    return "", marks


def _titled(texts: Mapping[int, str], hidden: Hidden) -> tuple[str, dict[str, int]] | None:
    for key, labels in hidden.codes.items():
        if not key.startswith(COLUMNS_KEY):
            continue
        columns = {
            labels[folded(written)]: at
            for at, written in texts.items()
            if folded(written) in labels
        }
        table = key.removeprefix(COLUMNS_KEY).removeprefix("/")
        if len(columns) == len(labels) or (not table and {"code", "answer"} <= columns.keys()):
            return table, columns
    return None


def _filled(rows: Iterator[tuple[int, _Row]], columns: Mapping[str, int]) -> Iterator[FilledRow]:
    for number, cells in rows:
        row = _row(number, cells, columns)
        if row is not None:
            yield row


def _row(number: int, cells: _Row, columns: Mapping[str, int]) -> FilledRow | None:
    texts: dict[str, str] = {}
    refused: dict[str, tuple[Text, Text]] = {}
    for name, at in columns.items():
        cell = cells[at - 1] if at <= len(cells) else None
        if cell is None or cell.value is None:
            continue
        if cell.data_type == "f":
            refused[name] = (
                text("This cell holds a formula."),
                text("Copy the column and paste it back as values only."),
            )
        elif cell.data_type == "e":
            refused[name] = (
                text("This cell holds an error (%(error)s).", error=str(cell.value)[:20]),
                text("Mend the cell, or empty it."),
            )
        elif written := _text(cell):
            texts[name] = written
    if any(written.startswith(MARK) for written in texts.values()):
        return None
    return FilledRow(number, texts, refused) if texts or refused else None


def _text(cell: _Cell) -> str:
    value = cell.value
    if isinstance(value, str):
        return text_in(value).strip()
    return printed(exact_cell(value, cell.number_format or "")).strip()
