"""A job …"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from samenscan.base import clock, jobs
from samenscan.base.models import Job, JobState, JournalLine
from samenscan.base.tests.make import days_seen, done, due_in_seconds, make_job
from samenscan.core.access import ANYONE

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Hold the clock, and forget what other tests did."""
    done.clear()
    days_seen.clear()
    with clock.held_at(NOON):
        yield


def test_is_done_once() -> None:
    row = make_job(what="this")
    assert jobs.work_once()
    assert not jobs.work_once()
    row.refresh_from_db()
    assert (done, row.state, row.finished_at) == (["this"], JobState.DONE, NOON)


def test_forgets_its_payload_when_done() -> None:
    row = make_job(what="a personal link")
    jobs.work_once()
    row.refresh_from_db()
    assert row.payload == {}


def test_with_the_same_key_is_one_job_even_after_it_was_done() -> None:
    for _ in range(2):
        jobs.enqueue("test.good", key="once", payload={"what": "x"})
        jobs.work_once()
    assert done == ["x"]
    assert Job.objects.count() == 1


def test_of_an_unknown_kind_is_refused_at_once() -> None:
    with pytest.raises(LookupError):
        jobs.enqueue("test.unknown", key="k", payload={})


def test_comes_in_the_order_of_asking() -> None:
    for minutes, what in ((0, "first"), (1, "second"), (2, "third")):
        with clock.held_at(NOON + timedelta(minutes=minutes)):
            make_job(what=what)
    with clock.held_at(NOON + timedelta(minutes=3)):
        while jobs.work_once():
            pass
    assert done == ["first", "second", "third"]


def test_that_fails_waits_longer_each_time_then_gives_up() -> None:
    row = make_job(kind="test.bad")
    waits, moment = [], NOON
    for _ in range(jobs.MAX_ATTEMPTS):
        with clock.held_at(moment):
            assert jobs.work_once()
            waits.append(due_in_seconds(row))
            assert not jobs.work_once(), "it is not due yet"
        moment += timedelta(seconds=waits[-1])
    row.refresh_from_db()
    assert waits[:-1] == [30, 60, 120, 240, 480, 960, 1920]
    assert (row.state, row.n_attempts) == (JobState.FAILED, jobs.MAX_ATTEMPTS)
    assert row.last_error == "ConnectionError: the server is away"
    with clock.held_at(NOON + timedelta(days=30)):
        assert not jobs.work_once()


def test_of_a_killed_worker_is_taken_over_when_its_lease_ends() -> None:
    row = make_job(kind="test.killed")
    with pytest.raises(KeyboardInterrupt):
        jobs.work_once()
    row.refresh_from_db()
    assert row.state == JobState.RUNNING
    Job.objects.update(kind="test.good")
    assert not jobs.work_once(), "the first worker may still be busy"
    with clock.held_at(NOON + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.work_once()
    row.refresh_from_db()
    assert (row.state, row.n_attempts, len(done)) == (JobState.DONE, 2, 1)


def test_that_kills_every_worker_fails_in_the_end() -> None:
    row = make_job(kind="test.killed")
    moment = NOON
    for _ in range(jobs.MAX_ATTEMPTS):
        with clock.held_at(moment), pytest.raises(KeyboardInterrupt):
            jobs.work_once()
        moment += jobs.LEASE + timedelta(seconds=1)
    with clock.held_at(moment):
        assert not jobs.work_once()
    row.refresh_from_db()
    assert row.state == JobState.FAILED
    assert "worker stopped" in row.last_error


def test_that_failed_is_tried_again_when_asked() -> None:
    row = make_job(kind="test.bad")
    Job.objects.update(state=JobState.FAILED, n_attempts=8, kind="test.good")
    jobs.try_again(ANYONE, job=row.pk)
    assert jobs.work_once()
    row.refresh_from_db()
    assert row.state == JobState.DONE
    assert JournalLine.objects.get().event == "job.retry"


def test_that_is_done_is_not_tried_again() -> None:
    row = make_job()
    jobs.work_once()
    jobs.try_again(ANYONE, job=row.pk)
    assert not jobs.work_once()


def test_waits_for_its_moment() -> None:
    later = NOON + timedelta(hours=3)
    jobs.enqueue("test.good", key="later", payload={"what": "later"}, run_at=later)
    assert not jobs.work_once()
    with clock.held_at(later):
        assert jobs.work_once()
    assert done == ["later"]


def test_of_every_day_is_put_in_the_queue_once_a_day_and_not_at_night() -> None:
    night = NOON.replace(hour=4)
    for moment in (night, NOON, NOON, NOON + timedelta(days=1)):
        with clock.held_at(moment):
            jobs.enqueue_daily()
            while jobs.work_once():
                pass
    assert days_seen == ["2026-03-02", "2026-03-03"]
    since = NOON.date() + timedelta(days=1)
    assert jobs.days_done("test.daily", since) == {since}
