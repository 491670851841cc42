"""Keeping the outlines of territories, each with the organisation whose code it carries."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, require_operator
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.borders import BordersRefused, Geometry
from samenscan.members.importing.known import current


@dataclass(frozen=True)
class KeptBorders:
    """How many outlines were kept, and the codes that nobody in the register carries."""

    n: int
    unmatched: tuple[str, ...]


@action
def keep_borders(actor: Actor, *, borders: Mapping[str, Geometry], source: str) -> KeptBorders:
    """Keep each outline with the organisation that carries its code today: the operator only.

    A code of another register also matches without its register: `ipz54` finds
    `provinciesincijfers:ipz54`. An outline that is there already is replaced. BordersRefused when
    no code is known. Writes the line `border.keep`.
    """
    require_operator(actor)
    known = {
        value.rpartition(":")[2]: organisation
        for value, organisation in models.Identifier.objects.filter(
            current(clock.today())
        ).values_list("value", "organisation_id")
    }
    found = {known[code]: geometry for code, geometry in borders.items() if code in known}
    if not found:
        raise BordersRefused(
            text("No border carries a code that an organisation in the register has."),
            text("Import the organisations with their codes first."),
        )
    for organisation, geometry in found.items():
        models.Border.objects.update_or_create(
            organisation_id=organisation,
            defaults={"geometry": geometry, "source": source, "as_of_on": clock.today()},
        )
    journal.record(actor, "border.keep", kind="register", id="borders", facts={"n": len(found)})
    return KeptBorders(len(found), tuple(code for code in borders if code not in known))
