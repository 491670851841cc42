"""Values of an earlier round and of the register: offered, kept as an answer or set aside."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import from_plain
from samenscan.core.questionnaire import Question
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.figures import Known, known_in_register
from samenscan.scans.keeping import (
    AnswerConflict,
    Saved,
    ValueGone,
    journal_facts,
    keep,
    repeat,
    stands,
)
from samenscan.scans.models import Answer, Prefill, Sheet
from samenscan.scans.offers import decided
from samenscan.scans.queries.offers import known_earlier
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import refuse_before_settled
from samenscan.scans.standing import open_sheet

State = Prefill.State


class NothingToOffer(Refused):
    """Neither an earlier round nor the register knows anything new for this sheet."""

    def __init__(self) -> None:
        super().__init__(
            text("There is nothing more to start from."),
            text("Answer the questions that are still open; what was offered before stays."),
        )


@dataclass(frozen=True)
class Offered:
    """How many values wait from now on: of an earlier round, and of the register."""

    n_earlier: int
    n_register: int


@action
def offer_known(actor: Actor, *, sheet: UUID) -> Offered:
    """Offer what the last closed round and the register know for questions without an answer.

    None of it is an answer. What was offered before, and what was set aside, is not offered
    again; NothingToOffer when that leaves nothing.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    n_earlier = _offer(row, Prefill.Source.EARLIER, known_earlier(actor, row))
    n_register = _offer(row, Prefill.Source.REGISTER, known_in_register(row))
    if not n_earlier + n_register:
        raise NothingToOffer
    facts: dict[str, journal.Fact] = {"earlier": n_earlier, "register": n_register}
    journal.record(actor, "prefill.offer", kind="sheet", id=row.pk, facts=facts)
    return Offered(n_earlier, n_register)


def _offer(row: Sheet, source: str, known: tuple[Known, ...]) -> int:
    passed = set(row.prefills.filter(source=source).values_list("question", flat=True))
    passed |= set(row.answers.values_list("question", flat=True))
    fresh = [one for one in known if one.question not in passed]
    for one in fresh:
        Prefill.objects.create(
            sheet=row,
            question=one.question,
            value=one.value,
            source=source,
            known_on=one.known_on,
            note=one.note,
            offered_at=clock.now(),
        )
    return len(fresh)


@action
def keep_offered(actor: Actor, *, sheet: UUID, question: str, offer: UUID) -> Saved:
    """Let an offered value be the answer, with its history as any other.

    The same again changes nothing. AnswerConflict when something else was answered meanwhile;
    ValueGone when there is no such value.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    refuse_before_settled(row, asked)
    found = _found(row, asked, offer)
    stored, answer = stands(row, question), from_plain(asked, found.value)
    if stored is not None and stored.revision:
        if stored.value == found.value:
            return repeat(actor, stored, answer)
        theirs = from_plain(asked, stored.value)
        raise AnswerConflict(asked, stored, theirs, answer, "")
    # What the register has it from is no explanation of theirs.
    comment = found.note if found.source == Prefill.Source.EARLIER else ""
    stored = Answer(sheet=row, question=question, comment="", revision=0)
    saved = keep(actor, stored, asked, answer, comment)
    if found.state != State.KEPT:
        decided(actor, found, State.KEPT)
    facts = journal_facts(stored, asked) | {"source": found.source}
    journal.record(actor, "prefill.keep", kind="sheet", id=row.pk, facts=facts)
    return saved


@action
def set_aside(actor: Actor, *, sheet: UUID, question: str, offer: UUID) -> None:
    """Offer a value no longer: it is not true any more. What was answered meanwhile stays."""
    row = open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    refuse_before_settled(row, asked)
    found = _found(row, asked, offer)
    if found.state == State.OFFERED:
        decided(actor, found, State.DROPPED)
    journal.record(actor, "prefill.set_aside", kind="sheet", id=row.pk)


def _found(row: Sheet, asked: Question, offer: UUID) -> Prefill:
    found = row.prefills.filter(pk=offer, question=asked.code).first()
    if found is None:
        raise ValueGone
    return found
