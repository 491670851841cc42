"""Ending a hat …"""

import pytest

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.base.tests.at_once import all_at_once
from samenscan.core.access import ANYONE, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.actions import LastOne, end_hat
from samenscan.members.hats import hats_of
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    wearing,
)

pytestmark = pytest.mark.django_db


def test_takes_it_off_at_once_and_keeps_the_row() -> None:
    zone = make_organisation()
    hat = make_hat(role=Role.CONTRIBUTOR, organisation=zone, starts_on=clock.today())
    end_hat(an_actor(Role.LEAD, organisation=zone), hat=hat.pk)
    assert hats_of(hat.person_id) == ()
    hat.refresh_from_db()
    assert hat.ends_on == clock.today()
    assert JournalLine.objects.filter(event="hat.end", object_id=str(hat.pk)).count() == 1


def test_keeps_the_last_lead() -> None:
    zone = make_organisation()
    lead = make_hat(role=Role.LEAD, organisation=zone)
    with pytest.raises(LastOne):
        end_hat(wearing(lead), hat=lead.pk)
    successor = an_actor(Role.LEAD, organisation=zone)
    end_hat(wearing(lead), hat=lead.pk)
    assert hats_of(lead.person_id) == ()
    assert successor.hat is not None
    with pytest.raises(LastOne):
        end_hat(successor, hat=successor.hat.id)


def test_keeps_the_last_coordinator_of_a_centre() -> None:
    coordinator = make_hat(role=Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(LastOne):
        end_hat(wearing(coordinator), hat=coordinator.pk)


def test_lets_a_coordinator_end_the_delegates_of_the_own_partnerships() -> None:
    centre = make_centre()
    delegate = make_hat(role=Role.DELEGATE, partnership=make_partnership(centre=centre))
    end_hat(an_actor(Role.COORDINATOR, organisation=centre), hat=delegate.pk)
    assert hats_of(delegate.person_id) == ()


def test_finds_nothing_in_the_house_of_a_member() -> None:
    centre, zone = make_centre(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    hat = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    with pytest.raises(NotFound):
        end_hat(an_actor(Role.COORDINATOR, organisation=centre), hat=hat.pk)


def test_finds_nothing_in_another_organisation() -> None:
    hat = make_hat(role=Role.CONTRIBUTOR)
    for stranger in (an_actor(Role.LEAD), ANYONE):
        with pytest.raises(NotFound):
            end_hat(stranger, hat=hat.pk)


def test_is_forbidden_for_a_contributor() -> None:
    zone = make_organisation()
    hat = make_hat(role=Role.SIGNATORY, organisation=zone)
    with pytest.raises(Forbidden):
        end_hat(an_actor(Role.CONTRIBUTOR, organisation=zone), hat=hat.pk)


def test_twice_changes_nothing_more() -> None:
    zone = make_organisation()
    lead, other = make_hat(organisation=zone), make_hat(organisation=zone)
    end_hat(wearing(lead), hat=other.pk)
    end_hat(wearing(lead), hat=other.pk)
    assert hats_of(lead.person_id)


@pytest.mark.django_db(transaction=True)
def test_leaves_one_lead_when_two_end_each_other_at_the_same_moment() -> None:
    zone = make_organisation()
    pair = [make_hat(organisation=zone), make_hat(organisation=zone)]
    turns = [(wearing(pair[0]), pair[1].pk), (wearing(pair[1]), pair[0].pk)]

    def end() -> None:
        actor, hat = turns.pop()
        end_hat(actor, hat=hat)

    refused = all_at_once(end, times=2)
    assert [type(error) for error in refused] == [LastOne]
    assert len([hat for hat in pair if hats_of(hat.person_id)]) == 1
