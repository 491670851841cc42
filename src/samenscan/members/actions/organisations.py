"""Registering organisations and changing their name: what held before stays known."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.register import IdentifierRefused, Kind, Scheme
from samenscan.core.text import text
from samenscan.members import models, spells
from samenscan.members.changes import refuse_future, refuse_standing
from samenscan.members.codes import CodeRefused, attach
from samenscan.members.doors import organisation_for, own_centre


@action
def register_organisation(
    actor: Actor,
    *,
    kind: str,
    name: str,
    founded_on: date | None = None,
    languages: Iterable[str] = (),
    identifiers: Iterable[tuple[Scheme, str]] = (),
) -> models.Organisation:
    """Put an organisation in the register, with its codes; any coordinator of a centre may.

    Without `founded_on` its name and kind hold since always. Writes the line `organisation.make`.
    NameRefused; IdentifierRefused or CodeRefused at the field named as the scheme.
    """
    own_centre(actor, "organisation:edit")
    row = models.Organisation(
        kind=Kind(kind).value,
        name=spells.proper_name(name),
        languages=list(languages),
        founded_on=founded_on,
    )
    if founded_on is not None:
        refuse_future(founded_on, where="founded_on")
    spells.begin(row)
    for scheme, written in identifiers:
        try:
            attach(row, scheme, written, founded_on)
        except (CodeRefused, IdentifierRefused) as refused:
            refused.where = scheme.value
            raise
    spells.keep_in_step(row)
    journal.record(actor, "organisation.make", kind="organisation", id=row.pk)
    return row


@action
def rename(actor: Actor, *, organisation: UUID, name: str, from_on: date) -> models.Organisation:
    """Give an organisation another name from a day on; before that day it keeps the old one.

    The search goes on finding it by every name it had. Writes the line `organisation.rename`.
    NameRefused for the same or an empty name, ChangeRefused for a day that does not hold.
    """
    row = organisation_for(actor, organisation, "organisation:edit")
    new = spells.proper_name(name)
    refuse_future(from_on, where="from_on")
    refuse_standing(row, from_on, where="from_on")
    if any(one.value == new and one.holds_on(from_on) for one in spells.names_of(row)):
        raise spells.NameRefused(
            text("It had this name on that day already."),
            text("Write the new name, or choose another day."),
            where="name",
        )
    spells.write_name(row, new, from_on)
    spells.keep_in_step(row)
    journal.record(actor, "organisation.rename", kind="organisation", id=row.pk)
    return row


@action
def set_languages(
    actor: Actor, *, organisation: UUID, languages: Iterable[str]
) -> models.Organisation:
    """Note in which languages an organisation works; writes the line `organisation.languages`."""
    row = organisation_for(actor, organisation, "organisation:describe")
    row.languages = list(languages)
    row.save(update_fields=["languages"])
    journal.record(actor, "organisation.languages", kind="organisation", id=row.pk)
    return row
