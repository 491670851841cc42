"""Keeps what an organisation is today in step with the spells of its names, kinds and codes."""

from datetime import date

from samenscan.base import clock
from samenscan.core.refused import Refused
from samenscan.core.register import Spell, from_day_on, held_on, search_key
from samenscan.core.text import text
from samenscan.members import models

LONGEST_NAME = 120


class NameRefused(Refused):
    """A name that cannot be given."""

    status = 422


def proper_name(name: str) -> str:
    """The name without stray spaces; NameRefused when nothing or too much is left."""
    proper = " ".join(name.split())
    if not proper:
        raise NameRefused(
            text("The name is missing."), text("Write the official name."), where="name"
        )
    if len(proper) > LONGEST_NAME:
        raise NameRefused(
            text("This name has more than %(n)s characters.", n=LONGEST_NAME),
            text("Write the short official name."),
            where="name",
        )
    return proper


def names_of(organisation: models.Organisation) -> tuple[Spell[str], ...]:
    """Its names through time; without spells, today's name since always."""
    rows = [Spell(row.name, row.starts_on, row.ends_on) for row in organisation.namespells.all()]
    return _in_order(rows) or (Spell(organisation.name),)


def kinds_of(organisation: models.Organisation) -> tuple[Spell[str], ...]:
    """Its kinds through time; without spells, today's kind since always."""
    rows = [Spell(row.kind, row.starts_on, row.ends_on) for row in organisation.kindspells.all()]
    return _in_order(rows) or (Spell(organisation.kind),)


def _in_order(rows: list[Spell[str]]) -> tuple[Spell[str], ...]:
    # Databases do not agree on where “since always” comes.
    return tuple(sorted(rows, key=lambda one: one.starts_on or date.min))


def write_name(organisation: models.Organisation, name: str, day: date | None) -> None:
    """Give it this name from a day on, or since always; `keep_in_step` comes after."""
    spells = from_day_on(names_of(organisation), name, day) if day else (Spell(name),)
    organisation.namespells.all().delete()
    models.NameSpell.objects.bulk_create(
        models.NameSpell(
            organisation=organisation, name=one.value, starts_on=one.starts_on, ends_on=one.ends_on
        )
        for one in spells
    )


def write_kind(organisation: models.Organisation, kind: str, day: date | None) -> None:
    """Make it this kind from a day on, or since always; `keep_in_step` comes after."""
    spells = from_day_on(kinds_of(organisation), kind, day) if day else (Spell(kind),)
    organisation.kindspells.all().delete()
    models.KindSpell.objects.bulk_create(
        models.KindSpell(
            organisation=organisation, kind=one.value, starts_on=one.starts_on, ends_on=one.ends_on
        )
        for one in spells
    )


def keep_in_step(organisation: models.Organisation) -> None:
    """Save today's name and kind and the search key; of an ended one, those of its last day."""
    day = min(clock.today(), organisation.ended_on or date.max)
    names = names_of(organisation)
    organisation.name = held_on(names, day) or organisation.name
    organisation.kind = held_on(kinds_of(organisation), day) or organisation.kind
    codes = tuple(organisation.identifiers.order_by("value").values_list("value", flat=True))
    former = tuple(one.value for one in names if one.value != organisation.name)
    organisation.search_key = search_key(organisation.name, codes=codes, former=former)
    organisation.save(update_fields=["name", "kind", "search_key"])


def begin(organisation: models.Organisation) -> models.Organisation:
    """Save a new organisation with its first name and kind, from its founding or since always."""
    organisation.save(force_insert=True)
    starts_on = organisation.founded_on
    models.NameSpell.objects.create(
        organisation=organisation, name=organisation.name, starts_on=starts_on
    )
    models.KindSpell.objects.create(
        organisation=organisation, kind=organisation.kind, starts_on=starts_on
    )
    keep_in_step(organisation)
    return organisation
