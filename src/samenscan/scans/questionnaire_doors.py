"""The doors to questionnaires and drafts: loading a row and authorising the actor is one."""

from uuid import UUID

from samenscan.core.access import CENTRE_ROLES, Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.scans.models import Draft, PublishedQuestionnaire


def draft_for(actor: Actor, id: UUID, *, lock: bool = False) -> Draft:
    """The door to a draft; `lock` holds its row until the end of the transaction."""
    rows = Draft.objects.all()
    # Locked without its author: PostgreSQL leaves a row out whose join has changed while it waited.
    rows = rows.select_for_update() if lock else rows.select_related("updated_by")
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    require(actor, "questionnaire:author", Place(centre=row.centre_id))
    return row


def published_for(actor: Actor, id: UUID) -> PublishedQuestionnaire:
    """The door to a published questionnaire; what came with the product is of every centre."""
    row = PublishedQuestionnaire.objects.select_related("published_by").filter(pk=id).first()
    if row is None:
        raise NotFound
    require(actor, "questionnaire:author", _place_of(actor, row))
    return row


def _place_of(actor: Actor, row: PublishedQuestionnaire) -> Place:
    if row.centre_id is not None:
        return Place(centre=row.centre_id)
    hat = actor.hat
    return Place(centre=hat.organisation if hat and hat.role in CENTRE_ROLES else None)
