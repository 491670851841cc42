"""Answers in words, for a report or a page; a kind of missing has words of its own."""

from decimal import Decimal

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import Text, text

MISSING_WORDS = {
    Missing.NOT_ANSWERED: text("not answered"),
    Missing.UNKNOWN: text("we do not know"),
    Missing.NOT_APPLICABLE: text("does not apply to us"),
    Missing.RATHER_NOT_SAY: text("we would rather not say"),
}


def shown(question: Question, answer: Answer) -> Text:
    """The answer as a short phrase, without judgement."""
    match answer:
        case Missing():
            return MISSING_WORDS[answer]
        case Levels(paper, practice):
            return text(
                "on paper %(paper)s, in practice %(practice)s",
                paper=_level(paper),
                practice=_level(practice),
            )
        case Chosen(code):
            choice = question.choice(code)
            return text("%(choice)s", choice=choice.text if choice else code)
        case YesNo(yes):
            return text("yes") if yes else text("no")
        case Number(value):
            return _number(value, question)
        case _:
            return text("answered")


def _level(level: int | None) -> Text:
    return text("level %(level)s", level=level) if level is not None else text("not answered")


def _number(value: Decimal, question: Question) -> Text:
    if question.unit is None:
        return text("%(number)s", number=value)
    return text("%(number)s %(unit)s", number=value, unit=question.unit)
