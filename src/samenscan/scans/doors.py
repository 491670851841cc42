"""The doors to rounds and sheets: loading a row and authorising the actor is one function."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samenscan.base import clock
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.members.succession import Predecessor, answers_came_to, as_heir
from samenscan.scans.models import Attachment, Round, Sheet


class RoundState(StrEnum):
    """Where a round stands, computed from the clock."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


def state_of(row: Round) -> RoundState:
    """The state of a round at this moment."""
    moment = clock.now()
    if moment < row.opens_at:
        return RoundState.PLANNED
    return RoundState.OPEN if moment < row.closes_at else RoundState.CLOSED


@dataclass(frozen=True)
class Placed:
    """A round with the place it belongs to."""

    row: Round
    place: Place


def placed_round(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> Placed:
    """The door to a round: its centre, its members and its partnerships have a relation to it."""
    rows = Round.objects.select_related("centre", "questionnaire")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    pairs = list(row.sheets.values_list("organisation_id", "partnership_id"))
    place = Place(
        centre=row.centre_id,
        members=frozenset(organisation for organisation, _ in pairs),
        partnerships=frozenset(partnership for _, partnership in pairs),
    )
    require(actor, permission, place)
    return Placed(row, place)


def round_for(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> Round:
    """The round behind the door, without its place."""
    return placed_round(actor, id, permission, lock=lock).row


@dataclass(frozen=True)
class PlacedSheet:
    """A sheet with the place it belongs to."""

    row: Sheet
    place: Place
    predecessor: Predecessor | None = None


def done_on(row: Sheet) -> date:
    """The last day on which the organisation of a sheet can have written in it."""
    days = [row.round.closes_at, row.submitted_at]
    written = min(timezone.localdate(moment) for moment in days if moment)
    return min(written, row.organisation.ended_on or written)


def placed_sheet(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> PlacedSheet:
    """The door to a sheet; `lock` holds its row until the end of the transaction.

    Who carries on the organisation's history since then, with its people, comes in as successor.
    """
    rows = Sheet.objects.select_related("round__questionnaire", "organisation", "submitted_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    inherited = answers_came_to(actor, row.organisation_id, done_on(row))
    place = as_heir(actor, Place(owner=row.organisation_id, centre=row.round.centre_id), inherited)
    require(actor, permission, place)
    return PlacedSheet(row, place, inherited)


def sheet_for(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> Sheet:
    """The sheet behind the door, without its place."""
    return placed_sheet(actor, id, permission, lock=lock).row


def attachment_for(actor: Actor, id: UUID, permission: str) -> Attachment:
    """A file of a sheet, behind the door of that sheet."""
    row = Attachment.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    placed_sheet(actor, row.sheet_id, permission)
    return row
