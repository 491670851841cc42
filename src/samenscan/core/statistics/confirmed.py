"""Counts who confirms the sentence of a cut; what is missing is not confirmed, never a no."""

from collections.abc import Iterable
from decimal import Decimal

from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Priority,
    Several,
    Sheet,
    YesNo,
)
from samenscan.core.questionnaire.model import NUMERIC, Cut, Kind, Question, Side
from samenscan.core.refused import Refused
from samenscan.core.text import text

_BY_CHOICE = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.YES_NO})
_SIDES: dict[Kind, tuple[Side, ...]] = {
    Kind.LEVEL: ("practice", "paper"),
    Kind.PRIORITY: ("matters", "together"),
    **dict.fromkeys(NUMERIC, ("value",)),
}


class NoCut(Refused):
    """The question has no cut, so nothing counts as yes; or its cut does not fit its answers."""

    def __init__(self, code: str) -> None:
        super().__init__(
            text("Question “%(code)s” has no collective result.", code=code),
            text("Give the question a cut that fits its kind, or leave it out."),
        )


def confirms(question: Question, answer: Answer) -> bool:
    """Whether this answer makes the sentence of the question's cut true.

    Every missing answer, and a level or priority whose asked side is open, is False: not
    confirmed. Of several choices one in the cut is enough. NoCut when the question has no cut or
    one that does not fit its kind, whatever the answer.
    """
    cut, at_least = _fitting(question)
    match answer:
        case Chosen(code):
            return code in cut.choices
        case Several(codes):
            return not cut.choices.isdisjoint(codes)
        case YesNo(yes):
            return ("yes" if yes else "no") in cut.choices
    given = _measured(cut, answer)
    return given is not None and given >= at_least


def at_other_end(question: Question, answer: Answer) -> bool:
    """Whether this answer makes the second sentence of the question's cut true.

    Never together with `confirms`; what is missing is at neither end. NoCut when the cut has no
    other end, or one that does not fit the kind of question, whatever the answer.
    """
    cut, _ = _fitting(question)
    other = cut.other_end
    if other is None or question.kind is Kind.MULTIPLE:
        raise NoCut(question.code)
    if question.kind not in _BY_CHOICE and other.at_most is None:
        raise NoCut(question.code)
    match answer:
        case Chosen(code):
            return code in other.choices
        case YesNo(yes):
            return ("yes" if yes else "no") in other.choices
    given = _measured(cut, answer)
    return given is not None and other.at_most is not None and given <= other.at_most


def _measured(cut: Cut, answer: Answer) -> Decimal | int | None:
    """What the limit of a cut is held against; None where that is open or the kind has none."""
    match answer:
        case Levels(paper, practice):
            return paper if cut.side == "paper" else practice
        case Priority(matters, together):
            return together if cut.side == "together" else matters
        case Number(value):
            return value
        case _:
            return None


def confirmed(question: Question, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets confirm the sentence of the question's cut."""
    _fitting(question)
    return sum(confirms(question, sheet.answer(question.code)) for sheet in sheets)


def at_the_other_end(question: Question, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets make the second sentence of the question's cut true."""
    at_other_end(question, Missing.NOT_ANSWERED)
    return sum(at_other_end(question, sheet.answer(question.code)) for sheet in sheets)


def _fitting(question: Question) -> tuple[Cut, Decimal]:
    """The cut and its limit (0 where the kind has none); refused before any answer is seen."""
    cut = question.cut
    if cut is None:
        raise NoCut(question.code)
    if question.kind in _BY_CHOICE:
        if not cut.choices:
            raise NoCut(question.code)
        return cut, Decimal(0)
    if cut.at_least is None or cut.side not in _SIDES.get(question.kind, ()):
        raise NoCut(question.code)
    return cut, cut.at_least
