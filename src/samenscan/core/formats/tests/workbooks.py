"""Workbooks to answer in for tests: written, changed as a person would, and read back."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.answers import (
    Chosen,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Several,
    Sheet,
    Written,
    YesNo,
)
from samenscan.core.answers.tests.sheets import every_kind
from samenscan.core.formats.answers_read import AnswerProblem
from samenscan.core.formats.answers_workbook import read_template
from samenscan.core.formats.workbook_words import COLUMNS, HIDDEN_SHEET, MARK
from samenscan.core.questionnaire import Questionnaire

ASKED = every_kind()
AT = {name: place for place, name in enumerate(COLUMNS, 1)}
Told = tuple[AnswerProblem, ...]
FULL = Sheet(
    "Zone X",
    {
        "level.1": Levels(4, 2),
        "single.1": Chosen("b"),
        "multiple.1": Several(("a", "c")),
        "yes_no.1": YesNo(True),
        "number.1": Number(Decimal("12.5")),
        "ranking.1": Ranked(("c", "a")),
        "priority.1": Priority(3, 0),
        "file.1": Missing.UNKNOWN,
        "text.1": Written("=1+1"),
    },
)


def read_back(content: bytes, asked: Questionnaire = ASKED) -> tuple[Sheet, Told]:
    return read_template(content, asked, "zone.xlsx")


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The workbook after a person changed it and another program saved it."""
    book = load_workbook(BytesIO(content))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(book: Workbook, code: str) -> tuple[Worksheet, int]:
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, AT["code"]).value == code and sheet.title != HIDDEN_SHEET:
                return sheet, row
    raise AssertionError(code)


Given = str | float | datetime


def put(code: str, column: str, value: Given) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet, row = row_of(book, code)
        cell = sheet.cell(row, AT[column])
        assert not cell.protection.locked, "nobody can write here"
        cell.value = value

    return change


def table_of(book: Workbook) -> Worksheet:
    return next(
        sheet
        for sheet in book.worksheets
        if str(sheet.cell(3, 1).value).startswith(f"{MARK}table.1/")
    )
