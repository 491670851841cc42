"""The terms of a partnership …"""

from datetime import date, timedelta

import pytest

from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.actions import change_partnership, make_partnership
from samenscan.members.queries import partnership_page, tasks_for
from samenscan.members.terms import TermsRefused
from samenscan.members.tests.make import an_actor, make_centre

pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)


def test_are_kept_and_told_in_words() -> None:
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    row = make_partnership(
        coordinator,
        name="Centrumstad",
        starts_on=START,
        legal_form="service",
        purpose="Samen ICT kopen",
        ends_on=date(2043, 12, 31),
        notice_months=12,
    )
    page = partnership_page(coordinator, row.pk)
    assert page.purpose == "Samen ICT kopen"
    told = {str(line.said): line.confirmed for line in page.form_lines}
    assert told["It is a legal person of its own."] is True
    assert told["It lasts 18 years at most, and can be renewed."] is True
    assert told["The council of each member decides on joining."] is False
    assert page.concerns == ()


@pytest.mark.parametrize(
    ("legal_form", "ends_on", "evaluation_on", "where"),
    [
        ("agreement", date(2025, 12, 31), None, "ends_on"),
        ("agreement", None, date(2025, 12, 31), "evaluation_on"),
        ("service", None, None, "ends_on"),
        ("service", date(2044, 1, 1), None, "ends_on"),
    ],
)
def test_are_refused_where_days_or_a_sourced_rule_do_not_fit(
    legal_form: str, ends_on: date | None, evaluation_on: date | None, where: str
) -> None:
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(TermsRefused) as refused:
        make_partnership(
            coordinator,
            name="x",
            starts_on=START,
            legal_form=legal_form,
            ends_on=ends_on,
            evaluation_on=evaluation_on,
        )
    assert refused.value.where == where
    assert not models.Partnership.objects.exists()


def test_only_warn_where_a_lawyer_has_to_confirm() -> None:
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    row = make_partnership(
        coordinator, name="x", starts_on=START, legal_form="project", ends_on=date(2040, 1, 1)
    )
    (term, notice) = partnership_page(coordinator, row.pk).concerns
    assert "6 years" in str(term.what) and "12 months" in str(notice.what)


def test_warn_three_months_before_the_evaluation() -> None:
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    row = make_partnership(coordinator, name="Oost", starts_on=START, evaluation_on=None)
    for days, near in ((91, False), (90, True), (-1, True)):
        models.Partnership.objects.filter(pk=row.pk).update(
            evaluation_on=clock.today() + timedelta(days=days)
        )
        assert partnership_page(coordinator, row.pk).evaluation_is_near is near
        assert bool(tasks_for(coordinator).mine) is near


def test_are_changed_by_the_coordinator_of_the_own_centre_only() -> None:
    centre = make_centre()
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    row = make_partnership(coordinator, name="Oost", starts_on=START)

    def change(actor: Actor) -> None:
        change_partnership(
            actor,
            partnership=row.pk,
            name="Politie Oost",
            starts_on=START,
            legal_form="police_agreement",
            purpose="",
            ends_on=None,
            evaluation_on=None,
            notice_months=3,
        )

    change(coordinator)
    assert partnership_page(coordinator, row.pk).name == "Politie Oost"
    with pytest.raises(NotFound):
        change(an_actor(Role.COORDINATOR, organisation=make_centre()))
    with pytest.raises(Forbidden):
        change(an_actor(Role.ANALYST, organisation=centre))
