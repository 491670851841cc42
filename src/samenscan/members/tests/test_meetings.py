"""The calendar of an organisation's bodies …"""

from datetime import date

import pytest

from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register.accession import MeetingDay
from samenscan.core.register.legal_forms import BODIES, Body, Form
from samenscan.members import models
from samenscan.members.actions import MeetingRefused, drop_meeting, plan_meetings
from samenscan.members.queries import calendar_page
from samenscan.members.tests.make import an_actor, make_hat, make_organisation, wearing

pytestmark = pytest.mark.django_db
COUNCIL = MeetingDay(Body.POLICE_COUNCIL, date(2999, 3, 20))
COLLEGE = MeetingDay(Body.POLICE_COLLEGE, date(2999, 3, 1), date(2999, 2, 20))


def test_knows_the_same_words_as_the_rules() -> None:
    assert set(models.Body.values) == {body.value for body in Body}
    assert set(models.LegalForm.values) == {form.value for form in Form}
    assert set(BODIES) == set(models.OrganisationKind.values)


def test_tells_the_earliest_day_for_either_body_and_for_the_council_alone() -> None:
    lead = make_hat()
    assert lead.organisation_id is not None
    n_new = plan_meetings(wearing(lead), organisation=lead.organisation_id, days=[COUNCIL, COLLEGE])
    assert n_new == 2
    page = calendar_page(wearing(lead), lead.organisation_id)
    assert page.by_either is not None and page.by_council is not None
    assert page.by_either.decides_on == COLLEGE.held_on
    assert (page.by_council.prepared_on, page.by_council.decides_on) == (
        COLLEGE.held_on,
        COUNCIL.held_on,
    )


def test_takes_the_same_day_twice_as_a_better_closing_day() -> None:
    lead = make_hat()
    assert lead.organisation_id is not None
    plan_meetings(wearing(lead), organisation=lead.organisation_id, days=[COUNCIL])
    closes_on = date(2999, 3, 2)
    again = [MeetingDay(COUNCIL.body, COUNCIL.held_on, closes_on)]
    assert plan_meetings(wearing(lead), organisation=lead.organisation_id, days=again) == 0
    assert models.Meeting.objects.get().agenda_closes_on == closes_on


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (MeetingDay(Body.MUNICIPAL_COUNCIL, date(2999, 1, 1)), "body"),
        (MeetingDay(Body.POLICE_COUNCIL, date(2999, 1, 1), date(2999, 1, 2)), "agenda_days"),
    ],
)
def test_keeps_nothing_when_one_day_is_wrong(wrong: MeetingDay, where: str) -> None:
    lead = make_hat()
    assert lead.organisation_id is not None
    with pytest.raises(MeetingRefused) as refused:
        plan_meetings(wearing(lead), organisation=lead.organisation_id, days=[COUNCIL, wrong])
    assert refused.value.where == where
    assert not models.Meeting.objects.exists()


def test_lets_go_of_a_meeting() -> None:
    lead = make_hat()
    assert lead.organisation_id is not None
    plan_meetings(wearing(lead), organisation=lead.organisation_id, days=[COUNCIL])
    meeting = models.Meeting.objects.get()
    with pytest.raises(NotFound):
        drop_meeting(an_actor(Role.LEAD), meeting=meeting.pk)
    assert drop_meeting(wearing(lead), meeting=meeting.pk) == lead.organisation_id
    assert not models.Meeting.objects.exists()


def test_is_the_leads_of_the_house() -> None:
    zone = make_organisation()
    with pytest.raises(Forbidden):
        calendar_page(an_actor(Role.CONTRIBUTOR, organisation=zone), zone.pk)
    with pytest.raises(NotFound):
        plan_meetings(an_actor(Role.LEAD), organisation=zone.pk, days=[COUNCIL])
