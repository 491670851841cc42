"""The lead states to have read who will read what."""

from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.scans.doors import sheet_for
from samenscan.scans.models import Sheet


@action
def acknowledge(actor: Actor, *, sheet: UUID) -> Sheet:
    """A lead has read, for the organisation, who will read its answers; the first time counts."""
    row = sheet_for(actor, sheet, "sheet:submit", lock=True)
    if row.acknowledged_at is None:
        row.acknowledged_at, row.acknowledged_by_id = clock.now(), actor.signed_in()
        row.save(update_fields=["acknowledged_at", "acknowledged_by"])
    journal.record(actor, "sheet.acknowledge", kind="sheet", id=row.pk)
    return row
