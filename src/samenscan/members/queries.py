"""What is known of members and hats, as plain facts, and the doors to their rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from samenscan.base import clock
from samenscan.base.http import WornHat
from samenscan.core.access import Actor, Hat, Place, Role, require
from samenscan.core.refused import NotFound
from samenscan.members import models


def running(day: date) -> Q:
    """The filter for dated rows that hold on this day."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


def hats_of(person: UUID) -> tuple[models.Hat, ...]:
    """The hats this person may wear today, most telling first."""
    rows = (
        models.Hat.objects.filter(running(clock.today()), person_id=person)
        .select_related("organisation", "partnership")
        .order_by("role", "organisation__name", "partnership__name", "id")
    )
    return tuple(rows)


def as_hat(row: models.Hat) -> Hat:
    """The hat as the permission table knows it."""
    return Hat(row.id, Role(row.role), row.organisation_id, row.partnership_id)


def worn(rows: tuple[models.Hat, ...], active: UUID | None) -> tuple[WornHat, ...]:
    """Hats in words, the active one marked."""
    return tuple(
        WornHat(
            row.id,
            str(models.RoleName(row.role).label),
            str(row.organisation or row.partnership),
            row.id == active,
        )
        for row in rows
    )


def place_of(organisation: UUID) -> Place:
    """Where an organisation belongs: itself, and the centres of its running partnerships.

    A member of several centres is placed at the one asked about by `place_for_centre`; here the
    centre is only known when there is exactly one.
    """
    centres = set(
        models.Membership.objects.filter(
            running(clock.today()), organisation_id=organisation
        ).values_list("partnership__centre_id", flat=True)
    )
    own = models.Partnership.objects.filter(centre_id=organisation).exists()
    centre = organisation if own else (centres.pop() if len(centres) == 1 else None)
    return Place(owner=organisation, centre=centre)


def organisation_for(actor: Actor, id: UUID, permission: str) -> models.Organisation:
    """The door to an organisation."""
    require(actor, permission, place_of(id))
    row = models.Organisation.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def partnership_for(actor: Actor, id: UUID, permission: str) -> models.Partnership:
    """The door to a partnership."""
    row = models.Partnership.objects.filter(pk=id).select_related("centre").first()
    if row is None:
        raise NotFound
    organisations = row.memberships.filter(running(clock.today())).values_list(
        "organisation_id", flat=True
    )
    require(
        actor,
        permission,
        Place(
            centre=row.centre_id,
            members=frozenset(organisations),
            partnerships=frozenset({row.pk}),
        ),
    )
    return row


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
    members: tuple[MemberFact, ...]


def partnership_page(actor: Actor, id: UUID) -> PartnershipPage:
    """A partnership and its members of today."""
    row = partnership_for(actor, id, "partnership:read")
    memberships: QuerySet[models.Membership] = (
        row.memberships.filter(running(clock.today()))
        .select_related("organisation")
        .order_by("organisation__name")
    )
    return PartnershipPage(
        row.pk,
        row.name,
        row.centre.name,
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


def partnerships_for(actor: Actor) -> tuple[models.Partnership, ...]:
    """The partnerships the actor's hat has a relation to."""
    if actor.hat is None:
        return ()
    if actor.hat.partnership is not None:
        own = Q(pk=actor.hat.partnership)
    else:
        own = Q(centre_id=actor.hat.organisation) | Q(
            pk__in=models.Membership.objects.filter(
                running(clock.today()), organisation_id=actor.hat.organisation
            ).values("partnership_id")
        )
    return tuple(models.Partnership.objects.filter(own).order_by("name"))
