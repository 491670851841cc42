"""Questions that colleagues answer each for themselves: who was asked, and who sees what when."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from samenscan.core.answers.asked import SheetView
from samenscan.core.questionnaire import Question, Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.models import IndependentAnswer, Sheet

# One colleague alone has nobody to differ from.
FEWEST = 2


class Standing(StrEnum):
    """Where a question stands that is answered separately."""

    WAITING = "waiting"
    COMPLETE = "complete"
    SETTLED = "settled"


@dataclass(frozen=True)
class Separate:
    """One question of a sheet: how many were asked, how many answered, and where it stands."""

    sheet: UUID
    question: str
    n_asked: int
    n_answered: int
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether nobody may see anybody else's answer yet."""
        return self.standing is Standing.WAITING


class AnsweredSeparately(Refused):
    """Colleagues answer this question each for themselves; none stands before it is settled."""

    def __init__(self) -> None:
        super().__init__(
            text("Colleagues answer this question each for themselves first."),
            text("The lead lets one answer stand once everybody has answered."),
        )


def can_be_separate(questionnaire: Questionnaire, seen: SheetView) -> tuple[Question, ...]:
    """The questions of a sheet that its author lets colleagues answer each for themselves."""
    every = (question for question in questionnaire.questions() if question.independent)
    return tuple(question for question in every if seen.asked(question.code))


def separate_of(sheet: Sheet) -> dict[str, Separate]:
    """Every question of a sheet that somebody was asked to answer separately, by its code."""
    rows: dict[str, list[bool]] = {}
    for question, complete in sheet.independent_answers.values_list("question", "complete"):
        rows.setdefault(question, []).append(complete)
    settled = set(sheet.settlements.values_list("question", flat=True))
    return {
        question: Separate(
            sheet.pk,
            question,
            len(answered),
            sum(answered),
            _standing(answered, question in settled),
        )
        for question, answered in rows.items()
    }


def _standing(answered: Iterable[bool], settled: bool) -> Standing:
    if settled:
        return Standing.SETTLED
    return Standing.COMPLETE if all(answered) else Standing.WAITING


def refuse_before_settled(sheet: Sheet, question: Question) -> None:
    """AnsweredSeparately while colleagues were asked and the lead let no answer stand yet."""
    if not question.independent:
        return
    asked = sheet.independent_answers.filter(question=question.code).exists()
    if asked and not sheet.settlements.filter(question=question.code).exists():
        raise AnsweredSeparately


def row_of(sheet: Sheet, question: str, person: UUID) -> IndependentAnswer | None:
    """What this person was asked to answer separately, or None."""
    return sheet.independent_answers.filter(question=question, person=person).first()
