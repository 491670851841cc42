"""The rows of a table question: cells in the order of the columns, refused by row and column."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from samenscan.core.answers.bounds import accept_day, accept_number, accept_written
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import (
    Cell,
    Chosen,
    Day,
    Missing,
    Number,
    Row,
    Rows,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.model import NUMERIC, Column, Kind, Question
from samenscan.core.refused import Refused
from samenscan.core.text import text

DEFAULT_ROWS = Decimal(50)
CELL_LENGTH = 500


def accept_rows(question: Question, numbered: Sequence[tuple[int, Row]]) -> Rows | Missing:
    """The filled rows, or NOT_ANSWERED; AnswerRefused with `where` such as `row-2-cost`.

    Each row comes with the number people know it by; empty rows are dropped.
    """
    rows = []
    for number, row in numbered:
        cells = dict(row.cells)
        accepted = _row(question, number, cells)
        if accepted.cells:
            rows.append(accepted)
    most = question.maximum if question.maximum is not None else DEFAULT_ROWS
    if len(rows) > most:
        raise AnswerRefused(
            text("This table has %(n)s rows.", n=len(rows)),
            text("Fill in at most %(n)s rows, the most important ones.", n=int(most)),
            where=f"row-{int(most) + 1}",
        )
    return Rows(tuple(rows)) if rows else Missing.NOT_ANSWERED


def _row(question: Question, number: int, cells: Mapping[str, Cell]) -> Row:
    for code in cells:
        if question.column(code) is None:
            raise AnswerRefused(
                text("This table has no column “%(code)s”.", code=code[:80]),
                text("Leave it out, or use one of the columns shown."),
                where=f"row-{number}-{code}",
            )
    kept: list[tuple[str, Cell]] = []
    lacking: Column | None = None
    for column in question.columns:
        cell = cells.get(column.code)
        accepted = None if cell is None else _cell(column, cell, number)
        if accepted is not None:
            kept.append((column.code, accepted))
        elif column.required and lacking is None:
            lacking = column
    if kept and lacking is not None:
        raise AnswerRefused(
            text(
                "Row %(row)s, “%(column)s”: this is not filled in.", row=number, column=lacking.text
            ),
            text("Fill it in, or empty the whole row."),
            where=f"row-{number}-{lacking.code}",
        )
    return Row(tuple(kept))


def _cell(column: Column, cell: Cell, number: int) -> Cell | None:
    try:
        return _fitting(column, cell)
    except AnswerRefused as refused:
        raise in_row(refused, column, number) from refused


def in_row(refused: Refused, column: Column, number: int) -> AnswerRefused:
    """The same refusal, saying in which row and column."""
    return AnswerRefused(
        text(
            "Row %(row)s, “%(column)s”: %(what)s",
            row=number,
            column=column.text,
            what=refused.what,
        ),
        refused.remedy,
        where=f"row-{number}-{column.code}",
    )


def _fitting(column: Column, cell: Cell) -> Cell | None:
    match cell:
        case Written(written) if column.kind is Kind.TEXT:
            accepted = accept_written(written, CELL_LENGTH)
            return Written(accepted) if accepted else None
        case Number(value) if column.kind in NUMERIC:
            return Number(accept_number(column, value))
        case Day(value) if column.kind is Kind.DATE:
            return Day(accept_day(value, None, None))
        case Chosen(code) if column.kind is Kind.SINGLE:
            if code not in {choice.code for choice in column.choices}:
                raise AnswerRefused(
                    text("This answer is not one of the choices."),
                    text("Choose one of the answers shown."),
                )
            return cell
        case YesNo() if column.kind is Kind.YES_NO:
            return cell
    raise AnswerRefused(
        text("This is of another type than its column."),
        text("Fill the cell in again; the type of the column may have changed."),
    )
