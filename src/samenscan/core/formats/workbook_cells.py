"""Cells of a workbook for answers: open to be filled in, checked by the workbook, or filled in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.answers.bounds import FIRST_YEAR
from samenscan.core.answers.rows import CELL_LENGTH
from samenscan.core.answers.values import Answer, Chosen, Day, Number, Sheet, Written, YesNo
from samenscan.core.formats.workbook_lists import Lists, put_text
from samenscan.core.formats.workbook_words import Option, Tell, choice_options, yes_no_options
from samenscan.core.questionnaire.model import Column, Kind, Question, Questionnaire
from samenscan.core.text import text

TOP = Alignment(vertical="top", wrap_text=True)
INPUT = PatternFill("solid", fgColor="FFF9DB")
OPEN = Protection(locked=False)
# A workbook keeps about 15 digits of a number.
_EXACT_DIGITS = 15
# Numbers outside this are refused anyway.
_UNBOUNDED = Decimal(10**15)


@dataclass(frozen=True)
class Sheets:
    """What the sheets of one workbook have in common."""

    questionnaire: Questionnaire
    language: str
    tell: Tell
    lists: Lists
    answers: Sheet
    titles: set[str]


def open_cell(sheet: Worksheet, row: int, place: int, validation: DataValidation) -> None:
    """Let a cell be filled in, checked by the workbook itself."""
    cell = sheet.cell(row, place)
    cell.fill, cell.protection, cell.alignment = INPUT, OPEN, TOP
    known = next(
        (
            one
            for one in sheet.data_validations.dataValidation
            if (one.type, one.operator, one.formula1, one.formula2, one.error)
            == (
                validation.type,
                validation.operator,
                validation.formula1,
                validation.formula2,
                validation.error,
            )
        ),
        None,
    )
    if known is None:
        sheet.add_data_validation(validation)
        known = validation
    known.add(cell)


def open_text(sheet: Worksheet, row: int, place: int, longest: int) -> None:
    """Let a cell be filled in with a text."""
    sheet.cell(row, place).number_format = "@"
    open_cell(sheet, row, place, _text_length(longest))


def open_list(
    sheet: Worksheet, row: int, place: int, key: str, options: tuple[Option, ...], sheets: Sheets
) -> None:
    """Let a cell be filled in from a list."""
    error = sheets.tell(text("Choose one of the lines of the list."))
    open_cell(sheet, row, place, sheets.lists.validation(key, options, error))


def validation_of(asked: Question | Column, key: str, sheets: Sheets) -> DataValidation:
    """What a workbook checks in cells that answer this question or stand under this column."""
    error = sheets.tell(text("Choose one of the lines of the list."))
    match asked.kind:
        case Kind.SINGLE:
            options = choice_options(asked.choices, sheets.language)
            return sheets.lists.validation(key, options, error)
        case Kind.YES_NO:
            return sheets.lists.validation("yes_no", yes_no_options(sheets.tell), error)
        case Kind.DATE:
            earliest = asked.earliest if isinstance(asked, Question) else None
            latest = asked.latest if isinstance(asked, Question) else None
            return _dates(earliest, latest, sheets)
        case Kind.TEXT:
            longest = asked.max_length if isinstance(asked, Question) else CELL_LENGTH
            return _text_length(longest)
        case _:
            # A percentage typed as 45 % is 0.45 to a workbook.
            decimals = 2 if asked.kind is Kind.PERCENTAGE else asked.decimals
            return _between(decimals, asked.minimum, asked.maximum, sheets)


def _text_length(longest: int) -> DataValidation:
    return DataValidation(
        type="textLength",
        operator="lessThanOrEqual",
        formula1=str(longest),
        allow_blank=True,
        showErrorMessage=True,
    )


def place_in_ranking(most: int, sheets: Sheets) -> DataValidation:
    """A place from 1 on."""
    return _between(0, Decimal(1), Decimal(most), sheets)


def _between(
    decimals: int, low: Decimal | None, high: Decimal | None, sheets: Sheets
) -> DataValidation:
    least, most = (-_UNBOUNDED if low is None else low), (_UNBOUNDED if high is None else high)
    if low is not None and high is not None:
        error = text("Write a number from %(low)s to %(high)s.", low=low, high=high)
    else:
        error = text("Write a number.")
    return DataValidation(
        type="decimal" if decimals else "whole",
        operator="between",
        formula1=format(least, "f"),
        formula2=format(most, "f"),
        allow_blank=True,
        showErrorMessage=True,
        error=sheets.tell(error)[:250],
    )


def _dates(earliest: date | None, latest: date | None, sheets: Sheets) -> DataValidation:
    least = max(earliest or date(FIRST_YEAR, 1, 1), date(FIRST_YEAR, 1, 1))
    most = latest or date(9999, 12, 31)
    return DataValidation(
        type="date",
        operator="between",
        formula1=f"DATE({least.year},{least.month},{least.day})",
        formula2=f"DATE({most.year},{most.month},{most.day})",
        allow_blank=True,
        showErrorMessage=True,
        error=sheets.tell(text("Write a date with its full year, such as 31/12/2026."))[:250],
    )


def number_format_of(kind: Kind, decimals: int) -> str:
    """The format of a cell that answers this."""
    match kind:
        case Kind.DATE:
            return "dd/mm/yyyy"
        case Kind.TEXT | Kind.SINGLE | Kind.YES_NO:
            return "@"
        case Kind.MONEY:
            return "#,##0.00" if decimals else "#,##0"
        case _:
            # A cell of no format takes on that of 45 % when somebody types it so.
            return "General"


def put_value(
    sheet: Worksheet, row: int, place: int, asked: Question | Column, value: Answer, sheets: Sheets
) -> None:
    """Fill a cell in; what a workbook would not keep exactly is written as text."""
    cell = sheet.cell(row, place)
    match value:
        case Number(number) if len(number.normalize().as_tuple().digits) <= _EXACT_DIGITS:
            cell.value = number
        case Number(number):
            put_text(sheet, row, place, format(number, "f").replace(".", ","))
        case Day(day) if day.year >= FIRST_YEAR:
            cell.value = day
            cell.number_format = "dd/mm/yyyy"
        case Day(day):
            put_text(sheet, row, place, day.isoformat())
        case Chosen(code):
            labels = {o.code: o.label for o in choice_options(asked.choices, sheets.language)}
            put_text(sheet, row, place, labels.get(code, code))
        case YesNo(yes):
            labels = {o.code: o.label for o in yes_no_options(sheets.tell)}
            put_text(sheet, row, place, labels["yes" if yes else "no"])
        case Written(written):
            put_text(sheet, row, place, written)
