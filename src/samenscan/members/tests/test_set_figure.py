"""Noting a figure or a contact …"""

from datetime import timedelta
from decimal import Decimal

import pytest

from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register import Scheme
from samenscan.members import models
from samenscan.members.actions import (
    ContactRefused,
    FigureRefused,
    add_identifier,
    end_identifier,
    remove_contact,
    set_contact,
    set_figure,
    set_languages,
)
from samenscan.members.codes import CodeRefused
from samenscan.members.tests.make import an_actor, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def zone() -> models.Organisation:
    """A police zone."""
    return make_organisation()


@pytest.fixture
def lead(zone: models.Organisation) -> Actor:
    """Its lead."""
    return an_actor(Role.LEAD, organisation=zone)


def noted(actor: Actor, zone: models.Organisation, **other: object) -> models.YearFigure:
    """A figure that can be noted, with something else in it."""
    facts: dict[str, object] = {
        "figure": "fte_operational",
        "year": 2025,
        "value": Decimal("61.5"),
        "source": "Jaarverslag",
    }
    return set_figure(actor, organisation=zone.pk, **(facts | other))  # type: ignore[arg-type] # on purpose anything


def test_replaces_the_one_of_that_year(lead: Actor, zone: models.Organisation) -> None:
    noted(lead, zone)
    noted(lead, zone, value=Decimal(63), source="Morfologie")
    stored = zone.year_figures.get()
    assert (stored.value, stored.source) == (Decimal(63), "Morfologie")


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"figure": "fte"}, "figure"),
        ({"figure": "nonsense"}, "figure"),
        ({"year": 1830}, "year"),
        ({"year": 2999}, "year"),
        ({"value": Decimal(-1)}, "value"),
        ({"source": "  "}, "source"),
    ],
)
def test_refuses_what_cannot_be(
    lead: Actor, zone: models.Organisation, wrong: dict[str, object], where: str
) -> None:
    with pytest.raises(FigureRefused) as refused:
        noted(lead, zone, **wrong)
    assert refused.value.where == where
    assert not zone.year_figures.exists()


def test_is_for_the_lead_not_for_colleagues_or_strangers(zone: models.Organisation) -> None:
    with pytest.raises(Forbidden):
        noted(an_actor(Role.CONTRIBUTOR, organisation=zone), zone)
    with pytest.raises(NotFound):
        noted(an_actor(Role.LEAD), zone)


def test_of_a_contact_needs_a_way_to_reach_it(lead: Actor, zone: models.Organisation) -> None:
    for wrong in ({"email": ""}, {"url": "javascript:alert(1)"}):
        with pytest.raises(ContactRefused):
            set_contact(lead, organisation=zone.pk, label="ICT", **wrong)
    one = set_contact(lead, organisation=zone.pk, label="ICT", email="ict@zone.example")
    again = set_contact(lead, organisation=zone.pk, label="ICT", phone="016 00 00 00")
    assert (one.pk, again.email) == (again.pk, "")
    assert remove_contact(lead, contact=one.pk) == zone.pk
    assert not zone.contacts.exists()


def test_of_its_languages_is_the_lead_s_too(lead: Actor, zone: models.Organisation) -> None:
    assert set_languages(lead, organisation=zone.pk, languages=("nl", "fr")).languages == [
        "nl",
        "fr",
    ]


def test_of_a_code_keeps_it_after_its_end(zone: models.Organisation) -> None:
    centre = an_actor(Role.COORDINATOR, organisation=make_organisation(kind="support_centre"))
    today = clock.today()
    one = add_identifier(
        centre, organisation=zone.pk, scheme=Scheme.POLICE_ZONE, value="5388", starts_on=today
    )
    with pytest.raises(CodeRefused, match="scheme already"):
        add_identifier(centre, organisation=zone.pk, scheme=Scheme.POLICE_ZONE, value="5389")
    with pytest.raises(CodeRefused, match="later than"):
        end_identifier(centre, identifier=one.pk, ends_on=today - timedelta(days=1))
    end_identifier(centre, identifier=one.pk, ends_on=today)
    with pytest.raises(CodeRefused, match="ended already"):
        end_identifier(centre, identifier=one.pk, ends_on=today)
    tomorrow = today + timedelta(days=1)
    add_identifier(
        centre, organisation=zone.pk, scheme=Scheme.POLICE_ZONE, value="5389", starts_on=tomorrow
    )
    zone.refresh_from_db()
    assert "5388" in zone.search_key and "5389" in zone.search_key
