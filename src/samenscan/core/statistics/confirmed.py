"""Counts who confirms the sentence of a cut; what is missing is not confirmed, never a no."""

from collections.abc import Iterable
from decimal import Decimal

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.questionnaire.model import Cut, Kind, Question
from samenscan.core.refused import Refused
from samenscan.core.text import text


class NoCut(Refused):
    """The question has no cut, so nothing counts as yes; or its cut does not fit its answers."""

    def __init__(self, code: str) -> None:
        super().__init__(
            text("Question “%(code)s” has no collective result.", code=code),
            text("Give the question a cut that fits its kind, or leave it out."),
        )


def confirms(question: Question, answer: Answer) -> bool:
    """Whether this answer makes the sentence of the question's cut true.

    Every missing answer, and a level whose asked side is open, is False: not confirmed. NoCut
    when the question has no cut or one that does not fit its kind, whatever the answer.
    """
    cut, at_least = _fitting(question)
    match answer:
        case Missing():
            return False
        case Levels(paper, practice):
            level = paper if cut.side == "paper" else practice
            return level is not None and level >= at_least
        case Number(value):
            return value >= at_least
        case Chosen(code):
            return code in cut.choices
        case YesNo(yes):
            return ("yes" if yes else "no") in cut.choices
        case _:
            return False


def confirmed(question: Question, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets confirm the sentence of the question's cut."""
    _fitting(question)
    return sum(confirms(question, sheet.answer(question.code)) for sheet in sheets)


def _fitting(question: Question) -> tuple[Cut, Decimal]:
    """The cut and its limit (0 where the kind has none); refused before any answer is seen."""
    cut = question.cut
    if cut is None:
        raise NoCut(question.code)
    if question.kind in (Kind.SINGLE, Kind.YES_NO):
        if not cut.choices:
            raise NoCut(question.code)
        return cut, Decimal(0)
    if cut.at_least is None or (question.kind is Kind.LEVEL and cut.side == "value"):
        raise NoCut(question.code)
    return cut, cut.at_least
