"""A member that leaves …"""

from datetime import date, timedelta

import pytest

from samenscan.base import clock
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register.legal_forms import months_later
from samenscan.members import models
from samenscan.members.actions import NoticeRefused, give_notice, leave, withdraw_notice
from samenscan.members.queries import membership_page, partnership_page
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_organisation,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def make_member(form: str = "agreement") -> tuple[models.Membership, models.Organisation]:
    """A membership in a partnership of this form, and its centre."""
    centre, zone = make_centre(), make_organisation()
    partnership = make_partnership(centre=centre, members=(zone,))
    partnership.legal_form = form
    partnership.save()
    return partnership.memberships.get(), centre


def test_has_its_last_day_after_the_notice_that_was_agreed() -> None:
    row, _centre = make_member()
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    today = clock.today()
    expected = membership_page(lead, row.pk).last_on_if_today
    assert give_notice(lead, membership=row.pk, on=today, reason="Eigen plan") == expected
    assert expected == months_later(today, 6)
    page = partnership_page(lead, row.partnership_id)
    assert [member.leaves_on for member in page.members] == [expected]
    assert "plan" not in str(list(JournalLine.objects.values_list("facts", flat=True)))


def test_stays_when_it_takes_its_notice_back_in_time() -> None:
    row, _centre = make_member()
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    give_notice(lead, membership=row.pk, on=clock.today())
    withdraw_notice(lead, membership=row.pk)
    row.refresh_from_db()
    assert (row.notice_on, row.ends_on) == (None, None)
    with pytest.raises(NoticeRefused, match="No notice was given"):
        withdraw_notice(lead, membership=row.pk)


def test_cannot_take_notice_back_after_its_last_day() -> None:
    row, centre = make_member()
    row.notice_on, row.ends_on = date(2020, 2, 1), date(2020, 8, 1)
    row.save()
    with pytest.raises(NoticeRefused, match="ended already"):
        withdraw_notice(an_actor(Role.COORDINATOR, organisation=centre), membership=row.pk)


def test_waits_for_the_end_of_the_term_where_the_form_asks_it() -> None:
    row, _centre = make_member("service")
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    with pytest.raises(NoticeRefused, match="when its term ends"):
        give_notice(lead, membership=row.pk, on=clock.today())
    row.partnership.ends_on = date(2035, 12, 31)
    row.partnership.save()
    assert give_notice(lead, membership=row.pk, on=clock.today()) == date(2035, 12, 31)


@pytest.mark.parametrize("days", [-1000, 1])
def test_gives_notice_on_a_day_of_its_membership_that_has_come(days: int) -> None:
    row, _centre = make_member()
    row.starts_on = clock.today() - timedelta(days=500)
    row.save()
    with pytest.raises(NoticeRefused) as refused:
        give_notice(
            an_actor(Role.LEAD, organisation=row.organisation),
            membership=row.pk,
            on=clock.today() + timedelta(days=days),
        )
    assert refused.value.where == "on"


def test_gives_notice_once() -> None:
    row, _centre = make_member()
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    give_notice(lead, membership=row.pk, on=clock.today())
    with pytest.raises(NoticeRefused, match="known already"):
        give_notice(lead, membership=row.pk, on=clock.today())


def test_is_mailed_to_the_coordinator_every_time_it_changes_its_mind() -> None:
    row, centre = make_member()
    an_actor(Role.COORDINATOR, organisation=centre)
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    for _turn in range(2):
        give_notice(lead, membership=row.pk, on=clock.today())
        withdraw_notice(lead, membership=row.pk)
    assert Job.objects.filter(kind="mail.send").count() == 4


def test_leaves_on_another_day_only_with_the_coordinator_and_a_reason() -> None:
    row, centre = make_member()
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    lead = an_actor(Role.LEAD, organisation=row.organisation)
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Forbidden):
        leave(lead, membership=row.pk, last_on=yesterday, reason="x")
    for last_on, reason, where in (
        (yesterday, " ", "reason"),
        (row.starts_on - timedelta(days=1), "Fusie", "last_on"),
    ):
        with pytest.raises(NoticeRefused) as refused:
            leave(coordinator, membership=row.pk, last_on=last_on, reason=reason)
        assert refused.value.where == where
    leave(coordinator, membership=row.pk, last_on=yesterday, reason="Fusie")
    assert partnership_page(coordinator, row.partnership_id).members == ()
    with pytest.raises(NotFound):
        partnership_page(lead, row.partnership_id)
    with pytest.raises(NoticeRefused, match="ended already"):
        leave(coordinator, membership=row.pk, last_on=yesterday, reason="Fusie")


def test_is_nobody_elses_affair() -> None:
    row, _centre = make_member()
    stranger = an_actor(Role.LEAD, organisation=make_organisation())
    for act in (
        lambda: give_notice(stranger, membership=row.pk, on=clock.today()),
        lambda: withdraw_notice(stranger, membership=row.pk),
        lambda: membership_page(stranger, row.pk),
    ):
        with pytest.raises(NotFound):
            act()
