"""The doors: each finds a row and lets the actor through, or raises; nothing else loads by id."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.members import models


def running(day: date) -> Q:
    """The filter for memberships that hold on this day, their last day included."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


def place_of(organisation: UUID) -> Place:
    """Where an organisation belongs: itself, and the centre of its running partnerships.

    A support centre is its own centre. A member of several centres has no single one here; ask
    `organisation_for`, which knows who asks.
    """
    if _is_centre(organisation):
        return Place(owner=organisation, centre=organisation)
    centres = set(
        models.Membership.objects.filter(
            running(clock.today()), organisation_id=organisation
        ).values_list("partnership__centre_id", flat=True)
    )
    return Place(owner=organisation, centre=centres.pop() if len(centres) == 1 else None)


def organisation_for(actor: Actor, id: UUID, permission: str) -> models.Organisation:
    """The door to an organisation; its centre is the asker's, where that runs its partnership."""
    require(actor, permission, _place_as_seen_by(actor, id))
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


def partnerships_for(actor: Actor) -> tuple[models.Partnership, ...]:
    """The partnerships the actor's hat has a relation to."""
    if actor.hat is None:
        return ()
    own = Q(pk=actor.hat.partnership)
    if actor.hat.organisation is not None:
        own = Q(centre_id=actor.hat.organisation) | Q(
            pk__in=models.Membership.objects.filter(
                running(clock.today()), organisation_id=actor.hat.organisation
            ).values("partnership_id")
        )
    rows = models.Partnership.objects.filter(own).select_related("centre").order_by("name")
    return tuple(rows)


def hat_for(actor: Actor, id: UUID) -> models.Hat:
    """The door to somebody's hat: whoever runs the place where it is worn.

    A centre runs its own hats and those of its partnerships; the hats of a member are the
    member's own affair.
    """
    row = (
        models.Hat.objects.select_related("organisation", "partnership", "person")
        .filter(pk=id)
        .first()
    )
    if row is None:
        raise NotFound
    if row.partnership is not None:
        require(actor, "person:invite", Place(centre=row.partnership.centre_id))
    else:
        organisation = row.organisation_id
        centre = organisation if organisation and _is_centre(organisation) else None
        require(actor, "person:invite", Place(owner=organisation, centre=centre))
    return row


def invitation_for(actor: Actor, id: UUID) -> models.Invitation:
    """The door to an invitation: the organisation it is for, and the one that sent it."""
    row = (
        models.Invitation.objects.select_related("organisation", "partnership")
        .filter(pk=id)
        .first()
    )
    if row is None:
        raise NotFound
    place = Place(owner=row.organisation_id, centre=row.invited_from_id)
    require(actor, "person:invite", place)
    return row


def _is_centre(organisation: UUID) -> bool:
    kind = models.OrganisationKind.SUPPORT_CENTRE
    return models.Organisation.objects.filter(pk=organisation, kind=kind).exists()


def _place_as_seen_by(actor: Actor, organisation: UUID) -> Place:
    own = actor.hat.organisation if actor.hat else None
    runs_it = (
        own is not None
        and models.Membership.objects.filter(
            running(clock.today()), organisation_id=organisation, partnership__centre_id=own
        ).exists()
    )
    return Place(owner=organisation, centre=own) if runs_it else place_of(organisation)
