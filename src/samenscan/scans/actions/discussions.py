"""Talking first: a second value stays beside the one that stands until a colleague chooses."""

from collections.abc import Mapping
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import from_plain, parse, to_plain
from samenscan.core.questionnaire import Kind
from samenscan.scans.keeping import (
    AnswerConflict,
    Saved,
    ValueGone,
    accepted_comment,
    close_discussions,
    journal_facts,
    keep,
    repeat,
    stands,
)
from samenscan.scans.models import Discussion
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet


@action
def discuss(actor: Actor, *, sheet: UUID, question: str, fields: Mapping[str, str]) -> None:
    """Keep this person's value beside the one that stands; both are shown until one is chosen.

    `fields` are those of `save_answer`. What stands does not change. Saying another value closes
    the one this person said before; the same twice is one. ValueGone where nothing stands, and for
    files and calculated answers, which never differ between two people.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    stored = stands(row, question)
    if stored is None or asked.kind in (Kind.FILE, Kind.DERIVED):
        raise ValueGone
    answer, comment = parse(asked, fields), accepted_comment(fields) or ""
    plain, person, moment = to_plain(answer), actor.signed_in(), clock.now()
    said = row.discussions.filter(question=question, said_by=person, closed_at=None).first()
    same = (stored.value, stored.comment) == (plain, comment)
    if same or (said and (said.value, said.comment) == (plain, comment)):
        repeat(actor, stored, answer)
        return
    if said:
        said.closed_by_id, said.closed_at = person, moment
        said.save(update_fields=["closed_by", "closed_at"])
    Discussion.objects.create(
        sheet=row,
        question=question,
        value=plain,
        comment=comment,
        beside=stored.revision,
        said_by_id=person,
        said_at=moment,
    )
    facts = journal_facts(stored, asked)
    journal.record(actor, "answer.discuss", kind="sheet", id=row.pk, facts=facts)


@action
def choose(
    actor: Actor, *, sheet: UUID, question: str, discussion: UUID | None, revision: int
) -> Saved:
    """Choose between what stands (None) and a value that waits for a talk; the rest is closed.

    A value that waited becomes the next revision. AnswerConflict when `revision` does not stand
    any more, ValueGone when the value was chosen or closed already.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    stored = stands(row, question)
    if stored is None:
        raise ValueGone
    if discussion is None:
        answer, comment = from_plain(asked, stored.value), stored.comment
    else:
        said = row.discussions.filter(pk=discussion, question=question, closed_at=None).first()
        if said is None:
            raise ValueGone
        answer, comment = from_plain(asked, said.value), said.comment
    if stored.revision != revision:
        theirs = from_plain(asked, stored.value)
        raise AnswerConflict(asked, stored, theirs, answer, comment)
    if discussion is None:
        saved = Saved(answer, stored.revision, stored.answered_at)
        close_discussions(actor, stored)
    else:
        saved = keep(actor, stored, asked, answer, comment)
    facts = journal_facts(stored, asked)
    journal.record(actor, "answer.choose", kind="sheet", id=row.pk, facts=facts)
    return saved
