"""Plain builders of jobs, and jobs that behave as a test wants."""

from itertools import count

from samenscan.base import clock
from samenscan.base.jobs import Payload, daily, enqueue, job
from samenscan.base.models import Job

_numbers = count(1)
done: list[str] = []
days_seen: list[str] = []


@job("test.good")
def good(payload: Payload) -> None:
    """Remember what was done."""
    done.append(payload["what"])


@daily("test.daily")
def daily_round(payload: Payload) -> None:
    """Remember which day it was."""
    days_seen.append(payload["day"])


@job("test.bad")
def bad(payload: Payload) -> None:
    """Fail, every time."""
    raise ConnectionError("the server is away")


@job("test.killed")
def killed(payload: Payload) -> None:
    """Stop the worker as a kill does: nothing after this line runs."""
    raise KeyboardInterrupt


def make_job(*, kind: str = "test.good", what: str = "") -> Job:
    """A job that is due now."""
    number = next(_numbers)
    return enqueue(kind, key=f"test-{number}", payload={"what": what or str(number)})


def due_in_seconds(row: Job) -> int:
    """How long until this job is tried."""
    row.refresh_from_db()
    return round((row.run_at - clock.now()).total_seconds())
