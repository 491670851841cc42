"""Answers as JSON and back: what was stored is checked against its question when it returns."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from samenscan.core.answers.accept import accept
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    FileMark,
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
from samenscan.core.questionnaire.canonical import Plain, plain_decimal
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import text

PlainAnswer = dict[str, Plain]


def to_plain(answer: Answer) -> PlainAnswer:
    """An answer as a small JSON object; `from_plain` is its inverse."""
    match answer:
        case Missing():
            return {"missing": answer.value}
        case Levels(paper, practice):
            return {"paper": paper, "practice": practice}
        case Priority(matters, together):
            return {"matters": matters, "together": together}
        case Several(codes):
            return {"choices": list(codes)}
        case Ranked(codes):
            return {"ranked": list(codes)}
        case Rows(rows):
            return {"rows": [{code: to_plain(cell) for code, cell in row.cells} for row in rows]}
        case Files(files):
            return {"files": [_mark_to_plain(mark) for mark in files]}
        case _:
            return _cell_to_plain(answer)


def _cell_to_plain(cell: Cell) -> PlainAnswer:
    match cell:
        case Chosen(code):
            return {"choice": code}
        case YesNo(yes):
            return {"yes": yes}
        case Number(value):
            return {"number": plain_decimal(value)}
        case Day(day):
            return {"date": day.isoformat()}
        case Written(written):
            return {"text": written}


def _mark_to_plain(mark: FileMark) -> PlainAnswer:
    return {"name": mark.name, "sha256": mark.sha256, "size": mark.size}


def from_plain(question: Question, stored: Mapping[str, object]) -> Answer:
    """The answer that `to_plain` wrote; AnswerRefused where it does not fit the question."""
    return accept(question, _answer(stored))


def _answer(stored: Mapping[str, object]) -> Answer:
    match dict(stored):
        case {"missing": str(code), **rest} if not rest and code in set(Missing):
            return Missing(code)
        case {"paper": paper, "practice": practice, **rest} if not rest:
            return Levels(_step(paper), _step(practice))
        case {"matters": matters, "together": together, **rest} if not rest:
            return Priority(_step(matters), _step(together))
        case {"choices": list(codes), **rest} if not rest:
            return Several(_codes(codes))
        case {"ranked": list(codes), **rest} if not rest:
            return Ranked(_codes(codes))
        case {"rows": list(rows), **rest} if not rest:
            return Rows(tuple(_row(row) for row in rows))
        case {"files": list(files), **rest} if not rest:
            return Files(tuple(_mark(mark) for mark in files))
        case _:
            return _cell(stored)


def _cell(stored: object) -> Cell:
    match stored:
        case {"choice": str(code), **rest} if not rest:
            return Chosen(code)
        case {"yes": bool(yes), **rest} if not rest:
            return YesNo(yes)
        case {"number": str(written), **rest} if not rest:
            return Number(_decimal(written))
        case {"date": str(written), **rest} if not rest:
            return Day(_day(written))
        case {"text": str(written), **rest} if not rest:
            return Written(written)
    raise _unreadable()


def _row(stored: object) -> Row:
    if not isinstance(stored, dict) or not all(isinstance(code, str) for code in stored):
        raise _unreadable()
    return Row(tuple((code, _cell(cell)) for code, cell in stored.items()))


def _mark(stored: object) -> FileMark:
    match stored:
        case {"name": str(name), "sha256": str(sha256), "size": int(size), **rest} if not (
            rest or isinstance(size, bool)
        ):
            return FileMark(name, sha256, size)
    raise _unreadable()


def _codes(stored: list[object]) -> tuple[str, ...]:
    codes = tuple(code for code in stored if isinstance(code, str))
    if len(codes) != len(stored):
        raise _unreadable()
    return codes


def _step(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _unreadable()


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise _unreadable() from None


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _unreadable() from None


def _unreadable() -> AnswerRefused:
    return AnswerRefused(
        text("A stored answer cannot be read."),
        text("Answer the question again; report this if it comes back."),
    )


def plain_answers(answers: Mapping[str, Answer]) -> dict[str, PlainAnswer]:
    """All answers that say something; leaving a question open equals not mentioning it."""
    return {
        code: to_plain(answer)
        for code, answer in answers.items()
        if answer not in (Missing.NOT_ANSWERED, Levels(), Priority())
    }
