"""What members read before they start, as it was promised when the round opened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, may
from samenscan.scans.doors import RoundState, placed_sheet, sheet_state, shut_at
from samenscan.scans.promise import Promise, promised


@dataclass(frozen=True)
class PromisePage:
    """Who will read what of this sheet, when it closes and until when it is kept.

    `n_members` is the population, which was fixed when the round was opened. `asks` says that a
    lead has to state here that it was read.
    """

    sheet: UUID
    round: UUID
    round_name: str
    organisation: str
    opened_on: date
    closes_at: datetime
    keep_until: date | None
    n_members: int
    promise: Promise
    acknowledged_on: date | None
    acknowledged_by: str
    asks: bool


def promise_page(actor: Actor, id: UUID) -> PromisePage:
    """The promise about one sheet, for whoever fills it in."""
    placed = placed_sheet(actor, id, "sheet:read")
    row = placed.row
    open_now = sheet_state(row) is RoundState.OPEN
    return PromisePage(
        sheet=row.pk,
        round=row.round_id,
        round_name=row.round.name,
        organisation=row.organisation.name,
        opened_on=clock.day_of(row.round.opens_at),
        closes_at=shut_at(row),
        keep_until=row.round.keep_until,
        n_members=row.round.sheets.count(),
        promise=promised(row.round),
        acknowledged_on=clock.day_of(row.acknowledged_at) if row.acknowledged_at else None,
        acknowledged_by=str(row.acknowledged_by or ""),
        asks=open_now and row.acknowledged_at is None and may(actor, "sheet:submit", placed.place),
    )
