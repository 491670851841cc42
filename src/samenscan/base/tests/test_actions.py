"""An action …"""

import pytest

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.models import Job, JournalLine
from samenscan.base.tests.make import make_job
from samenscan.core.access import ANYONE, Actor

pytestmark = pytest.mark.django_db


@action
def silent(actor: Actor) -> None:
    """Write something and forget the journal."""
    make_job()


@action
def breaking(actor: Actor) -> None:
    """Write something with its line, then break."""
    make_job()
    journal.record(actor, "test.break", kind="job", id="1")
    raise ZeroDivisionError


@action
def outer(actor: Actor, *, inner_breaks: bool) -> str:
    """Run another action inside this one."""
    make_job()
    journal.record(actor, "test.outer", kind="job", id="1")
    if inner_breaks:
        breaking(actor)
    return "done"


def test_without_a_line_leaves_nothing_behind() -> None:
    with pytest.raises(RuntimeError, match="silent wrote no journal line"):
        silent(ANYONE)
    assert not Job.objects.exists()


def test_that_breaks_leaves_neither_rows_nor_lines() -> None:
    with pytest.raises(ZeroDivisionError):
        breaking(ANYONE)
    assert not Job.objects.exists()
    assert not JournalLine.objects.exists()
    assert list(journal.verify()) == []


def test_gives_what_it_made_and_one_line() -> None:
    assert outer(ANYONE, inner_breaks=False) == "done"
    assert JournalLine.objects.count() == 1


def test_inside_another_takes_the_outer_one_down_with_it() -> None:
    with pytest.raises(ZeroDivisionError):
        outer(ANYONE, inner_breaks=True)
    assert not Job.objects.exists()
    assert not JournalLine.objects.exists()


def test_is_not_excused_by_a_line_of_an_earlier_action() -> None:
    outer(ANYONE, inner_breaks=False)
    with pytest.raises(RuntimeError):
        silent(ANYONE)
