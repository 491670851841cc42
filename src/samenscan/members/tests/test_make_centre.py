"""Making centres, organisations and partnerships …"""

from datetime import date

import pytest

from samenscan.base.models import Job, JournalLine
from samenscan.core.access import ANYONE, OPERATOR, Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.actions import (
    accept_invitation,
    give_hat,
    join,
    make_centre,
    make_partnership,
    register_organisation,
)
from samenscan.members.actions.partnerships import AlreadyMember
from samenscan.members.hats import as_hat
from samenscan.members.tests import make

pytestmark = pytest.mark.django_db
SOON = date(2026, 1, 1)


def test_starts_with_an_invitation_to_the_first_coordinator() -> None:
    invited = make_centre(
        OPERATOR, name="Steunpunt", email="k@example.test", coordinator="Karen", language="nl"
    )
    assert Job.objects.get().payload["to"] == "k@example.test"
    line = JournalLine.objects.get(event="organisation.make")
    assert (line.role, line.person) == ("operator", None)
    accepted = accept_invitation(
        ANYONE, secret=make.secret_of(invited.link), name="Karen", password=make.PASSWORD
    )
    hat = models.Hat.objects.get(pk=accepted.hat)
    coordinator = Actor(accepted.person.pk, as_hat(hat))
    zone = register_organisation(coordinator, kind="police_zone", name="PZ Alderbeek")
    east = make_partnership(coordinator, name="Politie Oost", starts_on=SOON)
    join(coordinator, partnership=east.pk, organisation=zone.pk, starts_on=SOON)
    assert east.centre == hat.organisation
    assert east.memberships.get().organisation == zone


def test_is_for_the_operator_alone() -> None:
    coordinator = make.an_actor(Role.COORDINATOR, organisation=make.make_centre())
    for actor in (ANYONE, coordinator):
        with pytest.raises(NotFound):
            make_centre(actor, name="X", email="x@example.test", coordinator="X", language="nl")
        with pytest.raises(NotFound):
            give_hat(actor, person=make.make_person(), role=Role.LEAD)


def test_leaves_partnerships_to_coordinators() -> None:
    with pytest.raises(NotFound):
        make_partnership(ANYONE, name="X", starts_on=SOON)
    analyst = make.an_actor(Role.ANALYST, organisation=make.make_centre())
    for actor in (analyst, make.an_actor(Role.LEAD)):
        with pytest.raises(Forbidden):
            register_organisation(actor, kind="police_zone", name="X")
        with pytest.raises(Forbidden):
            make_partnership(actor, name="X", starts_on=SOON)


def test_leaves_the_partnerships_of_another_centre_alone() -> None:
    foreign = make.make_partnership()
    coordinator = make.an_actor(Role.COORDINATOR, organisation=make.make_centre())
    with pytest.raises(NotFound):
        join(
            coordinator,
            partnership=foreign.pk,
            organisation=make.make_organisation().pk,
            starts_on=SOON,
        )


def test_refuses_a_second_membership_at_the_same_time() -> None:
    centre, zone = make.make_centre(), make.make_organisation()
    east = make.make_partnership(centre=centre, members=(zone,))
    coordinator = make.an_actor(Role.COORDINATOR, organisation=centre)
    with pytest.raises(AlreadyMember):
        join(coordinator, partnership=east.pk, organisation=zone.pk, starts_on=SOON)
