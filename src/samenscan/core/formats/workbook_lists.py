"""The hidden sheet of a workbook for answers: what it was made for, and what its lists mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.formats.workbook_words import FORMAT, HIDDEN_SHEET, Option, folded
from samenscan.core.questionnaire.model import Questionnaire

_ABOUT = "about"
# How XLSX spells a character by its number; a text that looks so by itself is spelled too.
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def put_text(page: Worksheet, row: int, column: int, written: str) -> None:
    """Write a text that stays a text, whatever it begins with."""
    cell = page.cell(row, column)
    cell.value = _ESCAPE.sub("_x005F_x", written)
    cell.data_type = "s"
    cell.number_format = "@"


def text_in(written: str) -> str:
    """The text that a cell of a workbook holds."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)


class Lists:
    """The hidden sheet while a workbook is written."""

    def __init__(
        self,
        book: Workbook,
        questionnaire: Questionnaire,
        language: str,
        organisation: str,
        sheet: str = "",
    ) -> None:
        self.page = book.create_sheet(HIDDEN_SHEET)
        self.page.sheet_state = "veryHidden"
        self.page.protection.enable()
        self._row = 0
        self._ranges: dict[tuple[Option, ...], str] = {}
        self._keys: set[str] = set()
        about = {
            "format": FORMAT,
            "questionnaire": questionnaire.code,
            "version": questionnaire.version,
            "content_hash": questionnaire.content_hash,
            "language": language,
            "organisation": organisation,
        }
        if sheet:
            about["sheet"] = sheet
        for name, value in about.items():
            self._write(_ABOUT, name, value)

    def _write(self, key: str, code: str, label: str) -> None:
        self._row += 1
        for column, value in enumerate((key, code, label), 1):
            put_text(self.page, self._row, column, value)

    def remember(self, key: str, options: Sequence[Option]) -> str:
        """Write down what these lines stand for under this key; the range of their labels."""
        start = self._row + 1
        for option in options:
            self._write(key, option.code, option.label)
        self._keys.add(key)
        return f"{quote_sheetname(HIDDEN_SHEET)}!$C${start}:$C${self._row}"

    def validation(self, key: str, options: Sequence[Option], error: str) -> DataValidation:
        """A list to choose from; lists that say the same under one key are written once."""
        wanted = (Option("", key), *options)
        if wanted not in self._ranges:
            self._ranges[wanted] = self.remember(key, options)
        return DataValidation(
            type="list",
            formula1=self._ranges[wanted],
            allow_blank=True,
            showErrorMessage=True,
            error=error[:250],
        )


@dataclass(frozen=True)
class Hidden:
    """What the hidden sheet of a workbook says; all empty where it is gone."""

    about: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]

    def code(self, key: str, written: str) -> str | None:
        """What a line of the list under this key stands for."""
        return self.codes.get(key, {}).get(folded(written))


def read_hidden(rows: Iterator[Sequence[str]]) -> Hidden:
    """The hidden sheet from its rows of three texts; rows that say nothing are passed over."""
    about: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    for cells in rows:
        if len(cells) < 3 or not cells[0]:
            continue
        key, code, label = cells[:3]
        if key == _ABOUT:
            about[code] = label
        else:
            codes.setdefault(key, {})[folded(label)] = code
    return Hidden(about, codes)
