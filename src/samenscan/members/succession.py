"""Who carries on whose history, read from the recorded changes; the roads are found in core."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from samenscan.core.access import Actor, Place
from samenscan.core.register import Event, Step, predecessors, steps_to_successors
from samenscan.members.models import ChangePart, ChangeSide, NameSpell, Organisation


@dataclass(frozen=True)
class Predecessor:
    """Whose history this is, and how it came to the reader: `name` went into `into` on a day."""

    organisation: UUID
    name: str
    into: str
    happened_on: date


def events_from(start: UUID) -> tuple[Event[UUID], ...]:
    """The changes along all roads that leave an organisation; one query per step of the way."""
    return _events(start, ChangeSide.BEFORE)


def events_towards(end: UUID) -> tuple[Event[UUID], ...]:
    """The changes along all roads that lead to an organisation; one query per step of the way."""
    return _events(end, ChangeSide.AFTER)


def predecessors_of(organisation: UUID) -> frozenset[UUID]:
    """Everyone whose history this organisation carries on."""
    return predecessors(events_towards(organisation), organisation)


def steps_from(organisation: UUID, day: date | None) -> dict[UUID, Step[UUID]]:
    """The successors for what an organisation did on a day, each with the first step of its road.

    Without a day: for anything it ever did.
    """
    return steps_to_successors(events_from(organisation), organisation, day)


def with_successors(actor: Actor, place: Place, day: date | None) -> Place:
    """The place with those who carry on its owner's history; asked only where it can matter."""
    asker = actor.hat.organisation if actor.hat else None
    if asker is None or place.owner is None or asker in (place.owner, place.centre):
        return place
    return replace(place, successors=frozenset(steps_from(place.owner, day)))


def predecessor_for(actor: Actor, owner: UUID, day: date | None) -> Predecessor | None:
    """How the owner's history came to the actor's organisation; None when it is the actor's own."""
    asker = actor.hat.organisation if actor.hat else None
    if asker is None or asker == owner:
        return None
    step = steps_from(owner, day).get(asker)
    if step is None:
        return None
    names = dict(
        Organisation.objects.filter(pk__in=[owner, step.successor]).values_list("pk", "name")
    )
    # The name at the change: the successor may be called otherwise today.
    then = (
        NameSpell.objects.filter(organisation=step.successor)
        .exclude(starts_on__gt=step.event.happened_on)
        .exclude(ends_on__lt=step.event.happened_on)
        .values_list("name", flat=True)
        .first()
    )
    into = then or names[step.successor]
    return Predecessor(owner, names[owner], into, step.event.happened_on)


def _events(start: UUID, side: ChangeSide) -> tuple[Event[UUID], ...]:
    sides: dict[UUID, dict[str, set[UUID]]] = {}
    days: dict[UUID, date] = {}
    seen: set[UUID] = set()
    frontier = {start}
    while frontier:
        seen |= frontier
        events = ChangePart.objects.filter(organisation__in=frontier, side=side).values("event")
        parts = ChangePart.objects.filter(event__in=events).exclude(event__in=list(sides))
        for event, day, organisation, on in parts.values_list(
            "event_id", "event__happened_on", "organisation_id", "side"
        ):
            days[event] = day
            sides.setdefault(event, {"before": set(), "after": set()})[on].add(organisation)
        other = "after" if side is ChangeSide.BEFORE else "before"
        frontier = {key for both in sides.values() for key in both[other]} - seen
    return tuple(
        Event(days[event], frozenset(both["before"]), frozenset(both["after"]))
        for event, both in sides.items()
    )
