"""Taking an earlier value of an answer back, as a new revision on top of all others."""

from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import from_plain
from samenscan.core.questionnaire import Kind
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.keeping import (
    AnswerConflict,
    Saved,
    ValueGone,
    journal_facts,
    keep,
    repeat,
    stands,
)
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet


class FilesStay(Refused):
    """Files are added and taken away one by one; an earlier set of them does not come back."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            text("Files do not come back by themselves."),
            text("Hand the file in once more at its question."),
        )


@action
def take_back(actor: Actor, *, sheet: UUID, question: str, earlier: int, revision: int) -> Saved:
    """Let the value of revision `earlier` stand again, with its explanation; nothing is erased.

    `revision` is the one that stood on the page. AnswerConflict when another stands by now and
    says something else; FilesStay for files; ValueGone when there never was such a value.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    stored = stands(row, question)
    found = stored.revisions.filter(revision=earlier).first() if stored else None
    if stored is None or found is None:
        raise ValueGone
    if asked.kind is Kind.FILE:
        raise FilesStay
    answer = from_plain(asked, found.value)
    if (stored.value, stored.comment) == (found.value, found.comment):
        return repeat(actor, stored, answer)
    if stored.revision != revision:
        theirs = from_plain(asked, stored.value)
        raise AnswerConflict(asked, stored, theirs, answer, found.comment)
    saved = keep(actor, stored, asked, answer, found.comment)
    facts = journal_facts(stored, asked) | {"earlier": earlier}
    journal.record(actor, "answer.take_back", kind="sheet", id=row.pk, facts=facts)
    return saved
