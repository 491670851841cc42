"""Registering an organisation …"""

from datetime import date, timedelta

import pytest

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register import RULES, IdentifierRefused, Kind, Scheme, Spell
from samenscan.core.register.identifiers import Scheme as CoreScheme
from samenscan.members import models
from samenscan.members.actions import found, register_organisation, rename
from samenscan.members.changes import ChangeRefused
from samenscan.members.codes import CodeRefused
from samenscan.members.spells import NameRefused, names_of
from samenscan.members.tests.make import an_actor, make_centre

pytestmark = pytest.mark.django_db
NUMBER = "0203.430.576"


@pytest.fixture
def coordinator() -> Actor:
    """A coordinator of a centre."""
    return an_actor(Role.COORDINATOR, organisation=make_centre())


def test_keeps_its_first_name_and_kind_since_its_founding(coordinator: Actor) -> None:
    row = register_organisation(
        coordinator,
        kind="police_zone",
        name="  PZ   Élan ",
        founded_on=date(2016, 1, 1),
        languages=["nl"],
        identifiers=[(Scheme.ENTERPRISE, NUMBER), (Scheme.POLICE_ZONE, "5388")],
    )
    assert (row.name, row.languages) == ("PZ Élan", ["nl"])
    assert [(one.name, one.starts_on) for one in row.namespells.all()] == [
        ("PZ Élan", date(2016, 1, 1))
    ]
    assert row.search_key.startswith("pz elan 0203430576 5388")
    assert JournalLine.objects.filter(event="organisation.make", object_id=str(row.pk)).exists()


def test_refuses_a_code_that_cannot_be_right_and_keeps_nothing(coordinator: Actor) -> None:
    with pytest.raises(IdentifierRefused):
        register_organisation(
            coordinator,
            kind="municipality",
            name="Elmare",
            identifiers=[(Scheme.NIS, "24062"), (Scheme.ENTERPRISE, "0203.430.577")],
        )
    assert not models.Organisation.objects.filter(name="Elmare").exists()


def test_refuses_a_code_that_its_kind_does_not_have(coordinator: Actor) -> None:
    with pytest.raises(CodeRefused) as refused:
        register_organisation(
            coordinator, kind="welfare_centre", name="OCMW", identifiers=[(Scheme.NIS, "24062")]
        )
    assert refused.value.where == "nis"


def test_refuses_a_code_that_another_carries(coordinator: Actor) -> None:
    for name in ("One", "Two"):
        carried = [(Scheme.OVO, "OVO002067")]
        if name == "Two":
            with pytest.raises(CodeRefused, match="One"):
                register_organisation(
                    coordinator, kind="municipality", name=name, identifiers=carried
                )
        else:
            register_organisation(coordinator, kind="municipality", name=name, identifiers=carried)


@pytest.mark.parametrize(
    ("kinds", "shared"),
    [
        (("municipality", "police_zone_single"), True),
        (("police_zone_single", "municipality"), True),
        (("municipality", "police_zone"), False),
        (("municipality", "municipality"), False),
        (("police_zone_single", "police_zone_single"), False),
    ],
)
def test_lets_a_zone_of_one_municipality_share_its_enterprise_number(
    coordinator: Actor, kinds: tuple[str, str], shared: bool
) -> None:
    carried = [(Scheme.ENTERPRISE, NUMBER)]
    register_organisation(coordinator, kind=kinds[0], name="One", identifiers=carried)
    if shared:
        register_organisation(coordinator, kind=kinds[1], name="Two", identifiers=carried)
    else:
        with pytest.raises(CodeRefused):
            register_organisation(coordinator, kind=kinds[1], name="Two", identifiers=carried)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_refuses_a_name_that_is_none(coordinator: Actor, name: str) -> None:
    with pytest.raises(NameRefused):
        register_organisation(coordinator, kind="municipality", name=name)


def test_waits_until_the_founding_has_come(coordinator: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(ChangeRefused):
        register_organisation(coordinator, kind="other", name="Later", founded_on=tomorrow)
    with pytest.raises(ChangeRefused):
        found(coordinator, kind="other", name="Later", happened_on=tomorrow)


def test_with_its_founding_keeps_that_as_a_change(coordinator: Actor) -> None:
    event = found(
        coordinator,
        kind="rescue_zone",
        name="Brandweer",
        happened_on=date(2015, 1, 1),
        identifiers=[(Scheme.OVO, "OVO000001")],
        source="KB",
    )
    row = event.parts.get().organisation
    assert (row.founded_on, row.identifiers.get().value) == (date(2015, 1, 1), "OVO000001")
    assert "ovo000001" in row.search_key


def test_is_for_coordinators_only() -> None:
    for role in (Role.LEAD, Role.ANALYST):
        with pytest.raises(Forbidden):
            register_organisation(an_actor(role), kind="other", name="X")
    with pytest.raises(NotFound):
        register_organisation(Actor(), kind="other", name="X")


def test_knows_the_kinds_schemes_and_figures_of_the_rules() -> None:
    assert {kind.value for kind in Kind} == set(models.OrganisationKind.values)
    assert {scheme.value for scheme in CoreScheme} == set(models.Scheme.values)
    for rule in RULES.values():
        assert set(rule.figures) <= set(models.Figure.values)


def test_with_another_name_is_still_found_by_the_old_one(coordinator: Actor) -> None:
    row = register_organisation(coordinator, kind="police_zone", name="PZ Oud")
    renamed = rename(coordinator, organisation=row.pk, name="PZ Nieuw", from_on=date(2020, 5, 1))
    assert renamed.name == "PZ Nieuw"
    assert renamed.search_key.startswith("pz nieuw")
    assert "pz oud" in renamed.search_key
    assert names_of(row) == (
        Spell("PZ Oud", None, date(2020, 4, 30)),
        Spell("PZ Nieuw", date(2020, 5, 1), None),
    )


def test_refuses_the_name_it_has_and_a_day_that_does_not_hold(coordinator: Actor) -> None:
    row = register_organisation(
        coordinator, kind="police_zone", name="PZ", founded_on=date(2016, 1, 1)
    )
    for name, day in (
        ("PZ", date(2020, 1, 1)),
        ("PZ Later", clock.today() + timedelta(days=1)),
        ("PZ Early", date(2015, 12, 31)),
    ):
        with pytest.raises((NameRefused, ChangeRefused)):
            rename(coordinator, organisation=row.pk, name=name, from_on=day)
