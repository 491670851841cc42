"""The only place that reads the clock; demo and tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The current moment, aware of its time zone."""
    return _held.get() or timezone.now()


def today() -> date:
    """The current day in the time zone of the installation."""
    return timezone.localdate(now())


def day_of(moment: datetime) -> date:
    """The day of an aware moment in the time zone of the installation."""
    return timezone.localdate(moment)


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment for whatever runs inside."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
