"""The only place that reads the clock; tests can hold it still, and the demo let it run ahead."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held", default=None)
_ahead: list[Callable[[], timedelta]] = []


def now() -> datetime:
    """The current moment, aware of its time zone."""
    held = _held.get()
    if held is not None:
        return held
    return timezone.now() + sum((by() for by in _ahead), timedelta())


def today() -> date:
    """The current day in the time zone of the installation."""
    return timezone.localdate(now())


def day_of(moment: datetime) -> date:
    """The day of an aware moment in the time zone of the installation."""
    return timezone.localdate(moment)


def run_ahead(by: Callable[[], timedelta]) -> None:
    """From now on the clock is so much ahead as `by` says at each reading; for the demo only."""
    _ahead[:] = [by]


def run_true() -> None:
    """The clock is the machine's again."""
    _ahead.clear()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment for whatever runs inside."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
