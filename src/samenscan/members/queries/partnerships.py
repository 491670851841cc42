"""The list of partnerships: which ones this hat has to do with, and how many members each has."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from samenscan.base import clock
from samenscan.core.access import Actor, require_role
from samenscan.members import models
from samenscan.members.doors import partnerships_for, running


@dataclass(frozen=True)
class PartnershipRow:
    """A partnership as a list shows it."""

    id: UUID
    name: str
    centre_name: str
    since_on: date
    n_members: int


def partnerships_page(actor: Actor) -> tuple[PartnershipRow, ...]:
    """The partnerships of the actor's hat, with how many members each has today."""
    require_role(actor, "partnership:read")
    rows = partnerships_for(actor)
    counts = dict(
        models.Membership.objects.filter(
            running(clock.today()), Q(partnership__in=[row.pk for row in rows])
        )
        .values("partnership_id")
        .annotate(n=Count("pk"))
        .values_list("partnership_id", "n")
    )
    return tuple(
        PartnershipRow(row.pk, row.name, row.centre.name, row.starts_on, counts.get(row.pk, 0))
        for row in rows
    )
