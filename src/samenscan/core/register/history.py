"""What held on a day, and who came after whom; nothing here knows today."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Generic, TypeVar

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Spell(Generic[Value]):
    """A value from a day (None: since always) through a day, that day included (None: still)."""

    value: Value
    starts_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the value holds on this day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )


def held_on(spells: Iterable[Spell[Value]], day: date) -> Value | None:
    """The value that held on a day; None when none did."""
    return next((spell.value for spell in spells if spell.holds_on(day)), None)


def from_day_on(
    spells: Iterable[Spell[Value]], value: Value, day: date
) -> tuple[Spell[Value], ...]:
    """The spells when `value` holds from this day until the next change that is known already.

    What held before it ends the day before; a value that began on this very day is replaced.
    """
    kept: list[Spell[Value]] = []
    until: date | None = None
    for spell in _in_order(spells):
        if spell.starts_on is not None and spell.starts_on > day:
            until = spell.starts_on - timedelta(days=1) if until is None else until
            kept.append(spell)
        elif spell.starts_on is None or spell.starts_on < day:
            ends_on = day - timedelta(days=1)
            if spell.ends_on is not None:
                ends_on = min(ends_on, spell.ends_on)
            kept.append(Spell(spell.value, spell.starts_on, ends_on))
    return tuple(_in_order([*kept, Spell(value, day, until)]))


def _in_order(spells: Iterable[Spell[Value]]) -> list[Spell[Value]]:
    return sorted(spells, key=lambda spell: spell.starts_on or date.min)


@dataclass(frozen=True)
class Event(Generic[Key]):
    """One change on one day: who went in and who came out.

    Whoever stands on both sides goes on. The day itself belongs to what came out.
    """

    happened_on: date
    before: frozenset[Key]
    after: frozenset[Key]


@dataclass(frozen=True)
class Step(Generic[Key]):
    """How one organisation follows another: at which change, by which road."""

    event: Event[Key]
    successor: Key


def steps_to_successors(
    events: Iterable[Event[Key]], start: Key, from_day: date | None = None
) -> dict[Key, Step[Key]]:
    """Who came after `start`, directly or through others, each with the first step of its road.

    Only changes after `from_day` count: what an organisation did on a day passes to those who came
    out of it later, not to those who had already left it. The order in time is kept: who split off
    from an organisation before another merged into it does not follow that other. Changes of one
    day count as one. `start` is not its own successor.
    """
    roads: dict[Key, Step[Key] | None] = {start: None}
    later = (event for event in events if from_day is None or event.happened_on > from_day)
    ordered = sorted(later, key=lambda event: event.happened_on)
    for _day, same_day in groupby(ordered, key=lambda event: event.happened_on):
        _follow(list(same_day), roads)
    return {key: step for key, step in roads.items() if step is not None}


def _follow(events: list[Event[Key]], roads: dict[Key, Step[Key] | None]) -> None:
    grown = True
    while grown:
        grown = False
        for event in events:
            from_here = [key for key in roads if key in event.before]
            if not from_here:
                continue
            first = roads[from_here[0]]
            for key in event.after - roads.keys():
                roads[key] = first or Step(event, key)
                grown = True


def successors(
    events: Iterable[Event[Key]], start: Key, from_day: date | None = None
) -> frozenset[Key]:
    """Who came after `start`, directly or through others."""
    return frozenset(steps_to_successors(events, start, from_day))


def predecessors(events: Iterable[Event[Key]], end: Key) -> frozenset[Key]:
    """Everyone whose history `end` carries on, directly or through others."""
    known = list(events)
    everyone = {key for event in known for key in event.before}
    return frozenset(key for key in everyone - {end} if end in successors(known, key))
