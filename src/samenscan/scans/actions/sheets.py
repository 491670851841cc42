"""Signing a sheet off, and taking it back."""

from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.counting import counts_of
from samenscan.scans.doors import RoundState, sheet_for, sheet_state
from samenscan.scans.models import Sheet
from samenscan.scans.standing import RoundNotOpen, open_sheet


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


@action
def submit(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead signs the sheet off; from now on nothing in it changes.

    NothingAnswered for a sheet without one answer or reason why not that counts.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    if not counts_of([row])[row.pk].n_answered:
        raise NothingAnswered
    row.submitted_at, row.submitted_by_id = clock.now(), actor.signed_in()
    row.save(update_fields=["submitted_at", "submitted_by"])
    journal.record(actor, "sheet.submit", kind="sheet", id=row.pk)
    return row


@action
def reopen(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead takes the sheet back while the round is open; the sign-off is cleared."""
    row = sheet_for(actor, sheet, "sheet:submit", lock=True)
    if sheet_state(row) is not RoundState.OPEN:
        raise RoundNotOpen
    row.submitted_at, row.submitted_by = None, None
    row.save(update_fields=["submitted_at", "submitted_by"])
    journal.record(actor, "sheet.reopen", kind="sheet", id=row.pk)
    return row
