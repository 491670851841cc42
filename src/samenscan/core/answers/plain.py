"""Answers as JSON and back: what was stored is checked against its question when it returns."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from samenscan.core.answers.accept import AnswerRefused, accept
from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.questionnaire.canonical import plain_decimal
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import text

PlainAnswer = dict[str, str | int | bool | None]


def to_plain(answer: Answer) -> PlainAnswer:
    """An answer as a small JSON object; `from_plain` is its inverse."""
    match answer:
        case Missing():
            return {"missing": answer.value}
        case Levels(paper, practice):
            return {"paper": paper, "practice": practice}
        case Chosen(code):
            return {"choice": code}
        case YesNo(yes):
            return {"yes": yes}
        case Number(value):
            return {"number": plain_decimal(value)}
        case _:
            raise _unreadable()


def from_plain(question: Question, stored: Mapping[str, object]) -> Answer:
    """The answer that `to_plain` wrote; AnswerRefused where it does not fit the question."""
    return accept(question, _answer(stored))


def _answer(stored: Mapping[str, object]) -> Answer:
    match dict(stored):
        case {"missing": str(code), **rest} if not rest and code in set(Missing):
            return Missing(code)
        case {"paper": paper, "practice": practice, **rest} if not rest:
            if _is_level(paper) and _is_level(practice):
                return Levels(_level(paper), _level(practice))
        case {"choice": str(code), **rest} if not rest:
            return Chosen(code)
        case {"yes": bool(yes), **rest} if not rest:
            return YesNo(yes)
        case {"number": str(written), **rest} if not rest:
            return Number(_decimal(written))
    raise _unreadable()


def _is_level(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _level(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _decimal(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
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
        if answer not in (Missing.NOT_ANSWERED, Levels())
    }
