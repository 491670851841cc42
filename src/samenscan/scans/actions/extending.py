"""More time to answer: for all members of a round, or for one of them."""

from datetime import datetime
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.dates import day
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.doors import RoundState, round_for, sheet_for, sheet_state, shut_at, state_of
from samenscan.scans.letters import tell_extension
from samenscan.scans.models import Extension, Round, Sheet

MAX_REASON = 1000


class ExtensionRefused(Refused):
    """A closing moment that cannot be moved as asked."""

    status = 422


@action
def extend_round(actor: Actor, *, round: UUID, to_at: datetime, reason: str) -> Extension:
    """Give every member more time, and tell the leads of those that have not submitted.

    Members that had more time already keep theirs. ExtensionRefused when the round has closed, or
    when the new moment is not later or lies after the day on which answers are erased.
    """
    row = round_for(actor, round, "round:run", lock=True)
    _refuse_moment(row, row.closes_at, to_at)
    sheets = [
        sheet
        for sheet in row.sheets.select_for_update().filter(submitted_at=None, withdrawn_at=None)
        if not sheet.extended_to or sheet.extended_to < to_at
    ]
    made = _extend(actor, row, None, row.closes_at, to_at, reason)
    row.closes_at = to_at
    row.save(update_fields=["closes_at"])
    _tell(made, row, sheets)
    journal.record(actor, "round.extend", kind="round", id=row.pk, facts={"to": to_at.isoformat()})
    return made


@action
def extend_sheet(actor: Actor, *, sheet: UUID, to_at: datetime, reason: str) -> Extension:
    """Give one member more time, and tell its leads; the round is over only when that time is.

    ExtensionRefused as for a round, and for a member that withdrew.
    """
    row = sheet_for(actor, sheet, "round:run", lock=True)
    round_ = Round.objects.select_for_update().get(pk=row.round_id)
    row.round = round_
    if row.withdrawn_at is not None:
        raise ExtensionRefused(
            text("This member withdrew from the round."),
            text("It can come back as long as the round is open; talk to its lead."),
        )
    _refuse_moment(round_, shut_at(row), to_at)
    made = _extend(actor, round_, row, shut_at(row), to_at, reason)
    row.extended_to = to_at
    row.save(update_fields=["extended_to"])
    round_.extended_to = max(round_.extended_to or to_at, to_at)
    round_.save(update_fields=["extended_to"])
    _tell(made, round_, [row])
    journal.record(actor, "sheet.extend", kind="sheet", id=row.pk, facts={"to": to_at.isoformat()})
    return made


def _refuse_moment(row: Round, from_at: datetime, to_at: datetime) -> None:
    if state_of(row) is RoundState.CLOSED:
        raise ExtensionRefused(
            text("This round has closed for everybody, and results may have been read."),
            text("Open a next round for whoever could not answer in time."),
        )
    if to_at <= max(from_at, clock.now()):
        raise ExtensionRefused(
            text("The last day is %(date)s already.", date=day(from_at)),
            text("Choose a later day."),
            where="closes_on",
        )
    if row.keep_until is not None and clock.day_of(to_at) >= row.keep_until:
        raise ExtensionRefused(
            text("On %(date)s the answers of this round are erased.", date=day(row.keep_until)),
            text("Choose an earlier day."),
            where="closes_on",
        )


def _extend(
    actor: Actor,
    row: Round,
    sheet: Sheet | None,
    from_at: datetime,
    to_at: datetime,
    reason: str,
) -> Extension:
    reason = reason.strip()
    if len(reason) > MAX_REASON:
        raise ExtensionRefused(
            text("The reason is longer than %(n)s characters.", n=MAX_REASON),
            text("Make it shorter."),
            where="reason",
        )
    return Extension.objects.create(
        round=row,
        sheet=sheet,
        from_at=from_at,
        to_at=to_at,
        reason=reason,
        decided_by_id=actor.signed_in(),
        decided_at=clock.now(),
    )


def _tell(made: Extension, row: Round, sheets: list[Sheet]) -> None:
    """Leads of a planned round hear of it when it opens."""
    for sheet in sheets:
        sheet.round = row
    tell_extension(made, [one for one in sheets if sheet_state(one) is RoundState.OPEN])
