"""A round that lasts longer for one member …"""

from datetime import timedelta

import pytest

from samenscan.base import clock
from samenscan.findings.actions import publish
from samenscan.findings.queries import own_result
from samenscan.scans.actions import extend_sheet
from samenscan.scans.doors import RoundState
from samenscan.scans.queries.datasets import RoundStillOpen
from samenscan.scans.queries.rounds import round_page, rounds_for
from samenscan.scans.tests.make import fill_all, make_world

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def test_has_no_result_of_any_kind_until_that_member_can_change_nothing() -> None:
    world = make_world()
    fill_all(world)
    extend_sheet(
        world.coordinator, sheet=world.sheet.pk, to_at=world.round.closes_at + WEEK, reason=""
    )
    with clock.held_at(world.round.closes_at + timedelta(days=1)):
        with pytest.raises(RoundStillOpen):
            own_result(world.lead, world.sheet.pk)
        with pytest.raises(RoundStillOpen):
            publish(world.analyst, round=world.round.pk)
        assert not round_page(world.analyst, world.round.pk).can_publish
        assert [one.state for one in rounds_for(world.lead)] == [RoundState.OPEN]
    with clock.held_at(world.round.closes_at + WEEK):
        assert own_result(world.lead, world.sheet.pk).closed_at == world.round.closes_at + WEEK
        assert publish(world.analyst, round=world.round.pk)
