"""A role that is handed over …"""

import pytest

from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.actions import HandOverRefused, LastOne, end_hat, hand_over
from samenscan.members.hats import hats_of
from samenscan.members.queries import hand_over_page
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_person,
    wearing,
)

pytestmark = pytest.mark.django_db


def test_goes_to_a_colleague_in_one_step() -> None:
    zone = make_organisation()
    lead = make_hat(organisation=zone)
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    with pytest.raises(LastOne):
        end_hat(wearing(lead), hat=lead.pk)
    given = hand_over(wearing(lead), hat=lead.pk, successor=colleague.person_id)
    assert (given.person_id, given.role) == (colleague.person_id, Role.LEAD.value)
    assert hats_of(lead.person_id) == ()
    assert {hat.role for hat in hats_of(colleague.person_id)} == {"lead", "contributor"}
    assert JournalLine.objects.filter(event="hat.hand_over").count() == 1
    assert [job.payload["to"] for job in Job.objects.all()] == [colleague.person.email]


def test_goes_nowhere_else() -> None:
    zone = make_organisation()
    lead, second = make_hat(organisation=zone), make_hat(organisation=zone)
    former = make_hat(organisation=zone, role=Role.CONTRIBUTOR, ends_on=lead.starts_on)
    for successor in (make_person().pk, former.person_id, lead.person_id, second.person_id):
        with pytest.raises(HandOverRefused) as refused:
            hand_over(wearing(lead), hat=lead.pk, successor=successor)
        assert refused.value.where == "successor"
    assert models.Hat.objects.filter(ends_on=None).count() == 2


def test_is_a_role_of_today_that_can_invite() -> None:
    zone = make_organisation()
    lead = make_hat(organisation=zone)
    contributor = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    gone = make_hat(organisation=zone, ends_on=lead.starts_on)
    for hat in (contributor, gone):
        with pytest.raises(HandOverRefused, match="cannot be handed over"):
            hand_over(wearing(lead), hat=hat.pk, successor=lead.person_id)
    with pytest.raises(NotFound):
        hand_over_page(wearing(lead), contributor.pk)


def test_can_be_a_coordinators_too() -> None:
    centre = make_centre()
    coordinator = make_hat(role=Role.COORDINATOR, organisation=centre)
    analyst = make_hat(role=Role.ANALYST, organisation=centre)
    page = hand_over_page(wearing(coordinator), coordinator.pk)
    assert [name for _id, name in page.colleagues] == [analyst.person.name]
    hand_over(wearing(coordinator), hat=coordinator.pk, successor=analyst.person_id)
    assert {hat.role for hat in hats_of(analyst.person_id)} == {"analyst", "coordinator"}


def test_leaves_the_same_persons_hats_elsewhere_alone() -> None:
    zone, other = make_organisation(), make_organisation()
    lead = make_hat(organisation=zone)
    elsewhere = make_hat(person=lead.person, organisation=other)
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    hand_over(wearing(lead), hat=lead.pk, successor=colleague.person_id)
    assert [hat.pk for hat in hats_of(lead.person_id)] == [elsewhere.pk]


def test_is_not_for_a_centre_or_a_neighbour_to_hand_over() -> None:
    lead = make_hat()
    for outsider in (an_actor(Role.LEAD), an_actor(Role.COORDINATOR, organisation=make_centre())):
        with pytest.raises(NotFound):
            hand_over(outsider, hat=lead.pk, successor=lead.person_id)
        with pytest.raises(NotFound):
            hand_over_page(outsider, lead.pk)
