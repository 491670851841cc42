"""Days without mail of a centre, and what the address in a reminder is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, require_role
from samenscan.core.refused import NotFound
from samenscan.core.text import Text
from samenscan.scans.letters import read_stop_token
from samenscan.scans.models import MailStop, QuietDays, Reminder, Round
from samenscan.scans.quiet_days import public_holidays


@dataclass(frozen=True)
class QuietSpan:
    """Days that the centre added itself."""

    id: UUID
    starts_on: date
    ends_on: date
    reason: str


@dataclass(frozen=True)
class QuietPage:
    """The public holidays of the coming year, and the days that the centre added."""

    centre: UUID
    holidays: tuple[tuple[date, Text], ...]
    added: tuple[QuietSpan, ...]


def quiet_page(actor: Actor) -> QuietPage:
    """The days without mail of the actor's centre, from today on."""
    require_role(actor, "round:run")
    centre = actor.hat.organisation if actor.hat else None
    today = clock.today()
    coming = {**public_holidays(today.year), **public_holidays(today.year + 1)}
    rows = QuietDays.objects.filter(centre=centre, ends_on__gte=today)
    return QuietPage(
        centre=centre or UUID(int=0),
        holidays=tuple(
            (day, name) for day, name in coming.items() if today <= day and (day - today).days < 366
        ),
        added=tuple(QuietSpan(row.pk, row.starts_on, row.ends_on, row.reason) for row in rows),
    )


@dataclass(frozen=True)
class StopPage:
    """The round of a reminder, and whether its reader stopped the reminders already."""

    token: str
    round_name: str
    stopped: bool


def stop_page(actor: Actor, token: str) -> StopPage:
    """What the address in a reminder is about; needs no sign-in, and tells only the round's name.

    NotFound for an address that was never mailed.
    """
    del actor
    meant = read_stop_token(token)
    if meant is None:
        raise NotFound
    round, person = meant
    if not Reminder.objects.filter(round=round, person=person).exists():
        raise NotFound
    row = Round.objects.get(pk=round)
    stopped = MailStop.objects.filter(round=round, person=person).exists()
    return StopPage(token, row.name, stopped)
