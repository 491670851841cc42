"""Whether an answer fits its question: type, choices and bounds are checked in one place."""

from decimal import Decimal

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, Value, YesNo
from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

MAX_DIGITS = 15
KINDS: dict[Kind, type[Value]] = {
    Kind.LEVEL: Levels,
    Kind.SINGLE: Chosen,
    Kind.YES_NO: YesNo,
    Kind.NUMBER: Number,
}


class AnswerRefused(Refused):
    """An answer that does not fit its question; `where` names the form field."""

    status = 400


def accept(question: Question, answer: Answer) -> Answer:
    """The answer in its one canonical form, or AnswerRefused.

    Levels without either side become NOT_ANSWERED; a choice that means a kind of missing
    becomes that kind.
    """
    if isinstance(answer, Missing):
        return answer
    if not isinstance(answer, KINDS[question.kind]):
        raise AnswerRefused(
            text("This answer is of another type than its question."),
            text("Answer the question again; its type may have changed."),
        )
    match answer:
        case Levels(paper, practice):
            return _levels(paper, practice)
        case Chosen(code):
            return _chosen(question, code)
        case Number(value):
            return Number(_number(question, value))
    return answer


def _levels(paper: int | None, practice: int | None) -> Answer:
    for where, level in (("paper", paper), ("practice", practice)):
        if level is not None and not 0 <= level <= LEVEL_MAX:
            raise AnswerRefused(
                text("There is no level %(level)s.", level=level),
                text("Choose a level from 0 to %(top)s.", top=LEVEL_MAX),
                where=where,
            )
    if paper is None and practice is None:
        return Missing.NOT_ANSWERED
    return Levels(paper, practice)


def _chosen(question: Question, code: str) -> Answer:
    choice = question.choice(code)
    if choice is None:
        raise AnswerRefused(
            text("This answer is not one of the choices."),
            text("Choose one of the answers shown."),
            where="value",
        )
    return Missing(choice.missing) if choice.missing else Chosen(code)


def _number(question: Question, value: Decimal) -> Decimal:
    if not value.is_finite() or value.adjusted() >= MAX_DIGITS:
        raise _refuse(text("This number is too large."), text("Check the number of digits."))
    if _n_decimals(value) > question.decimals:
        raise _refuse(
            text("This number has too many decimals."),
            text("Write at most %(n)s decimals.", n=question.decimals)
            if question.decimals
            else text("Write a whole number."),
        )
    if question.minimum is not None and value < question.minimum:
        raise _refuse(
            text("This number is lower than is possible here."),
            text("Write a number of at least %(low)s.", low=question.minimum),
        )
    if question.maximum is not None and value > question.maximum:
        raise _refuse(
            text("This number is higher than is possible here."),
            text("Write a number of at most %(high)s.", high=question.maximum),
        )
    return value


def _n_decimals(value: Decimal) -> int:
    """Decimals that matter: 2.50 has one. Counted on the digits, which never rounds."""
    if not value:
        return 0
    _, digits, exponent = value.as_tuple()
    trailing = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return -min(0, int(exponent) + trailing)


def _refuse(what: Text, remedy: Text) -> AnswerRefused:
    return AnswerRefused(what, remedy, where="value")
