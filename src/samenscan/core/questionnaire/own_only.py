"""Which answers serve only the organisation that gave them, and what else would tell them."""

from collections.abc import Container
from dataclasses import replace
from decimal import Decimal

from samenscan.core.questionnaire.expressions.check import named_by
from samenscan.core.questionnaire.expressions.formula import Known
from samenscan.core.questionnaire.model import Question, Questionnaire


def is_own(question: Question) -> bool:
    """Whether the answers serve only the organisation that gives them (Q2)."""
    return question.sharing == "own"


def hidden_reasons(questionnaire: Questionnaire) -> frozenset[str]:
    """Codes of questions of which it is not counted why there is no value (Q2).

    Those that serve only the organisation, and those that are asked depending on one of these,
    directly or through others: of how many they were not asked would tell the answer to it.
    """
    known = Known(questionnaire)
    needs = {
        question.code: named_by(question.asked_when, known)
        for question in questionnaire.questions()
        if question.asked_when is not None
    }
    hidden = {question.code for question in questionnaire.questions() if is_own(question)}
    while more := {code for code, named in needs.items() if named & hidden} - hidden:
        hidden |= more
    return frozenset(hidden)


def for_group(asked: Questionnaire, more: Container[str] = ()) -> Questionnaire:
    """The questionnaire in which answers that serve only their organisation count in no level.

    Nor do those to `more` questions, by code.
    """

    def counts(question: Question) -> bool:
        return not is_own(question) and question.code not in more

    return replace(
        asked,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    one if counts(one) else replace(one, weight=Decimal(0), key=False)
                    for one in section.questions
                ),
            )
            for section in asked.sections
        ),
    )
