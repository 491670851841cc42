"""The pages about partnerships: which ones, and who belongs to them today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from samenscan.base import clock
from samenscan.core.access import Actor, require_role
from samenscan.members import models
from samenscan.members.doors import partnership_for, partnerships_for, running


@dataclass(frozen=True)
class PartnershipRow:
    """A partnership as a list shows it."""

    id: UUID
    name: str
    centre_name: str
    since_on: date
    n_members: int


@dataclass(frozen=True)
class MemberFact:
    """A member as a list shows it."""

    id: UUID
    name: str
    kind: str
    since_on: date


@dataclass(frozen=True)
class PartnershipPage:
    """What the page of a partnership tells."""

    id: UUID
    name: str
    centre_name: str
    since_on: date
    members: tuple[MemberFact, ...]


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


def partnership_page(actor: Actor, id: UUID) -> PartnershipPage:
    """A partnership and its members of today."""
    row = partnership_for(actor, id, "partnership:read")
    memberships = (
        row.memberships.filter(running(clock.today()))
        .select_related("organisation")
        .order_by("organisation__name")
    )
    return PartnershipPage(
        row.pk,
        row.name,
        row.centre.name,
        row.starts_on,
        tuple(
            MemberFact(
                membership.organisation_id,
                membership.organisation.name,
                str(models.OrganisationKind(membership.organisation.kind).label),
                membership.starts_on,
            )
            for membership in memberships
        ),
    )
