"""Submitting a sheet …"""

import pytest

from samenscan.core.refused import Forbidden
from samenscan.scans.actions import (
    AlreadySubmitted,
    NothingAnswered,
    RoundNotOpen,
    close_round,
    reopen,
    submit,
)
from samenscan.scans.tests.make import after_closing, fill, make_world, save

pytestmark = pytest.mark.django_db


def test_freezes_it_under_the_name_of_the_lead() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    world.sheet.refresh_from_db()
    assert world.sheet.submitted_by_id == world.lead.person
    assert world.sheet.submitted_at is not None


def test_needs_an_answer_so_that_nobody_knows_what_a_member_did_not_confirm() -> None:
    """The centre counts answers: a sheet it knows to be empty hides nothing and shields nobody."""
    world = make_world()
    with pytest.raises(NothingAnswered):
        submit(world.lead, sheet=world.sheet.pk)
    save(world.lead, world.sheet, "B1", paper="3")
    with pytest.raises(NothingAnswered):
        submit(world.lead, sheet=world.sheet.pk)
    save(world.lead, world.sheet, "B2", missing="rather_not_say")
    submit(world.lead, sheet=world.sheet.pk)


def test_is_for_the_lead_only() -> None:
    world = make_world()
    with pytest.raises(Forbidden):
        submit(world.contributor, sheet=world.sheet.pk)


def test_works_once() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    submit(world.lead, sheet=world.sheet.pk)
    with pytest.raises(AlreadySubmitted):
        submit(world.lead, sheet=world.sheet.pk)


def test_is_too_late_after_closing() -> None:
    world = make_world()
    with after_closing(world), pytest.raises(RoundNotOpen):
        submit(world.lead, sheet=world.sheet.pk)


def test_can_be_taken_back_while_the_round_is_open() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    submit(world.lead, sheet=world.sheet.pk)
    reopen(world.lead, sheet=world.sheet.pk)
    save(world.lead, world.sheet, "B2", at=1, value="no")
    world.sheet.refresh_from_db()
    assert world.sheet.submitted_at is None
    assert world.sheet.submitted_by is None


def test_cannot_be_taken_back_after_closing() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    submit(world.lead, sheet=world.sheet.pk)
    close_round(world.coordinator, round=world.round.pk)
    with pytest.raises(RoundNotOpen):
        reopen(world.lead, sheet=world.sheet.pk)
