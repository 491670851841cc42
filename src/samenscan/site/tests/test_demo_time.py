"""Time in the demo …"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import RequestFactory, override_settings
from django.urls import get_resolver

from samenscan.base import clock
from samenscan.core.refused import NotFound
from samenscan.scans.doors import RoundState, state_of
from samenscan.scans.tests.make import make_world
from samenscan.site.demo import time
from samenscan.site.views import demo_time


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[None]:
    """A demo with a folder of its own, whose clock runs ahead as asked."""
    get_resolver().url_patterns  # noqa: B018  # the addresses of an installation, not of the demo
    with override_settings(DEMO=True, DATA_DIR=tmp_path):
        clock.run_ahead(time.ahead)
        yield
        clock.run_true()


def test_is_the_machines_until_somebody_asks(demo: None) -> None:
    assert time.ahead() == timedelta()
    before = clock.now()
    time.let_days_pass(7)
    assert timedelta(days=7) <= clock.now() - before < timedelta(days=7, minutes=5)


def test_adds_up_and_never_goes_back(demo: None) -> None:
    time.let_days_pass(1)
    time.let_days_pass(7)
    assert time.ahead() == timedelta(days=8)
    for days in (0, -1, time.MOST_DAYS):
        with pytest.raises(time.TimeRefused):
            time.let_days_pass(days)
    assert time.ahead() == timedelta(days=8)


@pytest.mark.django_db
def test_passes_at_once_until_the_next_round_is_closed(demo: None) -> None:
    with pytest.raises(time.TimeRefused):
        time.let_time_pass_until_closing()
    row = make_world().round
    assert state_of(row) is RoundState.OPEN
    time.let_time_pass_until_closing()
    assert state_of(row) is RoundState.CLOSED
    assert time.next_closing() is None


@pytest.mark.django_db
def test_passes_on_until_the_member_with_more_time_is_done(demo: None) -> None:
    row = make_world().round
    row.extended_to = row.closes_at + timedelta(days=3)
    row.save()
    assert time.next_closing() == row.extended_to
    time.let_time_pass_until_closing()
    assert state_of(row) is RoundState.CLOSED


def test_is_read_as_the_machines_from_a_file_that_holds_no_number(
    demo: None, tmp_path: Path
) -> None:
    (tmp_path / "demo-clock").write_text("a week")
    assert time.ahead() == timedelta()


@pytest.mark.django_db
def test_passes_by_a_button_in_the_demo_only(demo: None) -> None:
    request = RequestFactory().post("/demo/tijd/", {"days": "7", "next": "/"})
    assert demo_time(request).status_code == 302
    assert time.ahead() == timedelta(days=7)
    with override_settings(DEMO=False), pytest.raises(NotFound):
        demo_time(request)
    assert time.ahead() == timedelta(days=7)
