"""Tables as a workbook to read on: texts stay texts, and the same tables give the same bytes."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.formats.workbook_lists import put_text

Cell = str | int | Decimal | None
"""What a cell holds: a text that stays a text, a number, or nothing."""

# What XML 1.0 cannot hold; a workbook with one of these is called damaged.
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
# A spreadsheet program refuses a longer text in one cell.
_LONGEST = 32_767
_HEAD = PatternFill("solid", fgColor="E7ECF2")
_BOLD = Font(bold=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_TITLE_LENGTH = 31
# Moments of saving, which would make the same tables different bytes.
_SAVED_AT = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_CORE = "docProps/core.xml"


@dataclass(frozen=True)
class Column:
    """A column with its title; `width` in characters, `decimals` of the numbers in it."""

    title: str
    width: int = 14
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its columns, and a row of as many cells per line."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def write_tables(tables: Sequence[Table], title: str) -> bytes:
    """The tables as .xlsx, each on a sheet with a fixed head and a filter; `title` names it.

    ValueError when a row has another number of cells than there are columns.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = _clean(title)
    book.properties.creator = "Samenscan"
    taken: set[str] = {"history"}
    for table in tables:
        _write(book.create_sheet(_name(table.name, taken)), table)
    out = BytesIO()
    book.save(out)
    return _without_moments(out.getvalue())


def _write(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns, 1):
        _put(sheet, 1, place, column.title, column)
        head = sheet.cell(1, place)
        head.font, head.fill = _BOLD, _HEAD
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(table.rows, 2):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            _put(sheet, number, place, value, column)
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _put(sheet: Worksheet, row: int, place: int, value: Cell, column: Column) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        put_text(sheet, row, place, _clean(value)[:_LONGEST])
    else:
        sheet.cell(row, place, value)
        sheet.cell(row, place).number_format = (
            f"#,##0.{'0' * column.decimals}" if column.decimals else "General"
        )
    sheet.cell(row, place).alignment = _TOP


def _clean(written: str) -> str:
    return _NOT_IN_XML.sub("", written.replace("\r\n", "\n").replace("\r", "\n"))


def _name(wanted: str, taken: set[str]) -> str:
    """The nearest name that a sheet may have and no other has."""
    plain = _shortened(_NOT_IN_A_TITLE.sub(" ", _clean(wanted)).strip()) or "-"
    name, number = plain, 2
    while name.casefold() in taken:
        name = f"{plain[: _TITLE_LENGTH - len(str(number)) - 1]} {number}"
        number += 1
    taken.add(name.casefold())
    return name


def _shortened(name: str) -> str:
    """Its first words, as many as a sheet can be called; of one long word its first letters."""
    if len(name) <= _TITLE_LENGTH:
        return name
    return name[: _TITLE_LENGTH + 1].rpartition(" ")[0].strip() or name[:_TITLE_LENGTH]


def _without_moments(content: bytes) -> bytes:
    """The same workbook without when it was saved, in the core properties and in the archive."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as plain,
    ):
        for name in packed.namelist():
            part = packed.read(name)
            if name == _CORE:
                part = _SAVED_AT.sub(b"", part)
            kept = zipfile.ZipInfo(name)
            kept.compress_type = zipfile.ZIP_DEFLATED
            plain.writestr(kept, part)
    return out.getvalue()
