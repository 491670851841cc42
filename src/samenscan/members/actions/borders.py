"""Keeping the outlines of territories, each with the organisation whose code it carries."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, require_operator
from samenscan.core.formats.borders import BordersRefused, Outline
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.importing.known import current


@dataclass(frozen=True)
class Kept:
    """How many outlines were kept, by which field they were matched, and which found nobody."""

    n: int
    field: str
    unmatched: tuple[str, ...]


@action
def keep_borders(actor: Actor, *, outlines: Sequence[Outline], source: str) -> Kept:
    """Keep each outline with the organisation that carries its code today: the operator only.

    The field that holds the codes is the one that names most organisations; an outline that is
    there already is replaced. BordersRefused when no field names any. Writes `border.keep`.
    """
    require_operator(actor)
    known = {
        value.rpartition(":")[2]: key
        for value, key in models.Identifier.objects.filter(current(clock.today())).values_list(
            "value", "organisation_id"
        )
    }
    names = list(outlines[0].fields) if outlines else []
    field = max(
        names, key=lambda name: sum(one.fields[name] in known for one in outlines), default=""
    )
    found = {known[one.fields[field]]: one for one in outlines if one.fields[field] in known}
    if not found:
        raise BordersRefused(
            text("No border carries a code that an organisation in the register has."),
            text("Import the organisations with their codes first."),
        )
    for organisation, outline in found.items():
        models.Border.objects.update_or_create(
            organisation_id=organisation,
            defaults={"geometry": outline.geometry, "source": source, "as_of_on": clock.today()},
        )
    unmatched = tuple(one.fields[field] for one in outlines if one.fields[field] not in known)
    journal.record(actor, "border.keep", kind="register", id="borders", facts={"n": len(found)})
    return Kept(len(found), field, unmatched)
