"""Importing a register …"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import Model

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import OPERATOR, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register.importing import Choice
from samenscan.members import models
from samenscan.members.actions.importing import (
    ImportRefused,
    apply_import,
    decide_rows,
    preview_import,
)
from samenscan.members.actions.undoing import BuiltOn, undo_import
from samenscan.members.importing.writing import PlaceMissing
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_membership,
    make_organisation,
    make_partnership,
)
from samenscan.members.tests.registers import bring_in, preview, table, whole_register

pytestmark = pytest.mark.django_db
HEAD = ("kind", "name", "nis", "kbo", "inhabitants 2025", "founded on")
AALST = ("municipality", "Aalst", "41002", "0207.437.468", "88000", "1977-01-01")


def an_organisation(name: str) -> models.Organisation:
    return models.Organisation.objects.get(name=name)


def test_shows_first_and_changes_nothing() -> None:
    before = whole_register()
    done = preview(HEAD, AALST)
    assert done.plan["counts"]["new"] == 1
    assert whole_register() == before
    assert JournalLine.objects.filter(event="register.preview").count() == 1


def test_writes_names_codes_figures_and_what_can_be_found() -> None:
    bring_in(HEAD, AALST)
    row = an_organisation("Aalst")
    assert (row.kind, row.founded_on) == ("municipality", date(1977, 1, 1))
    assert "0207437468" in row.search_key
    assert set(row.identifiers.values_list("scheme", "value")) == {
        ("nis", "41002"),
        ("enterprise", "0207437468"),
    }
    assert row.namespells.get().starts_on == date(1977, 1, 1)
    figure = row.year_figures.get()
    assert (figure.year, figure.value, figure.source) == (2025, Decimal(88000), "rows.csv")


def test_of_the_same_file_again_finds_everything_the_same() -> None:
    bring_in(HEAD, AALST)
    before = whole_register()
    again = bring_in(HEAD, AALST)
    assert again.plan["counts"] == {"same": 1, "to_confirm": 0}
    assert whole_register() == before


def test_fills_in_what_the_register_did_not_know_without_asking() -> None:
    bring_in(("kind", "name", "nis"), AALST[:3])
    done = bring_in(HEAD, AALST)
    assert done.plan["counts"]["changed"] == 1
    assert an_organisation("Aalst").identifiers.count() == 2


def test_stops_at_a_conflict_until_somebody_chooses() -> None:
    bring_in(HEAD, AALST)
    before = whole_register()
    done = preview(("kind", "name", "nis"), ("municipality", "Alost", "41002"))
    with pytest.raises(ImportRefused) as refused:
        apply_import(OPERATOR, register_import=done.pk)
    assert "row 2" in str(refused.value.what)
    assert whole_register() == before


def test_keeps_the_register_where_that_was_chosen() -> None:
    bring_in(HEAD, AALST)
    before = whole_register()
    bring_in(("kind", "name", "nis"), ("municipality", "Alost", "41002"), conflicts=Choice.SKIP)
    assert whole_register() == before


def test_follows_the_file_from_today_on_where_that_was_chosen() -> None:
    bring_in(HEAD, AALST)
    bring_in(("kind", "name", "nis"), ("municipality", "Alost", "41002"), conflicts=Choice.UPDATE)
    row = an_organisation("Alost")
    spells = list(row.namespells.values_list("name", "ends_on"))
    assert spells == [("Aalst", clock.today() - timedelta(days=1)), ("Alost", None)]


def test_follows_the_file_row_by_row() -> None:
    bring_in(HEAD, AALST, ("municipality", "Genk", "71016", "", "", ""))
    done = preview(
        ("kind", "name", "nis"),
        ("municipality", "Alost", "41002"),
        ("municipality", "Gen", "71016"),
    )
    decide_rows(OPERATOR, register_import=done.pk, choices={2: Choice.UPDATE, 3: Choice.SKIP})
    apply_import(OPERATOR, register_import=done.pk)
    assert set(models.Organisation.objects.values_list("name", flat=True)) == {"Alost", "Genk"}


def test_never_takes_an_equal_name_for_the_same_organisation_by_itself() -> None:
    make_organisation(name="PZ Zuid", kind="police_zone")
    done = preview(("kind", "name", "zonecode"), ("politiezone", "PZ Zuid", "5345"))
    assert done.plan["counts"]["conflict"] == 1
    with pytest.raises(ImportRefused):
        apply_import(OPERATOR, register_import=done.pk)


def test_lets_a_zone_of_one_municipality_share_its_enterprise_number() -> None:
    done = bring_in(
        ("kind", "name", "kbo"),
        ("municipality", "Aalst", "0207437468"),
        ("eengemeentezone", "PZ Aalst", "0207437468"),
    )
    assert done.plan["counts"]["new"] == 2
    refused = preview(("kind", "name", "kbo"), ("ocmw", "OCMW Aalst", "0207437468"))
    assert refused.plan["counts"]["conflict"] == 1
    assert refused.rows.get().plan["choices"] == ["stop", "skip"]


def test_ties_zones_to_municipalities_and_members_to_partnerships() -> None:
    partnership = make_partnership(name="Politie Oost")
    bring_in(
        ("kind", "name", "nis", "gemeenten", "samenwerkingsverband", "lid sinds"),
        ("politiezone", "PZ Oost", "", "41002 71016", "Politie Oost", "2016-01-01"),
        ("gemeente", "Aalst", "41002", "", "", ""),
        ("gemeente", "Genk", "71016", "", "", ""),
    )
    zone = an_organisation("PZ Oost")
    served = models.Territory.objects.filter(organisation=zone)
    assert {row.municipality.name for row in served} == {"Aalst", "Genk"}
    assert partnership.memberships.get(organisation=zone).starts_on == date(2016, 1, 1)


def test_writes_nothing_when_a_municipality_was_skipped() -> None:
    before = whole_register()
    done = preview(
        ("kind", "name", "nis", "gemeenten"),
        ("politiezone", "PZ Oost", "", "41002"),
        ("gemeente", "Aalst", "41002", ""),
    )
    decide_rows(OPERATOR, register_import=done.pk, choices={3: Choice.SKIP})
    with pytest.raises(PlaceMissing):
        apply_import(OPERATOR, register_import=done.pk)
    assert whole_register() == before


def test_notices_that_the_register_changed_since_the_preview() -> None:
    done = preview(HEAD, AALST)
    bring_in(HEAD, AALST)
    before = whole_register()
    with pytest.raises(ImportRefused) as refused:
        apply_import(OPERATOR, register_import=done.pk)
    assert "changed since the preview" in str(refused.value.what)
    assert whole_register() == before


def test_happens_once() -> None:
    done = bring_in(HEAD, AALST)
    with pytest.raises(ImportRefused):
        apply_import(OPERATOR, register_import=done.pk)


def test_tells_which_column_it_left_alone() -> None:
    done = preview(("kind", "name", "colour"), ("municipality", "Aalst", "red"))
    assert done.plan["unknown_columns"] == ["colour"]


def test_leaves_what_another_centre_looks_after_alone() -> None:
    zone = make_organisation(name="PZ Ver", kind="police_zone")
    models.Identifier.objects.create(organisation=zone, scheme="police_zone", value="5345")
    make_membership(partnership=make_partnership(), organisation=zone)
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    content = table(("kind", "name", "zonecode"), ("politiezone", "PZ Andere", "5345"))
    done = preview_import(coordinator, content=content, file_name="x.csv")
    decide_rows(
        coordinator, register_import=done.pk, choices={2: Choice.UPDATE}, all_conflicts=None
    )
    with pytest.raises(ImportRefused):
        apply_import(coordinator, register_import=done.pk)
    zone.refresh_from_db()
    assert zone.name == "PZ Ver"


def test_is_for_coordinators_and_their_own_imports() -> None:
    content = table(HEAD, AALST)
    with pytest.raises(Forbidden):
        preview_import(an_actor(Role.LEAD), content=content, file_name="x.csv")
    mine = an_actor(Role.COORDINATOR, organisation=make_centre())
    other = an_actor(Role.COORDINATOR, organisation=make_centre())
    done = preview_import(mine, content=content, file_name="x.csv")
    with pytest.raises(NotFound):
        apply_import(other, register_import=done.pk)


def test_can_be_undone_to_the_last_row() -> None:
    partnership = make_partnership(name="Politie Oost")
    bring_in(HEAD, AALST)
    before = whole_register()
    done = bring_in(
        (*HEAD, "gemeenten", "samenwerkingsverband", "lid sinds"),
        ("municipality", "Alost", "41002", "0207437468", "90000", "1976-01-01", "", "", ""),
        ("municipality", "Genk", "71016", "", "66000", "", "", "", ""),
        ("politiezone", "PZ", "", "", "", "", "71016 41002", partnership.name, "2016-01-01"),
        conflicts=Choice.UPDATE,
    )
    assert whole_register() != before
    undo_import(OPERATOR, register_import=done.pk)
    assert whole_register() == before
    with pytest.raises(BuiltOn):
        undo_import(OPERATOR, register_import=done.pk)


def _rename() -> None:
    models.Organisation.objects.filter(name="Aalst").update(name="Oalst")


def _join() -> Model:
    return make_membership(partnership=make_partnership(), organisation=an_organisation("Aalst"))


def _describe() -> Model:
    return models.Contact.objects.create(organisation=an_organisation("Aalst"), label="front desk")


def _work_there() -> object:
    return an_actor(Role.LEAD, organisation=an_organisation("Aalst"))


@pytest.mark.parametrize("build", [_rename, _join, _describe, _work_there])
def test_is_not_undone_when_somebody_built_on_it(build: object) -> None:
    done = bring_in(HEAD, AALST)
    assert callable(build)
    build()
    before = whole_register()
    with pytest.raises(BuiltOn) as refused:
        undo_import(OPERATOR, register_import=done.pk)
    assert "Aalst" in str(refused.value.what)
    assert whole_register() == before
