"""The people page …"""

import pytest

from samenscan.core.access import ANYONE, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.actions import invite
from samenscan.members.queries import people_page, seats_to_offer
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    wearing,
)

pytestmark = pytest.mark.django_db


def test_shows_a_lead_the_own_house_only() -> None:
    zone, neighbour = make_organisation(), make_organisation()
    east = make_partnership(members=(zone, neighbour))
    lead = make_hat(organisation=zone)
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    make_hat(organisation=neighbour)
    make_hat(role=Role.DELEGATE, partnership=east)
    page = people_page(wearing(lead))
    assert {wearer.hat for wearer in page.wearers} == {lead.pk, colleague.pk}


def test_shows_a_coordinator_the_centre_and_its_delegates_never_a_members_people() -> None:
    centre, zone = make_centre(), make_organisation()
    east = make_partnership(centre=centre, members=(zone,))
    coordinator = make_hat(role=Role.COORDINATOR, organisation=centre)
    delegate = make_hat(role=Role.DELEGATE, partnership=east)
    make_hat(organisation=zone)
    make_hat(role=Role.DELEGATE, partnership=make_partnership())
    page = people_page(wearing(coordinator))
    assert {wearer.hat for wearer in page.wearers} == {coordinator.pk, delegate.pk}


def test_shows_an_invitation_to_who_sent_it_and_who_gets_a_colleague() -> None:
    centre, zone, neighbour = make_centre(), make_organisation(), make_organisation()
    make_partnership(centre=centre, members=(zone, neighbour))
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    invite(
        coordinator,
        email="new@example.test",
        name="New",
        role=Role.LEAD,
        language="nl",
        organisation=zone.pk,
    )
    assert len(people_page(coordinator).invitations) == 1
    assert len(people_page(an_actor(Role.LEAD, organisation=zone)).invitations) == 1
    assert people_page(an_actor(Role.LEAD, organisation=neighbour)).invitations == ()


def test_leaves_hats_out_that_have_ended() -> None:
    zone = make_organisation()
    lead = make_hat(organisation=zone)
    make_hat(organisation=zone, ends_on=lead.starts_on)
    assert len(people_page(wearing(lead)).wearers) == 1


def test_is_closed_to_everybody_else() -> None:
    zone, east = make_organisation(), make_partnership()
    for insider in (
        an_actor(Role.CONTRIBUTOR, organisation=zone),
        an_actor(Role.DELEGATE, partnership=east),
    ):
        with pytest.raises(Forbidden):
            people_page(insider)
        with pytest.raises(Forbidden):
            seats_to_offer(insider)
    with pytest.raises(NotFound):
        people_page(ANYONE)
