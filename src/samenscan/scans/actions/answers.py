"""Saving one answer, or keeping both when two colleagues answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import from_plain, is_complete, parse, to_plain
from samenscan.core.questionnaire import Question
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.models import Answer
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet


class AnswerConflict(Refused):
    """A colleague answered since this page was loaded; both values are kept and shown."""

    def __init__(
        self, question: Question, stored: Answer, theirs: AnswerValue, yours: AnswerValue
    ) -> None:
        super().__init__(
            text("A colleague has answered this question since you opened it."),
            text("Choose which of the two answers should stand, or talk first."),
        )
        self.question = question
        self.stored = stored
        self.theirs = theirs
        self.yours = yours


@dataclass(frozen=True)
class Saved:
    """What stands now: the answer with its revision, and when it was given."""

    answer: AnswerValue
    revision: int
    at: datetime


@action
def save_answer(
    actor: Actor, *, sheet: UUID, question: str, fields: Mapping[str, str], revision: int
) -> Saved:
    """Store one answer durably, or refuse and keep what stands.

    `revision` is the one the page was loaded with (0: nothing stood). A stale revision raises
    AnswerConflict, unless the same answer stands already or this person gave the one that stands.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    answer = parse(asked, fields)
    stored = row.answers.filter(question=question).select_related("answered_by").first()
    plain, moment = to_plain(answer), clock.now()
    if stored is None:
        stored = Answer.objects.create(
            sheet=row,
            question=question,
            value=plain,
            complete=is_complete(answer),
            answered_by_id=actor.signed_in(),
            answered_at=moment,
        )
    else:
        if stored.value == plain:
            journal.record(actor, "answer.repeat", kind="sheet", id=row.pk)
            return Saved(answer, stored.revision, stored.answered_at)
        if stored.revision != revision and stored.answered_by_id != actor.person:
            raise AnswerConflict(asked, stored, from_plain(asked, stored.value), answer)
        stored.value, stored.complete = plain, is_complete(answer)
        stored.revision += 1
        stored.answered_by_id, stored.answered_at = actor.signed_in(), moment
        stored.save()
    facts: dict[str, journal.Fact] = {"question": question, "revision": stored.revision}
    journal.record(actor, "answer.save", kind="sheet", id=row.pk, facts=facts)
    return Saved(answer, stored.revision, stored.answered_at)
