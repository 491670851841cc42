"""The doors to rounds and sheets: loading a row and authorising the actor is one function."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samenscan.base import clock
from samenscan.core.access import Actor, Place, require
from samenscan.core.refused import NotFound
from samenscan.members.succession import Predecessor, answers_came_to, as_heir
from samenscan.scans.models import Attachment, Discussion, Round, Sheet


class RoundState(StrEnum):
    """Where a round stands, computed from the clock."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


def over_at(row: Round) -> datetime:
    """When the last sheet of a round can no longer change: its closing, or a later extension."""
    return max(row.closes_at, row.extended_to or row.closes_at)


def shut_at(row: Sheet) -> datetime:
    """When this sheet stops taking answers: the closing of its round, or its own extension."""
    return max(row.round.closes_at, row.extended_to or row.round.closes_at)


def state_of(row: Round) -> RoundState:
    """The state of a round at this moment; closed is when no sheet of it can change any more."""
    return _state(row.opens_at, over_at(row))


def sheet_state(row: Sheet) -> RoundState:
    """Whether this sheet takes answers at this moment; submitting or withdrawing stands apart."""
    return _state(row.round.opens_at, shut_at(row))


def over(through: str = "") -> Q:
    """The filter for rounds that are closed now; `through` leads there, such as "round__"."""
    moment = clock.now()
    no_later = Q(**{f"{through}extended_to": None}) | Q(**{f"{through}extended_to__lte": moment})
    return Q(**{f"{through}closes_at__lte": moment}) & no_later


def _state(opens_at: datetime, closes_at: datetime) -> RoundState:
    moment = clock.now()
    if moment < opens_at:
        return RoundState.PLANNED
    return RoundState.OPEN if moment < closes_at else RoundState.CLOSED


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
    """A sheet with the place it belongs to; `discusses`: some answers in it wait for a talk."""

    row: Sheet
    place: Place
    predecessor: Predecessor | None = None
    discusses: bool = True


def done_on(row: Sheet) -> date:
    """The last day on which the organisation of a sheet can have written in it."""
    days = [shut_at(row), row.submitted_at]
    written = min(timezone.localdate(moment) for moment in days if moment)
    return min(written, row.organisation.ended_on or written)


def placed_sheet(actor: Actor, id: UUID, permission: str, *, lock: bool = False) -> PlacedSheet:
    """The door to a sheet; `lock` holds its row until the end of the transaction.

    Who carries on the organisation's history since then, with its people, comes in as successor.
    """
    waits = Discussion.objects.filter(sheet=OuterRef("pk"), closed_at=None)
    rows = Sheet.objects.select_related(
        "round__questionnaire", "organisation", "submitted_by"
    ).annotate(discusses=Exists(waits))
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    inherited = answers_came_to(actor, row.organisation_id, done_on(row))
    place = as_heir(actor, Place(owner=row.organisation_id, centre=row.round.centre_id), inherited)
    require(actor, permission, place)
    return PlacedSheet(row, place, inherited, row.discusses)


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
