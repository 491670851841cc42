"""What happens to organisations: founding, merger, split, replacement, change of kind, end.

The day of a change is the first day of what came out; what went in ended the day before.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.register import Kind, Scheme
from samenscan.core.text import text
from samenscan.members import models, spells
from samenscan.members.changes import (
    Change,
    ChangeRefused,
    Newcomer,
    checked,
    refuse_future,
    refuse_standing,
)
from samenscan.members.codes import attach
from samenscan.members.doors import organisation_for, own_centre
from samenscan.members.effects import carry_out


@action
def found(
    actor: Actor,
    *,
    kind: str,
    name: str,
    happened_on: date,
    identifiers: Iterable[tuple[Scheme, str]] = (),
    note: str = "",
    source: str = "",
) -> models.ChangeEvent:
    """Put an organisation in the register with its founding, which can be withdrawn.

    Writes the lines `organisation.make` and `change.record`.
    """
    centre_change = Change(
        models.ChangeKind.FOUNDING, happened_on, (), (Newcomer(kind, name),), note, source
    )
    own_centre(actor, "organisation:edit")
    event = carry_out(actor, checked(centre_change, ()))
    part = event.parts.select_related("organisation").get()
    for scheme, written in identifiers:
        attach(part.organisation, scheme, written, happened_on)
    spells.keep_in_step(part.organisation)
    return event


@action
def record_change(actor: Actor, *, change: Change) -> models.ChangeEvent:
    """Record a merger, a split, a replacement or an end, as it was previewed.

    What ends is marked so: it leaves its partnerships the day before, its codes and territory
    end, its people lose their roles and get a mail that tells what came of it, and its open
    invitations are withdrawn. What comes out takes over the memberships and, where it is the only
    one, the territory. Writes `change.record`, and `organisation.make` and `organisation.end` for
    each. ChangeRefused when it cannot have happened like this.
    """
    own_centre(actor, "organisation:edit")
    ids = [*change.before, *(one for one in change.into if isinstance(one, UUID))]
    rows = [organisation_for(actor, id, "organisation:edit") for id in dict.fromkeys(ids)]
    return carry_out(actor, checked(change, rows))


def _record(
    actor: Actor,
    kind: models.ChangeKind,
    happened_on: date,
    before: tuple[UUID, ...],
    into: tuple[UUID | Newcomer, ...],
    note: str,
    source: str,
    *,
    takes_over: bool = True,
    across_kinds: bool = False,
) -> models.ChangeEvent:
    change = Change(kind, happened_on, before, into, note, source, takes_over, across_kinds)
    return record_change(actor, change=change)


@action
def merge(
    actor: Actor,
    *,
    organisations: tuple[UUID, ...],
    into: UUID | Newcomer,
    happened_on: date,
    note: str = "",
    source: str = "",
    across_kinds: bool = False,
    takes_over: bool = True,
) -> models.ChangeEvent:
    """Organisations become one: a new one, one of them, or another that stood already.

    See `record_change` for what follows. Unlike kinds merge only when `across_kinds` says so.
    """
    return _record(
        actor,
        models.ChangeKind.MERGER,
        happened_on,
        organisations,
        (into,),
        note,
        source,
        takes_over=takes_over,
        across_kinds=across_kinds,
    )


@action
def split(
    actor: Actor,
    *,
    organisation: UUID,
    into: tuple[UUID | Newcomer, ...],
    happened_on: date,
    note: str = "",
    source: str = "",
    takes_over: bool = True,
) -> models.ChangeEvent:
    """One organisation becomes several; named in `into`, it goes on as one of them.

    Each gets the history up to that day. See `record_change` for what follows.
    """
    return _record(
        actor,
        models.ChangeKind.SPLIT,
        happened_on,
        (organisation,),
        into,
        note,
        source,
        takes_over=takes_over,
    )


@action
def replace(
    actor: Actor,
    *,
    organisation: UUID,
    by: UUID | Newcomer,
    happened_on: date,
    note: str = "",
    source: str = "",
    across_kinds: bool = False,
    takes_over: bool = True,
) -> models.ChangeEvent:
    """One organisation takes the place of another; see `record_change` for what follows."""
    return _record(
        actor,
        models.ChangeKind.REPLACEMENT,
        happened_on,
        (organisation,),
        (by,),
        note,
        source,
        takes_over=takes_over,
        across_kinds=across_kinds,
    )


@action
def end_organisation(
    actor: Actor, *, organisation: UUID, happened_on: date, note: str = "", source: str = ""
) -> models.ChangeEvent:
    """An organisation is no more from a day on, and nobody carries on its history."""
    return _record(actor, models.ChangeKind.END, happened_on, (organisation,), (), note, source)


@action
def change_kind(
    actor: Actor,
    *,
    organisation: UUID,
    kind: str,
    happened_on: date,
    note: str = "",
    source: str = "",
) -> models.ChangeEvent:
    """An organisation goes on as another kind in law; before that day it keeps the old one.

    Writes the line `change.record`. ChangeRefused for the same kind or a day that does not hold.
    """
    row = organisation_for(actor, organisation, "organisation:edit")
    refuse_future(happened_on, where="happened_on")
    refuse_standing(row, happened_on, where="happened_on")
    new = Kind(kind)
    if any(one.value == new and one.holds_on(happened_on) for one in spells.kinds_of(row)):
        raise ChangeRefused(
            text("It was of this kind on that day already."),
            text("Choose the new kind, or another day."),
            where="kind",
        )
    spells.write_kind(row, new.value, happened_on)
    spells.keep_in_step(row)
    event = models.ChangeEvent.objects.create(
        kind=models.ChangeKind.CHANGE_OF_KIND, happened_on=happened_on, note=note, source=source
    )
    for side in models.ChangeSide:
        models.ChangePart.objects.create(event=event, organisation=row, side=side)
    journal.record(actor, "change.record", kind="change", id=event.pk, facts={"kind": event.kind})
    return event
