"""The doors to what a partnership is made of: accessions, memberships, organs, seats, decisions.

What belongs to one organisation stands between that organisation and the centre that runs the
partnership; the other members stay outside.
"""

from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.doors import running


def accession_for(
    actor: Actor, id: UUID, permission: str, *, lock: bool = False
) -> models.Accession:
    """The door to an organisation's way into a partnership; `lock` holds the row."""
    rows = models.Accession.objects.select_related(
        "organisation", "partnership__centre", "decision", "membership"
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    require(actor, permission, _between(row.organisation_id, row.partnership))
    return row


def membership_for(
    actor: Actor, id: UUID, permission: str, *, lock: bool = False
) -> models.Membership:
    """The door to a membership; `lock` holds the row."""
    rows = models.Membership.objects.select_related("organisation", "partnership__centre")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    require(actor, permission, _between(row.organisation_id, row.partnership))
    return row


def organ_for(actor: Actor, id: UUID, permission: str) -> models.Organ:
    """The door to an organ: whoever belongs to its partnership."""
    row = models.Organ.objects.select_related("partnership__centre").filter(pk=id).first()
    if row is None:
        raise NotFound
    organisations = row.partnership.memberships.filter(running(clock.today())).values_list(
        "organisation_id", flat=True
    )
    place = Place(
        centre=row.partnership.centre_id,
        members=frozenset(organisations),
        partnerships=frozenset({row.partnership_id}),
    )
    require(actor, permission, place)
    return row


def seat_for(actor: Actor, id: UUID, permission: str) -> models.Seat:
    """The door to a seat: the organisation it speaks for, and the centre."""
    row = models.Seat.objects.select_related("organ__partnership").filter(pk=id).first()
    if row is None:
        raise NotFound
    centre = row.organ.partnership.centre_id
    own = row.organisation_id
    require(actor, permission, Place(owner=own, centre=centre, members=frozenset({own})))
    return row


def decision_for(actor: Actor, id: UUID, permission: str) -> models.Decision:
    """The door to a decision: the organisation that took it, and each centre it was taken for."""
    row = models.Decision.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    own = actor.hat.organisation if actor.hat else None
    centre = own if own in _centres_of(row) else None
    require(actor, permission, Place(owner=row.organisation_id, centre=centre))
    return row


def meeting_for(actor: Actor, id: UUID, permission: str) -> models.Meeting:
    """The door to a meeting: the organisation that planned it."""
    row = models.Meeting.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    require(actor, permission, Place(owner=row.organisation_id))
    return row


def _centres_of(row: models.Decision) -> frozenset[UUID]:
    taken_for = (
        Q(accessions__decision=row) | Q(memberships__decision=row) | Q(organs__seats__decision=row)
    )
    return frozenset(
        models.Partnership.objects.filter(taken_for).values_list("centre_id", flat=True)
    )


def _between(organisation: UUID, partnership: models.Partnership) -> Place:
    return Place(owner=organisation, centre=partnership.centre_id)
