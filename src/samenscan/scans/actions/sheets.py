"""Signing a sheet off, taking it back, withdrawing from a round and coming back."""

from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans import words_to_colleagues as letters
from samenscan.scans.counting import counts_of
from samenscan.scans.doors import RoundState, sheet_for, sheet_state
from samenscan.scans.frozen import fingerprint, new_version
from samenscan.scans.models import Sheet, Silence
from samenscan.scans.standing import RoundNotOpen, open_sheet

# What a member can say of itself; that nobody was reached is for the centre to say.
OWN_REASONS = (
    Silence.NO_TIME,
    Silence.NOT_NOW,
    Silence.NOT_RELEVANT,
    Silence.NO_TRUST,
    Silence.OTHER,
)


class NothingAnswered(Refused):
    """An empty sheet takes no part.

    The centre sees how many answers there are, so with none it would know every bit of this
    organisation, and could take it out of what is told about the others.
    """

    def __init__(self) -> None:
        super().__init__(
            text("Nothing has been answered yet, so there is nothing to submit."),
            text("Answer the questions first; “We don't know” is an answer too."),
        )


class ChangedMeanwhile(Refused):
    """A colleague changed an answer between reading through and signing off."""

    def __init__(self) -> None:
        super().__init__(
            text("A colleague changed an answer while you were reading."),
            text("Read it through once more; then submit."),
        )


class ReasonMissing(Refused):
    """Withdrawing takes one of the reasons a member can give."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            text("A reason is missing."),
            text("Choose the one that comes closest; the support centre sees it."),
            where="reason",
        )


@action
def submit(actor: Actor, *, sheet: UUID, read: str = "") -> Sheet:
    """The lead signs the sheet off; from now on nothing in it changes.

    Freezes what counts as the next version, from which all results are made. `read` is the
    fingerprint of what the lead read through; ChangedMeanwhile when something else stands by now.
    NothingAnswered for a sheet without one answer or reason why not that counts.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    if not counts_of([row])[row.pk].n_answered:
        raise NothingAnswered
    if read and read != fingerprint(row):
        raise ChangedMeanwhile
    version = new_version(row)
    row.submitted_at, row.submitted_by_id = clock.now(), actor.signed_in()
    version.submitted_at, version.submitted_by_id = row.submitted_at, row.submitted_by_id
    version.save(force_insert=True)
    row.save(update_fields=["submitted_at", "submitted_by"])
    facts: dict[str, journal.Fact] = {"version": version.number}
    journal.record(actor, "sheet.submit", kind="sheet", id=row.pk, facts=facts)
    return row


@action
def reopen(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead takes the sheet back while the round is open; the sign-off is cleared.

    The version that was submitted is kept, with its end. Mails the colleagues. A sheet that was
    not submitted stays as it is.
    """
    row = _while_open(actor, sheet)
    if row.submitted_at is not None:
        number = _take_back(actor, row)
        letters.tell(actor, row, lambda: letters.reopened(actor, row, number), key="sheet-reopened")
    journal.record(actor, "sheet.reopen", kind="sheet", id=row.pk)
    return row


@action
def withdraw(actor: Actor, *, sheet: UUID, reason: str) -> Sheet:
    """The lead lets the organisation take no part in this round; what was answered is kept.

    `reason` is one of OWN_REASONS, for the centre to read. What was submitted is taken back.
    Mails the colleagues, and writes the line `sheet.withdraw`. Twice is as once.
    """
    row = _while_open(actor, sheet)
    if reason not in OWN_REASONS:
        raise ReasonMissing
    if row.submitted_at is not None:
        _take_back(actor, row)
    was_in = row.withdrawn_at is None
    if was_in:
        row.withdrawn_at, row.withdrawn_by_id = clock.now(), actor.signed_in()
    row.silence = reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "silence"])
    if was_in:
        letters.tell(actor, row, lambda: letters.withdrew(actor, row), key="sheet-withdrew")
    facts: dict[str, journal.Fact] = {"reason": reason}
    journal.record(actor, "sheet.withdraw", kind="sheet", id=row.pk, facts=facts)
    return row


@action
def come_back(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead lets the organisation take part again, with every answer it had given.

    Mails the colleagues, and writes the line `sheet.come_back`.
    """
    row = _while_open(actor, sheet)
    if row.withdrawn_at is not None:
        row.withdrawn_at, row.withdrawn_by, row.silence = None, None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "silence"])
        letters.tell(actor, row, lambda: letters.came_back(actor, row), key="sheet-came-back")
    journal.record(actor, "sheet.come_back", kind="sheet", id=row.pk)
    return row


def _while_open(actor: Actor, sheet: UUID) -> Sheet:
    row = sheet_for(actor, sheet, "sheet:submit", lock=True)
    if sheet_state(row) is not RoundState.OPEN:
        raise RoundNotOpen
    return row


def _take_back(actor: Actor, row: Sheet) -> int:
    """End the version that stands and clear the sign-off; its number."""
    standing = row.versions.get(taken_back_at=None)
    row.versions.filter(pk=standing.pk).update(
        taken_back_at=clock.now(), taken_back_by=actor.signed_in()
    )
    row.submitted_at, row.submitted_by = None, None
    row.save(update_fields=["submitted_at", "submitted_by"])
    return standing.number
