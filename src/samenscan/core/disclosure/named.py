"""Answers that members tell each other by name, and what may then not be told of groups (D17)."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.answers.asked import as_counted
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.plain import from_plain, to_plain
from samenscan.core.answers.values import Answer, Missing, is_complete
from samenscan.core.disclosure.policy import Form, told_in
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.stated import needed_by, reached


@dataclass(frozen=True)
class ByName:
    """One question with the answers of organisations that consented, in the order of their ids.

    Who did not consent and who has no answer are both simply not here.
    """

    code: str
    answers: tuple[tuple[str, Answer], ...]


Named = Released[Members, tuple[ByName, ...]]


def named_questions(asked: Questionnaire) -> tuple[Question, ...]:
    """The questions whose answers members tell by name: shared so, and never with a cut."""
    return tuple(
        question
        for question in asked.questions()
        if told_in(question, "members") is Form.BY_NAME and not question.cut and not question.total
    )


def apart_from_names(asked: Questionnaire) -> frozenset[str]:
    """The codes of questions about which no answer that is told by name says anything.

    A named answer shows too that its question was asked. So the answers that decide that, and
    every question that hangs on one of them, are left out. Looks at no answer.
    """
    needs = needed_by(asked)
    shown = reached(
        (one.code for one in asked.questions() if told_in(one, "members") is Form.BY_NAME), needs
    )
    return frozenset(
        one.code for one in asked.questions() if not reached([one.code], needs) & shown
    )


def release_by_name(
    dataset: Dataset, consents: Mapping[str, frozenset[str]], audience: Members
) -> Named:
    """The answers to named questions of the organisations that consented, question by question.

    `consents`: question code to organisations. A question nobody consented to has no answers.
    Without consent nothing is told, whatever the policy of the question; consent to any other
    question tells nothing either.
    """
    sheets = {
        sheet.organisation: sheet for sheet in as_counted(dataset.questionnaire, dataset.sheets)
    }
    found = []
    for question in named_questions(dataset.questionnaire):
        agreed = sorted(consents.get(question.code, frozenset()) & sheets.keys())
        answers = ((one, sheets[one].answer(question.code)) for one in agreed)
        told = tuple((one, answer) for one, answer in answers if is_told(answer))
        found.append(ByName(question.code, told))
    return Released(audience, tuple(found), _DOOR_KEY)


def is_told(answer: Answer) -> bool:
    """Whether there is a whole value; a reason why there is none is nobody else's business."""
    return not isinstance(answer, Missing) and is_complete(answer)


def named_to_plain(released: Named) -> dict[str, Plain]:
    """Per question, the answer of every organisation that tells it, as JSON."""
    return {
        one.code: {who: dict(to_plain(answer)) for who, answer in one.answers}
        for one in released.facts
        if one.answers
    }


def named_from_plain(
    stored: Mapping[str, Plain],
    asked: Questionnaire,
    agreed: Mapping[str, frozenset[str]],
    audience: Members,
) -> Named:
    """What was stored by `named_to_plain`, of those who agree still; nothing of anybody else."""
    found = []
    for question in named_questions(asked):
        answers = stored.get(question.code, {})
        still = agreed.get(question.code, frozenset())
        told = sorted(answers.items()) if isinstance(answers, Mapping) else []
        given = tuple(
            (who, from_plain(question, answer))
            for who, answer in told
            if who in still and isinstance(answer, Mapping)
        )
        found.append(ByName(question.code, given))
    return Released(audience, tuple(found), _DOOR_KEY)
