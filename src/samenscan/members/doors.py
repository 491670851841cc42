"""The doors: each finds a row and lets the actor through, or raises; nothing else loads by id."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.access import CENTRE_ROLES, Actor, Place, require, require_role
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.succession import as_heir, predecessor_for


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


def placed_organisation(
    actor: Actor, id: UUID, permission: str
) -> tuple[models.Organisation, Place]:
    """The door to an organisation, with its place as the asker has to do with it.

    The register is common: every centre reads every organisation. A centre changes those it keeps,
    and a successor's lead reads those whose history the own organisation carries on.
    """
    place = _place_as_seen_by(actor, id, reading=permission == "organisation:read")
    require(actor, permission, place)
    row = models.Organisation.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row, place


def organisation_for(actor: Actor, id: UUID, permission: str) -> models.Organisation:
    """The organisation behind the door, without its place."""
    return placed_organisation(actor, id, permission)[0]


def place_for_change(actor: Actor, id: UUID) -> Place:
    """Where an organisation stands for whoever would change it; to show only what works."""
    return _place_as_seen_by(actor, id, reading=False)


def own_centre(actor: Actor, permission: str) -> UUID:
    """The centre the actor acts for, for what concerns the whole register of that centre."""
    require_role(actor, permission)
    if actor.hat is None or actor.hat.organisation is None:
        raise NotFound
    require(actor, permission, Place(centre=actor.hat.organisation))
    return actor.hat.organisation


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


def _place_as_seen_by(actor: Actor, organisation: UUID, *, reading: bool) -> Place:
    own = actor.hat.organisation if actor.hat else None
    if own is None or actor.hat is None or own == organisation:
        return place_of(organisation)
    if actor.hat.role in CENTRE_ROLES:
        return Place(
            owner=organisation, centre=own if reading or keeps(own, organisation) else None
        )
    inherited = predecessor_for(actor, organisation, None)
    return as_heir(actor, Place(owner=organisation), inherited)


def keeps(centre: UUID, organisation: UUID) -> bool:
    """Whether a centre keeps an organisation in the register.

    The centres of the partnerships it is a member of keep it, or when it left them all, those it
    was a member of; an organisation that never was a member is anybody's to keep. Another centre
    keeps itself.
    """
    if _is_centre(organisation):
        return False
    today = clock.today()
    memberships = models.Membership.objects.filter(organisation=organisation).values_list(
        "partnership__centre_id", "ends_on"
    )
    everywhere = {(keeper, ends_on is None or ends_on >= today) for keeper, ends_on in memberships}
    running_ones = {keeper for keeper, runs in everywhere if runs}
    keepers = running_ones or {keeper for keeper, _ in everywhere}
    return not keepers or centre in keepers
