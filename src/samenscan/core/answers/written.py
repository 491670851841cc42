"""Answers as one text each, for a cell of a table, and back; files alone do not come back."""

import json
import re
from decimal import Decimal

from samenscan.core.answers.accept import accept
from samenscan.core.answers.parse import TWO_SIDES, parse, parse_cell
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.rows import accept_rows, in_row
from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Row,
    Rows,
    Several,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.canonical import plain_decimal
from samenscan.core.questionnaire.model import NUMERIC, Column, Kind, Question
from samenscan.core.text import text

_BETWEEN = {Kind.MULTIPLE: "|", Kind.RANKING: ">"}
# Read by people, 1.234 is a thousand and more: such a number is written with a comma.
_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_MOST_CHARACTERS = 200_000


def to_written(answer: Answer) -> str:
    """The answer as one text; empty for every kind of missing, which stands in a column apart.

    Levels are `paper/practice`, a priority is `matters/together`, several choices `a|b`, a
    ranking `a>b`, a day ISO, a table a JSON list of its rows, files their names.
    """
    match answer:
        case Missing():
            return ""
        case Levels(one, other) | Priority(one, other):
            return f"{'' if one is None else one}/{'' if other is None else other}"
        case Several(codes):
            return "|".join(codes)
        case Ranked(codes):
            return ">".join(codes)
        case Rows(rows):
            return f"[{', '.join(_row_to_written(row) for row in rows)}]"
        case Files(files):
            return " | ".join(mark.name for mark in files)
        case _:
            return cell_to_written(answer)


def cell_to_written(cell: Cell) -> str:
    """One value as text."""
    match cell:
        case Chosen(code):
            return code
        case YesNo(yes):
            return "yes" if yes else "no"
        case Number(value):
            written = plain_decimal(value) or ""
            return written.replace(".", ",") if _LIKE_THOUSANDS.fullmatch(written) else written
        case Day(day):
            return day.isoformat()
        case Written(written):
            return written


def _row_to_written(row: Row) -> str:
    cells = (f"{json.dumps(code)}: {_json_cell(cell)}" for code, cell in row.cells)
    return f"{{{', '.join(cells)}}}"


def _json_cell(cell: Cell) -> str:
    match cell:
        case Number(value):
            return plain_decimal(value) or "null"
        case YesNo(yes):
            return "true" if yes else "false"
        case _:
            return json.dumps(cell_to_written(cell), ensure_ascii=False)


def from_written(question: Question, written: str) -> Answer:
    """The answer in this text; empty is NOT_ANSWERED. AnswerRefused, with `where` as `parse`."""
    given = written.strip()
    if not given:
        return Missing.NOT_ANSWERED
    match question.kind:
        case Kind.LEVEL | Kind.PRIORITY:
            return _pair(question, given)
        case Kind.MULTIPLE:
            return accept(question, Several(_codes(question, given)))
        case Kind.RANKING:
            return accept(question, Ranked(_codes(question, given)))
        case Kind.TABLE:
            return _rows(question, given)
        case Kind.FILE:
            raise AnswerRefused(
                text("Files cannot be read back from a table."),
                text("Hand the files in with the question itself, and leave this cell empty."),
                where="value",
            )
        case _:
            return parse(question, {"value": given})


def _pair(question: Question, given: str) -> Answer:
    names = TWO_SIDES[question.kind]
    parts = given.split("/")
    if len(parts) != len(names):
        raise AnswerRefused(
            text("“%(it)s” does not say two things.", it=given[:40]),
            text("Write two numbers with a slash between them, such as 3/2.")
            if question.kind is Kind.PRIORITY
            else text("Write the level on paper and the one in practice, such as 3/2."),
            where="value",
        )
    return parse(question, dict(zip(names, parts, strict=True)))


def _codes(question: Question, given: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in given.split(_BETWEEN[question.kind]) if part.strip())


def _rows(question: Question, given: str) -> Answer:
    try:
        if len(given) > _MOST_CHARACTERS:
            raise ValueError
        rows = json.loads(
            given, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=_named_once
        )
    except (ValueError, RecursionError):
        raise _no_rows() from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _no_rows()
    numbered = []
    for number, row in enumerate(rows, 1):
        cells: list[tuple[str, Cell]] = []
        for code, value in row.items():
            column = question.column(code)
            if column is None:
                raise AnswerRefused(
                    text("This table has no column “%(code)s”.", code=code[:80]),
                    text("Leave it out, or use one of the columns shown."),
                    where=f"row-{number}-{code}",
                )
            cell = _cell(column, value, number)
            if cell is not None:
                cells.append((code, cell))
        numbered.append((number, Row(tuple(cells))))
    return accept_rows(question, numbered)


def _named_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """One row; a column named twice would hide one of its two values."""
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError
    return row


def _cell(column: Column, value: object, number: int) -> Cell | None:
    try:
        match value:
            case None | "":
                return None
            case bool() if column.kind is Kind.YES_NO:
                return YesNo(value)
            case Decimal() if column.kind in NUMERIC:
                return Number(value)
            case str():
                return parse_cell(column, value) if value.strip() else None
        raise AnswerRefused(
            text("This is of another type than its column."),
            text("Write it as text in quotes, numbers as they are, yes and no as true and false."),
        )
    except AnswerRefused as refused:
        raise in_row(refused, column, number) from refused


def _no_rows() -> AnswerRefused:
    return AnswerRefused(
        text("The rows of this table cannot be read."),
        text("Write them as a JSON list of rows: [{…}, {…}]."),
        where="value",
    )
