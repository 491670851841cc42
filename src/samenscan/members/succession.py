"""Who carries on whose history, read from the recorded changes; the roads are found in core."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from samenscan.core.access import Actor, Place, Role
from samenscan.core.register import Event, Spell, held_on, predecessors, steps_to_successors
from samenscan.members.models import ChangePart, ChangeSide, Hat, NameSpell, Organisation


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


@dataclass(frozen=True)
class Inheritance:
    """The roads by which history came to one organisation, and the names along them."""

    heir: UUID
    events: tuple[Event[UUID], ...]
    names: dict[UUID, str]
    names_then: dict[UUID, tuple[Spell[str], ...]]

    @property
    def predecessors(self) -> frozenset[UUID]:
        """Everyone whose history came here."""
        return predecessors(self.events, self.heir)

    def how(self, owner: UUID, day: date | None) -> Predecessor | None:
        """How what `owner` did on a day came here; None when it did not, or is the heir's own.

        Without a day: anything it ever did.
        """
        step = steps_to_successors(self.events, owner, day).get(self.heir)
        if step is None:
            return None
        then = held_on(self.names_then.get(step.successor, ()), step.event.happened_on)
        return Predecessor(
            owner,
            self.names[owner],
            then or self.names[step.successor],
            step.event.happened_on,
        )


def inheritance_of(heir: UUID) -> Inheritance:
    """What came to an organisation; a query per step of the way, and two for the names."""
    events = events_towards(heir)
    everyone = {key for event in events for key in event.before | event.after}
    if not everyone:
        return Inheritance(heir, (), {}, {})
    names = dict(Organisation.objects.filter(pk__in=everyone).values_list("pk", "name"))
    spells: dict[UUID, tuple[Spell[str], ...]] = {}
    for row in NameSpell.objects.filter(organisation__in=everyone):
        one = Spell(row.name, row.starts_on, row.ends_on)
        spells[row.organisation_id] = (*spells.get(row.organisation_id, ()), one)
    return Inheritance(heir, events, names, spells)


def predecessor_for(actor: Actor, owner: UUID, day: date | None) -> Predecessor | None:
    """How what `owner` did came to the actor's organisation; None when it did not."""
    asker = actor.hat.organisation if actor.hat else None
    if asker is None or asker == owner:
        return None
    return inheritance_of(asker).how(owner, day)


def answers_came_to(actor: Actor, owner: UUID, day: date) -> Predecessor | None:
    """How what `owner` answered on a day came to the actor's organisation; None when it did not.

    Answers follow people, not a form: whoever led the predecessor has to lead the successor as
    well, directly or through those in between. A coordinator records changes and lets in the first
    lead of a new organisation, and could otherwise read a member through a sham successor.
    """
    asker = actor.hat.organisation if actor.hat else None
    if asker is None or asker == owner:
        return None
    inheritance = inheritance_of(asker)
    how = inheritance.how(owner, day)
    return how if how is not None and owner in came_with_people(inheritance) else None


def came_with_people(inheritance: Inheritance) -> frozenset[UUID]:
    """The predecessors whose leads came along, each through somebody who led both sides."""
    everyone = inheritance.predecessors | {inheritance.heir}
    led: dict[UUID | None, set[UUID]] = {key: set() for key in everyone}
    leads = Hat.objects.filter(role=Role.LEAD.value, organisation__in=list(everyone))
    for person, organisation in leads.values_list("person_id", "organisation_id"):
        led[organisation].add(person)
    reached, known = {inheritance.heir}, set(led[inheritance.heir])
    while grown := {key for key in everyone - reached if led[key] & known}:
        reached |= grown
        known |= {person for key in grown for person in led[key]}
    return frozenset(reached - {inheritance.heir})


def heirs_of(owner: UUID, day: date) -> frozenset[UUID]:
    """The organisations that carry on what `owner` did on this day, and so may read it."""
    return frozenset(steps_to_successors(events_from(owner), owner, day))


def as_heir(actor: Actor, place: Place, inherited: Predecessor | None) -> Place:
    """The place with the actor's organisation among the successors, where it inherited."""
    asker = actor.hat.organisation if actor.hat else None
    if inherited is None or asker is None:
        return place
    return replace(place, successors=frozenset({asker}))


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
