"""Answers in words, for a report or a page; a kind of missing has words of its own."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from samenscan.core.answers.bounds import shown_day
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
from samenscan.core.questionnaire.model import Choice, Column, Kind, Question
from samenscan.core.text import Text, Words, text

MISSING_WORDS = {
    Missing.NOT_ANSWERED: text("not answered"),
    Missing.UNKNOWN: text("we do not know"),
    Missing.NOT_APPLICABLE: text("does not apply to us"),
    Missing.RATHER_NOT_SAY: text("we would rather not say"),
}
MATTERS_WORDS = (
    text("does not matter to us"),
    text("matters a little"),
    text("matters"),
    text("matters a lot"),
)
TOGETHER_WORDS = (
    text("rather not together"),
    text("perhaps together"),
    text("gladly together"),
)
_MOST_LISTED = 12
_MOST_ROWS = 3


def shown(question: Question, answer: Answer) -> Text:
    """The answer as a short phrase, without judgement."""
    match answer:
        case Missing():
            return MISSING_WORDS[answer]
        case Levels(paper, practice):
            return _levels(paper, practice)
        case Priority(matters, together):
            return _priority(matters, together)
        case Several(codes):
            return _listed([_choice(question.choices, code) for code in codes])
        case Ranked(codes):
            return _listed([_ranked(question, place, code) for place, code in enumerate(codes, 1)])
        case Rows(rows):
            return _rows(question, rows)
        case Files(files):
            return _listed([text("%(file)s", file=mark.name) for mark in files])
        case _:
            return _cell(question, answer)


def in_full(question: Question, answer: Answer) -> tuple[Text, ...]:
    """The same as lines that leave nothing out: one per thing chosen, row or file."""
    match answer:
        case Several(codes):
            return tuple(_choice(question.choices, code) for code in codes)
        case Ranked(codes):
            return tuple(_ranked(question, place, code) for place, code in enumerate(codes, 1))
        case Rows(rows):
            return tuple(_whole_row(question, row) for row in rows)
        case Files(files):
            return tuple(text("%(file)s", file=mark.name) for mark in files)
        case _:
            return (shown(question, answer),)


def _ranked(question: Question, place: int, code: str) -> Text:
    choice = _choice(question.choices, code)
    return text("%(place)s. %(choice)s", place=place, choice=choice)


def _whole_row(question: Question, row: Row) -> Text:
    cells = [
        text("%(column)s: %(cell)s", column=column.text, cell=_cell(column, cell))
        for code, cell in row.cells
        if (column := question.column(code)) is not None
    ]
    return joined(cells) if cells else text("–")


def _cell(asked: Question | Column, cell: Cell) -> Text:
    match cell:
        case Chosen(code):
            return _choice(asked.choices, code)
        case YesNo(yes):
            return text("yes") if yes else text("no")
        case Number(value):
            return shown_number(value, asked.kind, asked.unit)
        case Day(value):
            return shown_day(value)
        case Written(written):
            return text("“%(text)s”", text=written)


@lru_cache(maxsize=64)
def _levels(paper: int | None, practice: int | None) -> Text:
    return text(
        "on paper %(paper)s, in practice %(practice)s",
        paper=_level(paper),
        practice=_level(practice),
    )


def _level(level: int | None) -> Text:
    return text("level %(level)s", level=level) if level is not None else text("not answered")


def _priority(matters: int | None, together: int | None) -> Text:
    return text(
        "%(matters)s, %(together)s",
        matters=text("not answered") if matters is None else MATTERS_WORDS[matters],
        together=text("not answered") if together is None else TOGETHER_WORDS[together],
    )


def shown_number(value: Decimal, kind: Kind, unit: Words | None) -> Text:
    """A number with its unit, or as euro or per cent."""
    if kind is Kind.MONEY:
        return text("%(number)s euro", number=value)
    if kind is Kind.PERCENTAGE:
        return text("%(number)s %%", number=value)
    if unit is None:
        return text("%(number)s", number=value)
    return text("%(number)s %(unit)s", number=value, unit=unit)


def _choice(choices: Sequence[Choice], code: str) -> Text:
    choice = next((choice for choice in choices if choice.code == code), None)
    return text("%(choice)s", choice=choice.text if choice else code)


def _rows(question: Question, rows: Sequence[Row]) -> Text:
    """How many rows, and the first cell of the first ones."""
    first = [_first_cell(question, row) for row in rows[:_MOST_ROWS]]
    if len(rows) > _MOST_ROWS:
        first.append(text("…"))
    listed = _listed(first)
    if len(rows) == 1:
        return text("1 row: %(rows)s", rows=listed)
    return text("%(n)s rows: %(rows)s", n=len(rows), rows=listed)


def _first_cell(question: Question, row: Row) -> Text:
    code, cell = row.cells[0]
    column = question.column(code)
    if isinstance(cell, Written):
        return text("%(text)s", text=cell.value)
    return _cell(column or question, cell)


def _listed(items: Sequence[Text]) -> Text:
    """Things after one another; of a very long list only the first ones and how many more."""
    told = list(items[:_MOST_LISTED])
    if len(items) > _MOST_LISTED:
        told.append(text("%(n)s more", n=len(items) - _MOST_LISTED))
    return joined(told)


def joined(items: Sequence[Text]) -> Text:
    """These texts with commas between them; at least one."""
    *before, found = items
    for item in reversed(before):
        found = text("%(one)s, %(others)s", one=item, others=found)
    return found
