"""Saving one answer, or keeping both when two colleagues answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.documents import Upload
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import accept, from_plain, is_complete, parse, to_plain
from samenscan.core.answers.bounds import accept_written
from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire import Kind, Question
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.handed_in import handed_in
from samenscan.scans.models import Answer, Sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet

MAX_COMMENT = 2000


class AnswerConflict(Refused):
    """A colleague answered since this page was loaded; both values are kept and shown."""

    def __init__(
        self,
        question: Question,
        stored: Answer,
        theirs: AnswerValue,
        yours: AnswerValue,
        your_comment: str,
    ) -> None:
        super().__init__(
            text("A colleague has answered this question since you opened it."),
            text("Choose which of the two answers should stand, or talk first."),
        )
        self.question = question
        self.stored = stored
        self.theirs = theirs
        self.yours = yours
        self.your_comment = your_comment


@dataclass(frozen=True)
class Saved:
    """What stands now: the answer with its revision, and when it was given."""

    answer: AnswerValue
    revision: int
    at: datetime


@action
def save_answer(
    actor: Actor,
    *,
    sheet: UUID,
    question: str,
    fields: Mapping[str, str],
    revision: int,
    files: Sequence[Upload] = (),
) -> Saved:
    """Store one answer durably, or refuse and keep what stands.

    `fields` are those of `parse`, with `comment` (absent: what stands stays) and, for files that
    go, `drop-DIGEST`. `revision` is the one the page was loaded with (0: nothing stood). A stale
    revision raises AnswerConflict, unless the same answer stands already or this person gave the
    one that stands; files are added and taken away one by one, and never conflict.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    comment = fields.get("comment")
    if comment is not None:
        comment = accept_written(comment.strip(), MAX_COMMENT)
    stored = row.answers.filter(question=question).select_related("answered_by").first()
    answer = _answer(actor, row, asked, fields, files)
    plain, moment = to_plain(answer), clock.now()
    if stored is None:
        stored = Answer(sheet=row, question=question, comment="", revision=0)
    elif asked.kind is Kind.FILE and not comment and _is_old(actor, stored, revision):
        # The page of whoever hands in a file knew no comment; it took none away.
        comment = None
    if stored.revision and stored.value == plain and comment in (None, stored.comment):
        journal.record(actor, "answer.repeat", kind="sheet", id=row.pk)
        return Saved(answer, stored.revision, stored.answered_at)
    if stored.revision and _is_stale(actor, asked, stored, revision, comment):
        theirs = from_plain(asked, stored.value)
        raise AnswerConflict(asked, stored, theirs, answer, comment or "")
    stored.value, stored.complete = plain, is_complete(answer)
    stored.comment = stored.comment if comment is None else comment
    stored.revision += 1
    stored.answered_by_id, stored.answered_at = actor.signed_in(), moment
    stored.save()
    facts: dict[str, journal.Fact] = {"revision": stored.revision}
    if asked.asked_when is None:  # else the line would tell the answer that it waits for
        facts["question"] = question
    journal.record(actor, "answer.save", kind="sheet", id=row.pk, facts=facts)
    return Saved(answer, stored.revision, stored.answered_at)


def _answer(
    actor: Actor,
    sheet: Sheet,
    asked: Question,
    fields: Mapping[str, str],
    files: Sequence[Upload],
) -> AnswerValue:
    if asked.kind is Kind.FILE:
        return handed_in(actor, sheet, asked, fields, files)
    if asked.kind is Kind.DERIVED:
        return accept(asked, Missing.UNKNOWN)
    return parse(asked, fields)


def _is_old(actor: Actor, stored: Answer, revision: int) -> bool:
    return stored.revision != revision and stored.answered_by_id != actor.person


def _is_stale(
    actor: Actor, asked: Question, stored: Answer, revision: int, comment: str | None
) -> bool:
    if asked.kind is Kind.FILE and (not stored.comment or comment in (None, stored.comment)):
        return False
    return _is_old(actor, stored, revision)
