"""Time passes in the demo when somebody asks for it: forward only, for every process at once."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from samenscan.base import clock
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.doors import RoundState, over, over_at, state_of
from samenscan.scans.models import Round

# Beyond that the certificates, meetings and terms of the demo tell nothing that makes sense.
MOST_DAYS = 400
MARGIN = timedelta(minutes=5)


class TimeRefused(Refused):
    """The demo cannot go as far as that, or not in that direction."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            text("The demo goes forward by days, and at most %(n)s of them.", n=MOST_DAYS),
            text("Remove the folder of the demo to start it anew at today."),
        )


def ahead() -> timedelta:
    """How much later it is in the demo than on the machine."""
    try:
        return timedelta(seconds=int(_file().read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


def let_days_pass(days: int) -> None:
    """It becomes `days` later for the site and for the worker; TimeRefused beyond what fits."""
    total = ahead() + timedelta(days=days)
    if days < 1 or total > timedelta(days=MOST_DAYS):
        raise TimeRefused
    _keep(total)


def let_time_pass_until_closing() -> None:
    """It becomes five minutes after the next open round is over; TimeRefused where none is open."""
    closing = next_closing()
    if closing is None:
        raise TimeRefused
    total = ahead() + (closing - clock.now()) + MARGIN
    if total > timedelta(days=MOST_DAYS):
        raise TimeRefused
    _keep(total)


def next_closing() -> datetime | None:
    """When the first of the open rounds closes for the last of its members."""
    rows = Round.objects.exclude(over())
    return min((over_at(row) for row in rows if state_of(row) is RoundState.OPEN), default=None)


def _file() -> Path:
    return Path(settings.DATA_DIR) / "demo-clock"


def _keep(total: timedelta) -> None:
    """Written beside and put in place, so that no process ever reads half a number."""
    beside = _file().with_suffix(f".{os.getpid()}")
    beside.write_text(str(int(total.total_seconds())))
    beside.replace(_file())
