"""Saving one answer once, or keeping both when two colleagues answered."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.documents import Upload
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import accept, from_plain, parse, to_plain
from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire import Kind, Question
from samenscan.scans.doors import sheet_for
from samenscan.scans.handed_in import handed_in
from samenscan.scans.keeping import (
    NAMELESS,
    AnswerConflict,
    Naming,
    Saved,
    accepted_comment,
    journal_facts,
    keep,
    repeat,
    saved_before,
    stands,
)
from samenscan.scans.models import Answer, Sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import refuse_before_settled
from samenscan.scans.standing import refuse_shut


@action
def save_answer(
    actor: Actor,
    *,
    sheet: UUID,
    question: str,
    fields: Mapping[str, str],
    revision: int,
    files: Sequence[Upload] = (),
    naming: Naming = NAMELESS,
) -> Saved:
    """Store one answer durably, or refuse and keep what stands.

    `fields` are those of `parse`, with `comment` (absent: what stands stays) and, for files that
    go, `drop-DIGEST`. `revision` is the one the page was loaded with (0: nothing stood). A stale
    revision raises AnswerConflict, unless the same answer stands already, or it is one of
    `naming.after`; without a name, also when this person gave the one that stands. Files are
    added and taken away one by one, and never conflict. A save whose name is known already is
    answered as it was the first time, whatever happened since.
    """
    row = sheet_for(actor, sheet, "sheet:answer", lock=True)
    asked = questionnaire_of(row.round.questionnaire).question(question)
    stored = stands(row, question)
    if stored and (saved := saved_before(actor, stored, asked, naming.key)):
        journal.record(actor, "answer.repeat", kind="sheet", id=row.pk)
        return saved
    refuse_shut(row)
    refuse_before_settled(row, asked)
    comment = accepted_comment(fields)
    answer = _answer(actor, row, asked, fields, files)
    if stored is None:
        stored = Answer(sheet=row, question=question, comment="", revision=0)
    elif asked.kind is Kind.FILE and not comment and stored.revision != revision:
        # The page of whoever hands in a file knew no comment; it took none away.
        comment = comment if stored.answered_by_id == actor.person else None
    if stored.revision and stored.value == to_plain(answer) and comment in (None, stored.comment):
        return repeat(actor, stored, answer, naming.key)
    if stored.revision and _is_stale(actor, asked, stored, revision, comment, naming):
        theirs = from_plain(asked, stored.value)
        raise AnswerConflict(asked, stored, theirs, answer, comment or "")
    comment = stored.comment if comment is None else comment
    saved = keep(actor, stored, asked, answer, comment, naming.key)
    facts = journal_facts(stored, asked)
    journal.record(actor, "answer.save", kind="sheet", id=row.pk, facts=facts)
    return saved


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


def _is_stale(
    actor: Actor,
    asked: Question,
    stored: Answer,
    revision: int,
    comment: str | None,
    naming: Naming,
) -> bool:
    if asked.kind is Kind.FILE and (not stored.comment or comment in (None, stored.comment)):
        return False
    if stored.revision == revision:
        return False
    mine = stored.answered_by_id == actor.person
    if not naming.key:
        return not mine
    found = stored.revisions.filter(revision=stored.revision, key__in=[*naming.after])
    return not (mine and naming.after and found.exists())
