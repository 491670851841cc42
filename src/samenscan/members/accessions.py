"""Accessions, memberships and meetings as core knows them, and which of them run today."""

from collections.abc import Iterable

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.register.accession import MeetingDay, Path
from samenscan.core.register.legal_forms import Body
from samenscan.members import models

ON_THE_WAY = Q(declined_on=None, membership=None)


def path_of(row: models.Accession) -> Path:
    """The days of an accession; a last day that lies ahead is no leaving yet."""
    membership = row.membership
    ends_on = membership.ends_on if membership else None
    return Path(
        invited_on=row.invited_on,
        informed_on=row.informed_on,
        decided_on=row.decision.decided_on if row.decision else None,
        signed_on=row.signed_on,
        active_on=membership.starts_on if membership else None,
        left_on=ends_on if ends_on and ends_on < clock.today() else None,
        declined_on=row.declined_on,
    )


def meeting_days(rows: Iterable[models.Meeting]) -> tuple[MeetingDay, ...]:
    """A calendar of meetings."""
    return tuple(MeetingDay(Body(row.body), row.held_on, row.agenda_closes_on) for row in rows)
