"""The doors to rounds and sheets: loading a row and authorising the actor is one function."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.scans.models import Round, Sheet


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


def placed_sheet(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> PlacedSheet:
    """The door to a sheet; `lock` holds its row until the end of the transaction."""
    rows = Sheet.objects.select_related("round__questionnaire", "organisation", "submitted_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    place = Place(owner=row.organisation_id, centre=row.round.centre_id)
    require(actor, permission, place)
    return PlacedSheet(row, place)


def sheet_for(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> Sheet:
    """The sheet behind the door, without its place."""
    return placed_sheet(actor, id, permission, lock=lock).row
