"""Days as people paste them from a calendar: every one read, or every problem told at once."""

import re
from datetime import date

from samenscan.core.refused import Refused
from samenscan.core.text import text

AT_MOST = 200
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BELGIAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_BETWEEN = re.compile(r"[\s,;]+")


class DaysRefused(Refused):
    """Some of the pasted days cannot be read."""

    status = 422


def read_days(pasted: str) -> tuple[date, ...]:
    """The days in a pasted text, in order and once each: 2026-12-03, 3/12/2026 or 3.12.2026.

    Between them may stand spaces, commas, semicolons and new lines. DaysRefused at field `days`
    naming up to five pieces that are no day, for nothing at all, and for more than 200 days.
    """
    pieces = [piece for piece in _BETWEEN.split(pasted.strip()) if piece]
    read = {piece: _day(piece) for piece in pieces}
    wrong = [piece for piece, day in read.items() if day is None]
    if wrong:
        raise DaysRefused(
            text("These are no days: %(pieces)s.", pieces=", ".join(wrong[:5])),
            text("Write each day as 3/12/2026 or 2026-12-03, one per line."),
            where="days",
        )
    days = tuple(sorted({day for day in read.values() if day is not None}))
    if not days:
        raise DaysRefused(
            text("No day was filled in."), text("Write at least one day."), where="days"
        )
    if len(days) > AT_MOST:
        raise DaysRefused(
            text("These are more than %(n)s days.", n=AT_MOST),
            text("Paste the days of one or two years."),
            where="days",
        )
    return days


def _day(piece: str) -> date | None:
    if found := _ISO.fullmatch(piece):
        year, month, day = found.groups()
    elif found := _BELGIAN.fullmatch(piece):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
