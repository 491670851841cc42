"""Organs of a partnership and who sits in them: every organisation names its own people."""

from datetime import date
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.documents import Upload
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.decisions import keep_decision
from samenscan.members.doors import partnership_for
from samenscan.members.hats import worn_on
from samenscan.members.path_doors import organ_for, seat_for


class SeatingRefused(Refused):
    """This person cannot take this seat."""


@action
def make_organ(
    actor: Actor, *, partnership: UUID, kind: str, name: str, starts_on: date
) -> models.Organ:
    """Set up an organ of a partnership; writes the line `organ.make`."""
    row = partnership_for(actor, partnership, "partnership:run")
    organ = models.Organ.objects.create(
        partnership=row, kind=models.OrganKind(kind), name=name.strip(), starts_on=starts_on
    )
    journal.record(actor, "organ.make", kind="organ", id=organ.pk)
    return organ


@action
def end_organ(actor: Actor, *, organ: UUID) -> None:
    """Dissolve an organ from today on: its seats end with it. Writes the line `organ.end`.

    Ending it twice changes nothing more than the journal.
    """
    row = organ_for(actor, organ, "partnership:run")
    models.Seat.objects.filter(worn_on(clock.today()), organ=row).update(ends_on=clock.today())
    models.Organ.objects.filter(pk=row.pk, ends_on=None).update(ends_on=clock.today())
    journal.record(actor, "organ.end", kind="organ", id=row.pk)


@action
def name_seat(
    actor: Actor,
    *,
    organ: UUID,
    person: UUID,
    substitute_for: UUID | None = None,
    body: str = "",
    on: date | None = None,
    reference: str = "",
    document: Upload | None = None,
) -> models.Seat:
    """Let somebody of the actor's own organisation sit in an organ, or stand in for who does.

    With a body, the decision that names them is kept beside the seat. SeatingRefused for a person
    who wears no hat there, who sits there already, and for a substitute of another organisation's
    seat or of a substitute. Writes the line `seat.name`.
    """
    row = organ_for(actor, organ, "organ:seat")
    if actor.hat is None or actor.hat.organisation is None:
        raise NotFound
    organisation = models.Organisation.objects.get(pk=actor.hat.organisation)
    if row.ends_on is not None and row.ends_on <= clock.today():
        raise SeatingRefused(
            text("This organ has been dissolved."), text("Choose an organ that meets.")
        )
    _check_person(row, organisation, person)
    stands_in_for = _seat_to_stand_in_for(row, organisation, person, substitute_for)
    decision = None
    if body:
        decision = keep_decision(
            organisation,
            about=models.About.REPRESENT,
            body=body,
            decided_on=on or clock.today(),
            reference=reference,
            document=document,
        )
    seat = models.Seat.objects.create(
        organ=row,
        organisation=organisation,
        person_id=person,
        role=models.SeatRole.MEMBER,
        substitute_for=stands_in_for,
        decision=decision,
        starts_on=clock.today(),
    )
    facts: dict[str, journal.Fact] = {"substitute": stands_in_for is not None}
    journal.record(actor, "seat.name", kind="seat", id=seat.pk, facts=facts)
    return seat


@action
def end_seat(actor: Actor, *, seat: UUID) -> UUID:
    """End a seat from now on, and those of its substitutes; its organ. Writes `seat.end`.

    Ending it twice changes nothing more than the journal.
    """
    row = seat_for(actor, seat, "organ:seat")
    for rows in (row.substitutes.all(), models.Seat.objects.filter(pk=row.pk)):
        rows.filter(worn_on(clock.today())).update(ends_on=clock.today())
    journal.record(actor, "seat.end", kind="seat", id=row.pk)
    return row.organ_id


@action
def give_seat_role(actor: Actor, *, seat: UUID, role: str) -> UUID:
    """Make who sits in a seat its organ's chair, secretary or member; the organ.

    The coordinator does. A new chair takes over from the one before. SeatingRefused for a
    substitute's seat, or one that has ended. Writes the line `seat.role`.
    """
    row = seat_for(actor, seat, "partnership:run")
    running = models.Seat.objects.filter(worn_on(clock.today()), organ=row.organ)
    if row.substitute_for_id is not None or not running.filter(pk=row.pk).exists():
        raise SeatingRefused(
            text("Only somebody who sits in the organ now can have this role."),
            text("Choose another person."),
        )
    if role == models.SeatRole.CHAIR:
        running.filter(role=models.SeatRole.CHAIR).update(role=models.SeatRole.MEMBER)
    running.filter(pk=row.pk).update(role=models.SeatRole(role))
    journal.record(actor, "seat.role", kind="seat", id=row.pk, facts={"role": role})
    return row.organ_id


def _check_person(row: models.Organ, organisation: models.Organisation, person: UUID) -> None:
    hats = models.Hat.objects.filter(
        worn_on(clock.today()), organisation=organisation, person_id=person
    )
    if not hats.exists():
        raise SeatingRefused(
            text("This person has no role in your organisation."),
            text("Invite them first; once they have accepted, you can name them."),
            where="person",
        )
    seats = models.Seat.objects.select_for_update().filter(
        worn_on(clock.today()), organ=row, organisation=organisation, person_id=person
    )
    if seats.exists():
        raise SeatingRefused(
            text("This person sits in this organ already."),
            text("Choose another person, or end that seat first."),
            where="person",
        )


def _seat_to_stand_in_for(
    row: models.Organ, organisation: models.Organisation, person: UUID, seat: UUID | None
) -> models.Seat | None:
    if seat is None:
        return None
    found = models.Seat.objects.filter(
        worn_on(clock.today()), pk=seat, organ=row, organisation=organisation, substitute_for=None
    ).first()
    if found is None:
        raise SeatingRefused(
            text("A substitute stands in for somebody of your own organisation who sits there."),
            text("Choose whom they stand in for from the list."),
            where="substitute_for",
        )
    return found
