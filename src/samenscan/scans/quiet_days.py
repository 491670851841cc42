"""On which days no reminder leaves: weekends, Belgian public holidays, and what a centre adds."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from samenscan.core.text import Text, text
from samenscan.scans.models import QuietDays

SATURDAY = 5
# Counted from Easter Sunday, and by month and day (royal decree of 18 April 1974, article 1).
_MOVING = (
    (1, text("Easter Monday")),
    (39, text("Ascension Day")),
    (50, text("Whit Monday")),
)
_FIXED = (
    (1, 1, text("New Year’s Day")),
    (5, 1, text("Labour Day")),
    (7, 21, text("National Day")),
    (8, 15, text("Assumption of Mary")),
    (11, 1, text("All Saints’ Day")),
    (11, 11, text("Armistice Day")),
    (12, 25, text("Christmas Day")),
)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def public_holidays(year: int) -> dict[date, Text]:
    """The ten legal public holidays of Belgium, by day."""
    sunday = easter(year)
    found = {date(year, month, day): name for month, day, name in _FIXED}
    found |= {sunday + timedelta(days=days): name for days, name in _MOVING}
    return dict(sorted(found.items()))


def is_quiet(day: date, added: Iterable[tuple[date, date]] = ()) -> bool:
    """Whether no reminder leaves on this day; `added` are first and last days of a centre."""
    return (
        day.weekday() >= SATURDAY
        or day in public_holidays(day.year)
        or any(first <= day <= last for first, last in added)
    )


def last_loud_day(
    day: date, added: Iterable[tuple[date, date]] = (), *, since: date
) -> date | None:
    """This day, or the last one before it on which mail leaves; None when there is none since then.

    Earlier and not later: somebody who is reminded has more time, never less.
    """
    spans = tuple(added)
    while day >= since:
        if not is_quiet(day, spans):
            return day
        day -= timedelta(days=1)
    return None


def added_by(centre: UUID) -> tuple[tuple[date, date], ...]:
    """The first and last days without mail that this centre added."""
    return tuple(QuietDays.objects.filter(centre_id=centre).values_list("starts_on", "ends_on"))
