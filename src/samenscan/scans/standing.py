"""Whether a sheet takes answers now, and what is said when it does not."""

from uuid import UUID

from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.doors import RoundState, sheet_for, sheet_state
from samenscan.scans.models import Sheet


class RoundNotOpen(Refused):
    """Answers are taken only while the round is open."""

    def __init__(self) -> None:
        super().__init__(
            text("This round is not open, so nothing can be changed."),
            text("Ask the coordinator of your partnership whether the round can be extended."),
        )


class AlreadySubmitted(Refused):
    """A submitted sheet stands as it was signed off."""

    def __init__(self) -> None:
        super().__init__(
            text("This scan has been submitted, so nothing can be changed."),
            text("The lead of your organisation can reopen it as long as the round is open."),
        )


class Withdrawn(Refused):
    """Whoever withdrew takes no part until they come back."""

    def __init__(self) -> None:
        super().__init__(
            text("Your organisation has withdrawn from this round, so nothing can be changed."),
            text("The lead of your organisation can come back as long as the round is open."),
        )


def open_sheet(actor: Actor, id: UUID, permission: str) -> Sheet:
    """The sheet, locked against a colleague's save at the same moment, while it takes answers."""
    row = sheet_for(actor, id, permission, lock=True)
    refuse_shut(row)
    return row


def refuse_shut(row: Sheet) -> None:
    """Stop at a sheet that takes no answers now; the refusal says why."""
    if sheet_state(row) is not RoundState.OPEN:
        raise RoundNotOpen
    if row.submitted_at is not None:
        raise AlreadySubmitted
    if row.withdrawn_at is not None:
        raise Withdrawn
