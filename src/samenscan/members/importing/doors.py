"""The doors to imports: the operator sees all, a coordinator those of the own centre."""

from uuid import UUID

from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.doors import own_centre


def centre_of_importer(actor: Actor) -> UUID | None:
    """The centre for which the actor imports; None for the operator, who may change everything."""
    if actor.operator:
        return None
    return own_centre(actor, "register:import")


def import_for(actor: Actor, id: UUID, *, lock: bool = False) -> models.RegisterImport:
    """The door to an import; `lock` holds the row, so that nobody applies it twice."""
    rows = models.RegisterImport.objects.filter(pk=id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    if not actor.operator:
        require(actor, "register:import", Place(centre=row.centre_id))
    return row
