"""Floors that an operator raises …"""

import pytest
from django.test import override_settings

from samenscan.core.disclosure import Floors, Plan, register_from_plain
from samenscan.findings.actions import publish
from samenscan.findings.queries import collective_result
from samenscan.scans.tests.make import after_closing, fill_all, make_world

pytestmark = pytest.mark.django_db


@override_settings(FLOORS=Floors(others=6, coalition=3))
def test_D15_hold_for_the_plans_of_a_round_that_opens() -> None:
    world = make_world(n_east=10, n_west=10)
    told = [entry.plan for entry in register_from_plain(world.round.plans)]
    assert {(p.coalition, p.others) for p in told if isinstance(p, Plan)} == {(3, 6)}
    fill_all(world)
    with after_closing(world):
        assert not publish(world.analyst, round=world.round.pk).withheld
        result = collective_result(world.lead, world.round.pk).told
    assert result is not None
    assert (result.audit.coalition, result.audit.n_exact) == (3, 0)


@pytest.mark.parametrize("today", [Floors(others=6), Floors(coalition=3)])
def test_D15_withhold_the_result_of_a_round_that_opened_under_lower_ones(
    today: Floors,
) -> None:
    world = make_world()
    fill_all(world)
    with override_settings(FLOORS=today), after_closing(world):
        assert publish(world.analyst, round=world.round.pk).withheld
        result = collective_result(world.lead, world.round.pk)
    assert result.told is None
    assert "The floors were raised since" in str(result.withheld)


def test_D15_leave_what_was_published_as_it_is() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        with override_settings(FLOORS=Floors(others=50, coalition=5)):
            assert collective_result(world.lead, world.round.pk).told is not None
