"""From the fields of a form to an answer; what cannot be read is refused in a sentence."""

import re
from collections.abc import Mapping
from decimal import Decimal

from samenscan.core.answers.accept import accept
from samenscan.core.answers.days import parse_day
from samenscan.core.answers.numbers import parse_number
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.rows import accept_rows, in_row
from samenscan.core.answers.values import (
    PRIORITY_MAX,
    WILLING_MAX,
    Answer,
    Cell,
    Chosen,
    Day,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Row,
    Several,
    Value,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.model import LEVEL_MAX, Column, Kind, Question
from samenscan.core.text import text

TWO_SIDES = {Kind.LEVEL: ("paper", "practice"), Kind.PRIORITY: ("matters", "together")}
_PREFIX = {Kind.MULTIPLE: "value-", Kind.RANKING: "rank-", Kind.TABLE: "row-"}
_ROW = re.compile(r"row-([0-9]{1,6})-(.+)", re.DOTALL)
_EURO = re.compile(r"^(?:€|eur)\s*|\s*(?:€|eur|euro)$", re.IGNORECASE)
_PER_CENT = re.compile(r"\s*%$")


def parse(question: Question, fields: Mapping[str, str]) -> Answer:
    """The answer in these form fields.

    Fields: `missing` (a code of Missing), `paper` and `practice` (levels 0..5), `matters` (0..3)
    and `together` (0..2), `value` (a choice code, “yes”/“no”, a number, a day or a text),
    `value-CODE` (anything, when choice CODE is chosen), `rank-CODE` (1 for the first choice),
    `row-N-COLUMN` (a cell of a table). Empty fields are as good as absent ones; nothing at all is
    NOT_ANSWERED; files are never in fields. Raises AnswerRefused, whose `where` names the field.
    """
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    values = {name: given[name] for name in given if _is_own(question, name)}
    missing = given.get("missing")
    if missing is not None:
        return accept(question, parse_missing(missing, bool(values)))
    if not values:
        return Missing.NOT_ANSWERED
    if question.kind is Kind.TABLE:
        return _table(question, values)
    return accept(question, _value(question, values))


def _is_own(question: Question, name: str) -> bool:
    if question.kind is Kind.FILE:
        return False
    if question.kind in _PREFIX:
        return name.startswith(_PREFIX[question.kind])
    return name in TWO_SIDES.get(question.kind, ("value",))


def _value(question: Question, values: Mapping[str, str]) -> Value:
    match question.kind:
        case Kind.LEVEL:
            paper, practice = (
                _step(values.get(side), side, LEVEL_MAX) for side in TWO_SIDES[Kind.LEVEL]
            )
            return Levels(paper, practice)
        case Kind.PRIORITY:
            return Priority(
                _step(values.get("matters"), "matters", PRIORITY_MAX),
                _step(values.get("together"), "together", WILLING_MAX),
            )
        case Kind.MULTIPLE:
            return Several(tuple(name.removeprefix("value-") for name in values))
        case Kind.RANKING:
            return _ranked(values)
        case _:
            return _single(question.kind, values["value"], question.decimals)


def _single(kind: Kind, written: str, decimals: int) -> Cell:
    """What one field or cell says."""
    match kind:
        case Kind.SINGLE:
            return Chosen(written)
        case Kind.YES_NO:
            return _yes_no(written)
        case Kind.DATE:
            return Day(parse_day(written))
        case Kind.TEXT:
            return Written(written)
        case _:
            return Number(_number(kind, written, decimals))


def _number(kind: Kind, written: str, decimals: int) -> Decimal:
    if kind is Kind.MONEY:
        written = _EURO.sub("", written)
    if kind is Kind.PERCENTAGE:
        written = _PER_CENT.sub("", written)
    return parse_number(written, decimals)


def parse_missing(code: str, has_value: bool) -> Missing:
    """The kind of missing with this code; AnswerRefused when there is a value beside it."""
    if code not in set(Missing):
        raise AnswerRefused(
            text("This reason for having no answer is not known."),
            text("Choose one of the reasons shown."),
            where="missing",
        )
    if has_value:
        raise AnswerRefused(
            text("There is an answer and also a reason for having none."),
            text("Keep one of the two."),
            where="missing",
        )
    return Missing(code)


def _step(written: str | None, where: str, top: int) -> int | None:
    if written is None:
        return None
    if written in {str(step) for step in range(top + 1)}:
        return int(written)
    raise AnswerRefused(
        text("There is no level “%(level)s”.", level=written[:20])
        if where in TWO_SIDES[Kind.LEVEL]
        else text("There is no step “%(step)s” on this scale.", step=written[:20]),
        text("Choose a level from 0 to %(top)s.", top=top)
        if where in TWO_SIDES[Kind.LEVEL]
        else text("Choose a step from 0 to %(top)s.", top=top),
        where=where,
    )


def _yes_no(written: str) -> YesNo:
    if written not in ("yes", "no"):
        raise AnswerRefused(
            text("This can be answered with yes or no."),
            text("Choose yes or no."),
            where="value",
        )
    return YesNo(written == "yes")


def _ranked(values: Mapping[str, str]) -> Ranked:
    places: dict[int, str] = {}
    for name, written in values.items():
        if re.fullmatch(r"[1-9][0-9]{0,3}", written) is None:
            raise AnswerRefused(
                text("“%(it)s” is not a place in a ranking.", it=written[:20]),
                text("Write 1 for the most important one, then 2, 3 and so on."),
                where=name,
            )
        place = int(written)
        if place in places:
            raise AnswerRefused(
                text("Place %(place)s is given to two answers.", place=place),
                text("Give each place once: 1, 2, 3 and so on."),
                where=name,
            )
        places[place] = name
    for expected, place in enumerate(sorted(places), 1):
        if place != expected:
            raise AnswerRefused(
                text("Nothing stands on place %(place)s.", place=expected),
                text("Give each place once: 1, 2, 3 and so on."),
                where=places[place],
            )
    return Ranked(tuple(places[place].removeprefix("rank-") for place in sorted(places)))


def _table(question: Question, values: Mapping[str, str]) -> Answer:
    rows: dict[int, list[tuple[str, Cell]]] = {}
    for name, written in values.items():
        found = _ROW.fullmatch(name)
        code = found[2] if found else name
        column = question.column(code)
        if found is None or column is None:
            raise AnswerRefused(
                text("This table has no column “%(code)s”.", code=code[:80]),
                text("Leave it out, or use one of the columns shown."),
                where=name,
            )
        number = int(found[1])
        rows.setdefault(number, []).append((column.code, _cell(column, written, number)))
    return accept_rows(question, [(number, Row(tuple(rows[number]))) for number in sorted(rows)])


def _cell(column: Column, written: str, number: int) -> Cell:
    try:
        return parse_cell(column, written)
    except AnswerRefused as refused:
        raise in_row(refused, column, number) from refused


def parse_cell(column: Column, written: str) -> Cell:
    """What this non-empty text says under this column; AnswerRefused when it cannot be read."""
    return _single(column.kind, written.strip(), column.decimals)
