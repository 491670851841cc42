"""A sheet as it is signed off: its answers as they count in one written form, and what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenscan.core.answers.asked import view
from samenscan.core.answers.plain import PlainAnswer, from_plain, plain_answers
from samenscan.core.answers.values import Answer, Levels, Missing, Priority, Remark, Sheet
from samenscan.core.questionnaire.canonical import digest
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire


@dataclass(frozen=True)
class Frozen:
    """The answers of a sheet as JSON by question code, and what was written beside them.

    What is not asked, left open or calculated is left out; `thawed` finds it again. `salt` is
    chance: without it, whoever sees the hash alone could try which answers have it.
    """

    answers: Mapping[str, PlainAnswer]
    comments: Mapping[str, str]
    salt: str = ""

    def content_hash(self, questionnaire: Questionnaire) -> str:
        """sha256 (hex) of the canonical JSON of these answers and of what was asked."""
        return digest(
            {
                "questionnaire": questionnaire.content_hash,
                "answers": dict(self.answers),
                "comments": dict(self.comments),
                "salt": self.salt,
            }
        )


def frozen(questionnaire: Questionnaire, sheet: Sheet, salt: str = "") -> Frozen:
    """A sheet as it counts; with the same salt, sheets that count the same have one hash."""
    seen = view(questionnaire, sheet)
    asked = [question for question in questionnaire.questions() if seen.asked(question.code)]
    given = {
        question.code: sheet.answer(question.code)
        for question in asked
        if question.kind is not Kind.DERIVED
    }
    comments = {
        question.code: remark.comment
        for question in asked
        if (remark := sheet.remarks.get(question.code)) is not None and remark.comment
    }
    return Frozen(plain_answers(given), comments, salt)


def thawed(questionnaire: Questionnaire, organisation: str, kept: Frozen) -> Sheet:
    """The sheet behind `frozen`: every number made from it is made from what was signed off."""
    return Sheet(
        organisation,
        {code: from_plain(questionnaire.question(code), one) for code, one in kept.answers.items()},
        {code: Remark(comment) for code, comment in kept.comments.items()},
    )


@dataclass(frozen=True)
class Difference:
    """A question that counts otherwise in two sheets; None where it was not asked."""

    question: Question
    before: Answer | None
    now: Answer | None


def differences(questionnaire: Questionnaire, before: Sheet, now: Sheet) -> Iterator[Difference]:
    """What changed between two sheets of one organisation, in reading order."""
    then, today = view(questionnaire, before), view(questionnaire, now)
    for question in questionnaire.questions():
        code = question.code
        was = _said(then.answer(code)) if then.asked(code) else None
        stands = _said(today.answer(code)) if today.asked(code) else None
        if was != stands:
            yield Difference(question, was, stands)


def _said(answer: Answer) -> Answer:
    """An answer with two sides of which none is filled in says as much as none."""
    return Missing.NOT_ANSWERED if answer in (Levels(), Priority()) else answer
