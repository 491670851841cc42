"""Days on which a centre wants no reminders to leave."""

from datetime import date, timedelta
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.scans.models import QuietDays

LONGEST = timedelta(days=62)


class QuietDaysRefused(Refused):
    """Days without mail that cannot be as asked."""

    status = 422


@action
def add_quiet_days(
    actor: Actor, *, centre: UUID, starts_on: date, ends_on: date, reason: str
) -> QuietDays:
    """From the first to the last of these days no reminder of this centre leaves."""
    require(actor, "round:run", Place(centre=centre))
    if ends_on < max(starts_on, clock.today()):
        raise QuietDaysRefused(
            text("The last day lies before the first, or has passed."),
            text("Choose a later last day."),
            where="ends_on",
        )
    if ends_on - starts_on > LONGEST:
        raise QuietDaysRefused(
            text("That is longer than two months, and members would not be reminded at all."),
            text("Choose fewer days."),
            where="ends_on",
        )
    made = QuietDays.objects.create(
        centre_id=centre,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason.strip(),
        decided_by_id=actor.signed_in(),
        decided_at=clock.now(),
    )
    journal.record(actor, "quiet_days.add", kind="organisation", id=centre)
    return made


@action
def drop_quiet_days(actor: Actor, *, days: UUID) -> None:
    """Reminders leave on these days again."""
    row = QuietDays.objects.filter(pk=days).first()
    if row is None:
        raise NotFound
    require(actor, "round:run", Place(centre=row.centre_id))
    row.delete()
    journal.record(actor, "quiet_days.drop", kind="organisation", id=row.centre_id)
