"""What happened to an organisation, told from where it stands, newest first."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from samenscan.core.access import Actor
from samenscan.core.register import Spell
from samenscan.core.text import Text, text
from samenscan.members import models

_KINDS = models.ChangeKind


@dataclass(frozen=True)
class NamedOrganisation:
    """An organisation to follow a link to."""

    id: UUID
    name: str


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that happened; `change` when it can be withdrawn by whoever looks."""

    day: date | None
    said: Text
    note: str
    source: str
    others: tuple[NamedOrganisation, ...]
    change: UUID | None


@dataclass(frozen=True)
class Story:
    """The history of one organisation, and who stands directly before and after it."""

    entries: tuple[HistoryEntry, ...]
    predecessors: tuple[NamedOrganisation, ...]
    successors: tuple[NamedOrganisation, ...]


def history_of(
    actor: Actor,
    row: models.Organisation,
    names: tuple[Spell[str], ...],
    *,
    may_withdraw: bool = False,
) -> Story:
    """Changes and names of an organisation whose door the caller went through."""
    parts = models.ChangePart.objects.filter(event__parts__organisation=row)
    events: dict[UUID, list[models.ChangePart]] = {}
    for part in (
        parts.distinct()
        .select_related("event", "organisation")
        .order_by("event__happened_on", "event_id", "organisation__name", "side")
    ):
        events.setdefault(part.event_id, []).append(part)
    entries, before, after = [], dict[UUID, str](), dict[UUID, str]()
    last = next(reversed(events), None)
    for event_parts in events.values():
        event, sides = event_parts[0].event, _sides(event_parts)
        others = {**sides[models.ChangeSide.BEFORE], **sides[models.ChangeSide.AFTER]}
        others.pop(row.pk, None)
        if row.pk in sides[models.ChangeSide.AFTER]:
            before |= sides[models.ChangeSide.BEFORE]
        if row.pk in sides[models.ChangeSide.BEFORE]:
            after |= sides[models.ChangeSide.AFTER]
        entries.append(
            HistoryEntry(
                event.happened_on,
                _said(event, row.pk, sides),
                event.note,
                event.source,
                tuple(NamedOrganisation(key, name) for key, name in others.items()),
                event.pk if may_withdraw and event.pk == last else None,
            )
        )
    told = any(_made(event_parts, row.pk) for event_parts in events.values())
    entries += _named(row, names, founded_told=told)
    entries.sort(key=lambda entry: entry.day or date.min, reverse=True)
    before.pop(row.pk, None)
    after.pop(row.pk, None)
    return Story(
        tuple(entries),
        tuple(NamedOrganisation(key, name) for key, name in before.items()),
        tuple(NamedOrganisation(key, name) for key, name in after.items()),
    )


Sides = dict[models.ChangeSide, dict[UUID, str]]


def _sides(parts: list[models.ChangePart]) -> Sides:
    sides: Sides = {side: {} for side in models.ChangeSide}
    for part in parts:
        sides[models.ChangeSide(part.side)][part.organisation_id] = part.organisation.name
    return sides


def _made(parts: list[models.ChangePart], id: UUID) -> bool:
    return all(part.side == models.ChangeSide.AFTER for part in parts if part.organisation_id == id)


def _named(
    row: models.Organisation, names: tuple[Spell[str], ...], *, founded_told: bool
) -> list[HistoryEntry]:
    entries = []
    if row.founded_on is not None and not founded_told:
        entries.append(HistoryEntry(row.founded_on, text("Founded."), "", "", (), None))
    for old, new in pairwise(names):
        said = text("Renamed from “%(old)s” to “%(new)s”.", old=old.value, new=new.value)
        entries.append(HistoryEntry(new.starts_on, said, "", "", (), None))
    return entries


# What it was before, what it is after: both, only before, only after.
_BOTH, _WENT, _CAME = (True, True), (True, False), (False, True)
_SAID = {
    (_KINDS.MERGER, _BOTH): text("%(old)s merged into it."),
    (_KINDS.MERGER, _WENT): text("Merged with %(old)s into %(new)s."),
    (_KINDS.MERGER, _CAME): text("Came out of the merger of %(old)s."),
    (_KINDS.SPLIT, _BOTH): text("%(new)s split off from it."),
    (_KINDS.SPLIT, _WENT): text("Split into %(new)s."),
    (_KINDS.SPLIT, _CAME): text("Came out of the split of %(old)s."),
    (_KINDS.REPLACEMENT, _WENT): text("Replaced by %(new)s."),
    (_KINDS.REPLACEMENT, _CAME): text("Took the place of %(old)s."),
    (_KINDS.FOUNDING, _CAME): text("Founded."),
    (_KINDS.END, _WENT): text("Ended."),
    (_KINDS.CHANGE_OF_KIND, _BOTH): text("Went on as another kind of organisation."),
}


def _said(event: models.ChangeEvent, id: UUID, sides: Sides) -> Text:
    before, after = sides[models.ChangeSide.BEFORE], sides[models.ChangeSide.AFTER]
    old = ", ".join(name for key, name in before.items() if key != id)
    new = ", ".join(name for key, name in after.items() if key != id)
    kind, place = models.ChangeKind(event.kind), (id in before, id in after)
    if (kind, place) == (_KINDS.MERGER, _WENT) and (not old or old == new):
        return text("Merged into %(new)s.", new=new)
    said = _SAID.get((kind, place), text("Changed, with %(old)s and %(new)s."))
    return Text(said.template, (("old", old), ("new", new)))
