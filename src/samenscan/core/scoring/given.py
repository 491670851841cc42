"""What scoring looks at: what was asked of an organisation, and what it answered."""

from typing import Protocol

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import Answer, Sheet
from samenscan.core.questionnaire.model import Kind, Questionnaire


class Given(Protocol):
    """Answers as they count: a question that is not asked has none."""

    def asked(self, code: str) -> bool:
        """Whether this question is asked of this organisation."""
        ...

    def answer(self, code: str) -> Answer:
        """Its answer; NOT_APPLICABLE where the question is not asked."""
        ...


def everything_counts(questionnaire: Questionnaire) -> bool:
    """Whether every question is asked of everybody and none is calculated."""
    return all(
        question.asked_when is None and question.kind is not Kind.DERIVED
        for question in questionnaire.questions()
    )


def given(questionnaire: Questionnaire, sheet: Sheet) -> Given:
    """The answers of this sheet as they count in this questionnaire."""
    return view(questionnaire, sheet)
