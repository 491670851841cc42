"""How a value comes to stand: the answer, its revision and the key of its save, in one write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from samenscan.base import clock, journal
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import from_plain, is_complete, to_plain
from samenscan.core.answers.bounds import accept_written
from samenscan.core.questionnaire import Question
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.marks import section_of, take_ready_off
from samenscan.scans.models import Answer, AnswerRevision, RepeatedSave, Sheet
from samenscan.scans.offers import answered
from samenscan.scans.questionnaires import questionnaire_of

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


class ValueGone(Refused):
    """What the page offered to take or to choose is not there any more."""

    def __init__(self) -> None:
        super().__init__(
            text("This value is not waiting here any more."),
            text("Look at the question once more: somebody may have chosen already."),
        )


@dataclass(frozen=True)
class Saved:
    """What stands now: the answer with its revision, and when it was given.

    `ready_off`: its section was said to be ready until this save.
    """

    answer: AnswerValue
    revision: int
    at: datetime
    ready_off: bool = False


@dataclass(frozen=True)
class Naming:
    """What the browser calls a save, and its earlier saves of which it never heard the outcome.

    `key` is empty for a save without a name. A save on top of one of `after` is no conflict.
    """

    key: str = ""
    after: Sequence[str] = ()


NAMELESS = Naming()


def stands(sheet: Sheet, question: str) -> Answer | None:
    """The answer that stands, with who gave it; None when there is none yet."""
    return sheet.answers.filter(question=question).select_related("answered_by").first()


def saved_before(actor: Actor, stored: Answer, asked: Question, key: str) -> Saved | None:
    """What this person was told when a save of this name was made; None when it never was."""
    if not key:
        return None
    mine = {"key": key, "answered_by": actor.signed_in()}
    met = stored.repeats.filter(**mine).values("revision")
    found = stored.revisions.filter(Q(**mine) | Q(revision__in=met)).first()
    if found is None:
        return None
    return Saved(from_plain(asked, found.value), found.revision, found.answered_at)


def repeat(actor: Actor, stored: Answer, answer: AnswerValue, key: str = "") -> Saved:
    """What stands was given once more; nothing changes, and a named save is remembered."""
    if key:
        RepeatedSave.objects.get_or_create(
            answer=stored,
            key=key,
            answered_by_id=actor.signed_in(),
            defaults={"revision": stored.revision, "answered_at": clock.now()},
        )
    journal.record(actor, "answer.repeat", kind="sheet", id=stored.sheet_id)
    return Saved(answer, stored.revision, stored.answered_at)


def keep(
    actor: Actor, stored: Answer, asked: Question, answer: AnswerValue, comment: str, key: str = ""
) -> Saved:
    """Let a value stand as the next revision; part of an action that holds the sheet.

    What was to be discussed about the question is closed by it: somebody has chosen. A value that
    was offered waits no longer. A section that was said to be ready no longer is.
    """
    moment, person = clock.now(), actor.signed_in()
    stored.value, stored.complete = to_plain(answer), is_complete(answer)
    stored.comment = comment
    stored.revision += 1
    stored.answered_by_id, stored.answered_at = person, moment
    stored.save()
    AnswerRevision.objects.create(
        answer=stored,
        revision=stored.revision,
        value=stored.value,
        complete=stored.complete,
        comment=comment,
        key=key,
        answered_by_id=person,
        answered_at=moment,
    )
    close_discussions(actor, stored)
    answered(actor, stored)
    questionnaire = questionnaire_of(stored.sheet.round.questionnaire)
    off = take_ready_off(actor, stored.sheet, section_of(questionnaire, asked.code))
    return Saved(answer, stored.revision, moment, off)


def close_discussions(actor: Actor, stored: Answer) -> int:
    """Nothing is to be discussed about this answer any more; how many values waited."""
    rows = stored.sheet.discussions.filter(question=stored.question, closed_at=None)
    return rows.update(closed_by=actor.signed_in(), closed_at=clock.now())


def accepted_comment(fields: Mapping[str, str]) -> str | None:
    """The explanation among these fields, tidied; None when the page said nothing of it."""
    comment = fields.get("comment")
    return None if comment is None else accept_written(comment.strip(), MAX_COMMENT)


def journal_facts(stored: Answer, asked: Question) -> dict[str, journal.Fact]:
    """What a line tells of an answer; the code of a question under a condition would tell another.

    Revision and code only, never the value.
    """
    facts: dict[str, journal.Fact] = {"revision": stored.revision}
    if asked.asked_when is None:
        facts["question"] = asked.code
    return facts
