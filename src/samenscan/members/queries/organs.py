"""The page of an organ: who sits together sees each other; others see which organisations sit."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, Place, Relation, may, relations
from samenscan.core.register.legal_forms import Form, Step, deciding_bodies
from samenscan.members import models
from samenscan.members.hats import worn_on
from samenscan.members.path_doors import organ_for
from samenscan.members.queries.decisions import DecisionFact, decision_fact
from samenscan.members.words_of_stages import body_label


@dataclass(frozen=True)
class SeatFact:
    """One seat; without `person_name` for whoever does not sit there and is of another house."""

    id: UUID
    organisation_name: str
    person_name: str
    role: str
    role_code: str
    stands_in_for: str
    is_substitute: bool
    since_on: date
    decision: DecisionFact | None
    may_end: bool


@dataclass(frozen=True)
class OrganPage:
    """What the page of an organ tells; the choices are for who may name somebody."""

    id: UUID
    name: str
    kind: str
    partnership: UUID
    partnership_name: str
    since_on: date
    ended_on: date | None
    seats: tuple[SeatFact, ...]
    sees_names: bool
    may_run: bool
    may_name: bool
    colleagues: tuple[tuple[str, str], ...]
    own_seats: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]


def organ_page(actor: Actor, id: UUID) -> OrganPage:
    """An organ and who sits there today, as far as this reader may know."""
    row = organ_for(actor, id, "partnership:read")
    seats = tuple(
        row.seats.filter(worn_on(clock.today()))
        .select_related("organisation", "person", "decision", "substitute_for__person")
        .order_by("organisation__name", "substitute_for_id", "person__name")
    )
    own = actor.hat.organisation if actor.hat else None
    sees_all = _sits_or_runs(actor, row, seats)
    place = Place(
        centre=row.partnership.centre_id, members=frozenset({own} if own else frozenset())
    )
    runs = may(actor, "partnership:run", place)
    may_name = may(actor, "organ:seat", place) and row.ends_on is None
    return OrganPage(
        id=row.pk,
        name=row.name,
        kind=str(models.OrganKind(row.kind).label),
        partnership=row.partnership_id,
        partnership_name=row.partnership.name,
        since_on=row.starts_on,
        ended_on=row.ends_on,
        seats=tuple(
            _seat_fact(
                actor,
                seat,
                shown=sees_all or seat.organisation_id == own,
                may_end=runs or (may_name and seat.organisation_id == own),
                centre=row.partnership.centre_id,
            )
            for seat in seats
        ),
        sees_names=sees_all,
        may_run=runs,
        may_name=may_name,
        colleagues=_colleagues(own) if may_name else (),
        own_seats=tuple(
            (str(seat.pk), seat.person.name)
            for seat in seats
            if seat.organisation_id == own and seat.substitute_for_id is None
        ),
        bodies=_bodies(row.partnership, own) if may_name else (),
    )


def _sits_or_runs(actor: Actor, row: models.Organ, seats: tuple[models.Seat, ...]) -> bool:
    if actor.hat is None:
        return False
    centre = Place(centre=row.partnership.centre_id)
    if Relation.CENTRE in relations(actor.hat, centre):
        return True
    speaks_for = {actor.hat.organisation}
    delegate = actor.hat.partnership == row.partnership_id
    return any(
        seat.person_id == actor.person and (delegate or seat.organisation_id in speaks_for)
        for seat in seats
    )


def _seat_fact(
    actor: Actor, seat: models.Seat, *, shown: bool, may_end: bool, centre: UUID
) -> SeatFact:
    main = seat.substitute_for
    return SeatFact(
        id=seat.pk,
        organisation_name=seat.organisation.name,
        person_name=seat.person.name if shown else "",
        role=str(models.SeatRole(seat.role).label),
        role_code=seat.role,
        stands_in_for=main.person.name if main and shown else "",
        is_substitute=main is not None,
        since_on=seat.starts_on,
        decision=decision_fact(actor, seat.decision, seat.organisation.name, centre=centre)
        if seat.decision
        else None,
        may_end=may_end,
    )


def _colleagues(own: UUID | None) -> tuple[tuple[str, str], ...]:
    hats = (
        models.Hat.objects.filter(worn_on(clock.today()), organisation=own)
        .select_related("person")
        .order_by("person__name")
    )
    return tuple({str(hat.person_id): hat.person.name for hat in hats}.items())


def _bodies(partnership: models.Partnership, own: UUID | None) -> tuple[tuple[str, str], ...]:
    house = models.Organisation.objects.filter(pk__in=[own] if own else []).first()
    if house is None:
        return ()
    form = Form(partnership.legal_form)
    bodies = deciding_bodies(form, house.kind, Step.REPRESENT)
    return tuple((body, body_label(body)) for body in bodies)
