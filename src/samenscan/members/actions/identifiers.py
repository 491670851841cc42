"""Giving organisations codes and ending them."""

from datetime import date
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound
from samenscan.core.register import Scheme
from samenscan.core.text import text
from samenscan.members import models, spells
from samenscan.members.codes import CodeRefused, attach
from samenscan.members.doors import organisation_for


@action
def add_identifier(
    actor: Actor,
    *,
    organisation: UUID,
    scheme: Scheme,
    value: str,
    starts_on: date | None = None,
) -> models.Identifier:
    """Give an organisation a code, from a day on or since always.

    The search finds it by this code from now on. Writes the line `identifier.add`.
    IdentifierRefused when the code cannot be right, CodeRefused when it cannot be carried here.
    """
    row = organisation_for(actor, organisation, "organisation:edit")
    identifier = attach(row, scheme, value, starts_on)
    spells.keep_in_step(row)
    journal.record(
        actor,
        "identifier.add",
        kind="organisation",
        id=row.pk,
        facts={"scheme": scheme.value, "value": identifier.value},
    )
    return identifier


@action
def end_identifier(actor: Actor, *, identifier: UUID, ends_on: date) -> models.Identifier:
    """End a code after its last day; the search goes on finding the organisation by it.

    Writes the line `identifier.end`. CodeRefused when it ended already or had not begun.
    """
    found = models.Identifier.objects.filter(pk=identifier).first()
    if found is None:
        raise NotFound
    row = organisation_for(actor, found.organisation_id, "organisation:edit")
    if found.ends_on is not None:
        raise CodeRefused(
            text("This code has ended already."), text("Add the code that holds now instead.")
        )
    if found.starts_on is not None and ends_on < found.starts_on:
        raise CodeRefused(
            text("This code began later than that day."),
            text("Choose its last day."),
            where="ends_on",
        )
    found.ends_on = ends_on
    found.save(update_fields=["ends_on"])
    spells.keep_in_step(row)
    journal.record(
        actor,
        "identifier.end",
        kind="organisation",
        id=row.pk,
        facts={"scheme": found.scheme, "value": found.value},
    )
    return found
