"""Jobs as rows: unique by their key, leased by a worker, retried with back-off.

A daily job is one job a day, put in the queue by whichever worker comes by first.

A job may run more than once (a worker can die after its work and before its tick), so every job
function must be idempotent.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.models import Job, JobState
from samenscan.core.access import Actor

log = logging.getLogger("samenscan.jobs")

Payload = Mapping[str, str]
LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8
# No mail leaves before people are up; the hour is that of the installation.
DAY_BEGINS = time(7, 30)
_kinds: dict[str, Callable[[Payload], None]] = {}
_daily: set[str] = set()


def job(kind: str) -> Callable[[Callable[[Payload], None]], Callable[[Payload], None]]:
    """Register the function that does the jobs of this kind."""

    def register(run: Callable[[Payload], None]) -> Callable[[Payload], None]:
        _kinds[kind] = run
        return run

    return register


def daily(kind: str) -> Callable[[Callable[[Payload], None]], Callable[[Payload], None]]:
    """Register the function that does this kind of job, once a day: its payload names the `day`."""
    _daily.add(kind)
    return job(kind)


def enqueue_daily() -> None:
    """Put today's daily jobs in the queue once the day has begun; as often as somebody likes."""
    today, moment = clock.today(), clock.now()
    if timezone.localtime(moment).time() < DAY_BEGINS:
        return
    waiting = {_daily_key(kind, today): kind for kind in _daily}
    known = Job.objects.filter(key__in=waiting).values_list("key", flat=True)
    for key in waiting.keys() - set(known):
        enqueue(waiting[key], key=key, payload={"day": today.isoformat()})


def days_done(kind: str, since: date) -> frozenset[date]:
    """The days from `since` on of which the daily job of this kind was done."""
    keys = Job.objects.filter(
        kind=kind, state=JobState.DONE, key__gte=_daily_key(kind, since)
    ).values_list("key", flat=True)
    return frozenset(date.fromisoformat(key.rpartition("/")[2]) for key in keys)


def _daily_key(kind: str, day: date) -> str:
    return f"{kind}/{day.isoformat()}"


def enqueue(kind: str, *, key: str, payload: Payload, run_at: datetime | None = None) -> Job:
    """Put a job in the queue, in the caller's transaction; the same key twice is one job.

    It is done as soon as a worker is free, or not before `run_at`.
    """
    if kind not in _kinds:
        raise LookupError(f"no job of kind {kind}")
    moment = clock.now()
    row, _ = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": dict(payload),
            "run_at": run_at or moment,
            "created_at": moment,
        },
    )
    return row


def work_once() -> bool:
    """Do the one job that is due longest; False when nothing is due."""
    row = _lease()
    if row is None:
        return False
    try:
        _kinds[row.kind](row.payload)
    except Exception as error:
        _put_back(row, error)
    else:
        # The payload can hold a personal link; it is not needed any more.
        Job.objects.filter(pk=row.pk).update(
            state=JobState.DONE, finished_at=clock.now(), payload={}, last_error=""
        )
    return True


def _lease() -> Job | None:
    moment = clock.now()
    due = Q(state=JobState.QUEUED, run_at__lte=moment) | Q(
        state=JobState.RUNNING, leased_until_at__lt=moment
    )
    with transaction.atomic():
        row = (
            Job.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(due, kind__in=_kinds)
            .order_by("run_at", "id")
            .first()
        )
        if row is None:
            return None
        if row.n_attempts >= MAX_ATTEMPTS:
            # Its worker died every time, so no worker was left to say that it failed.
            row.state, row.finished_at = JobState.FAILED, moment
            row.last_error = row.last_error or "the worker stopped before the job was done"
            row.save(update_fields=["state", "finished_at", "last_error"])
            return None
        row.state, row.leased_until_at = JobState.RUNNING, moment + LEASE
        row.n_attempts += 1
        row.save(update_fields=["state", "leased_until_at", "n_attempts"])
    return row


def _put_back(row: Job, error: Exception) -> None:
    final = row.n_attempts >= MAX_ATTEMPTS
    delay = timedelta(seconds=min(30 * 2 ** (row.n_attempts - 1), 6 * 3600))
    log.warning("job %s (%s) failed, attempt %d: %s", row.pk, row.kind, row.n_attempts, type(error))
    # Only while this attempt is the last one: after a lost lease another worker has taken over.
    Job.objects.filter(pk=row.pk, n_attempts=row.n_attempts).update(
        state=JobState.FAILED if final else JobState.QUEUED,
        run_at=clock.now() + delay,
        finished_at=clock.now() if final else None,
        last_error=f"{type(error).__name__}: {error}"[:2000],
    )


@action
def try_again(actor: Actor, *, job: UUID) -> None:
    """Put a failed job back in the queue with all its attempts; asked for at the operators' desk.

    A job in another state, or one whose payload was emptied since, is left alone. Writes the line
    `job.retry`.
    """
    Job.objects.filter(pk=job, state=JobState.FAILED).exclude(payload={}).update(
        state=JobState.QUEUED, n_attempts=0, run_at=clock.now(), finished_at=None
    )
    journal.record(actor, "job.retry", kind="job", id=job)
