"""Answers as JSON and back: what was stored is checked against its question when it returns."""

from collections.abc import Mapping

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.questionnaire.canonical import plain_decimal

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


def plain_answers(answers: Mapping[str, Answer]) -> dict[str, PlainAnswer]:
    """All answers that say something; leaving a question open equals not mentioning it."""
    return {
        code: to_plain(answer)
        for code, answer in answers.items()
        if answer not in (Missing.NOT_ANSWERED, Levels())
    }
