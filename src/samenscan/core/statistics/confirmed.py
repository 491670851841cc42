"""Counts who confirms the sentence of a cut; what is missing is not confirmed, never a no."""

from collections.abc import Iterable

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.questionnaire.model import Cut, Question
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
    when the question has no cut or one that does not fit the answer.
    """
    if question.cut is None:
        raise NoCut(question.code)
    cut = question.cut
    match answer:
        case Missing():
            return False
        case Levels():
            return _level(question, cut, answer)
        case Number(value):
            if cut.at_least is None:
                raise NoCut(question.code)
            return value >= cut.at_least
        case Chosen(code):
            return code in cut.choices
        case YesNo(yes):
            return ("yes" if yes else "no") in cut.choices


def confirmed(question: Question, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets confirm the sentence of the question's cut."""
    return sum(confirms(question, sheet.answer(question.code)) for sheet in sheets)


def _level(question: Question, cut: Cut, levels: Levels) -> bool:
    if cut.at_least is None or cut.side == "value":
        raise NoCut(question.code)
    side = levels.paper if cut.side == "paper" else levels.practice
    return side is not None and side >= cut.at_least
