"""Closing a round …"""

import pytest

from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import an_actor, make_centre
from samenscan.scans.actions import RoundNotOpen, close_round
from samenscan.scans.doors import RoundState, state_of
from samenscan.scans.tests.make import after_closing, make_world

pytestmark = pytest.mark.django_db


def test_happens_by_itself_when_the_moment_has_come() -> None:
    world = make_world()
    assert state_of(world.round) is RoundState.OPEN
    with after_closing(world):
        assert state_of(world.round) is RoundState.CLOSED


def test_can_be_done_earlier_by_the_coordinator() -> None:
    world = make_world()
    assert state_of(close_round(world.coordinator, round=world.round.pk)) is RoundState.CLOSED


def test_works_once() -> None:
    world = make_world()
    close_round(world.coordinator, round=world.round.pk)
    with pytest.raises(RoundNotOpen):
        close_round(world.coordinator, round=world.round.pk)


def test_is_for_the_coordinator_only() -> None:
    world = make_world()
    for insider in (world.lead, world.analyst):
        with pytest.raises(Forbidden):
            close_round(insider, round=world.round.pk)
    outsider = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(NotFound):
        close_round(outsider, round=world.round.pk)
