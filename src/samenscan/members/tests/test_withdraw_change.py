"""Withdrawing a change …"""

from datetime import date

import pytest
from django.forms.models import model_to_dict

from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import NotFound
from samenscan.core.register import Scheme
from samenscan.members import models
from samenscan.members.actions import (
    add_identifier,
    change_kind,
    end_organisation,
    found,
    merge,
    set_contact,
    withdraw_change,
)
from samenscan.members.changes import ChangeRefused, Newcomer
from samenscan.members.tests.make import an_actor, make_centre, make_hat, make_organisation
from samenscan.members.tests.test_record_change import DAY, ZONE, Valley, merged, valley

pytestmark = pytest.mark.django_db
__all__ = ["valley"]
TABLES = (
    models.Organisation,
    models.Membership,
    models.Hat,
    models.Territory,
    models.Identifier,
    models.ChangeEvent,
)


def everything() -> dict[str, list[dict[str, object]]]:
    """All rows a change can touch, spells apart: those may be written anew."""
    return {
        table.__name__: [
            model_to_dict(row) | {"id": row.pk} for row in table._default_manager.order_by("pk")
        ]
        for table in TABLES
    }


def test_puts_everything_back_as_it_was(valley: Valley) -> None:
    make_hat(organisation=valley.brook)
    add_identifier(
        valley.coordinator, organisation=valley.brook.pk, scheme=Scheme.OVO, value="OVO000001"
    )
    add_identifier(
        valley.coordinator, organisation=valley.creek.pk, scheme=Scheme.OVO, value="OVO000002"
    )
    town = make_organisation(kind="municipality")
    models.Territory.objects.create(organisation=valley.brook, municipality=town)
    before = everything()
    for into in (ZONE, valley.creek.pk):
        event = merge(
            valley.coordinator,
            organisations=(valley.brook.pk, valley.creek.pk),
            into=into,
            happened_on=DAY,
        )
        assert everything() != before
        assert withdraw_change(valley.coordinator, change=event.pk) == valley.brook.pk
        assert everything() == before
    assert JournalLine.objects.filter(event="change.withdraw").count() == 2


def test_brings_back_what_ended_without_a_successor(valley: Valley) -> None:
    event = end_organisation(valley.coordinator, organisation=valley.creek.pk, happened_on=DAY)
    withdraw_change(valley.coordinator, change=event.pk)
    assert valley.members(valley.east, DAY) == {"Brook", "Creek"}


def test_brings_back_the_kind_it_was(valley: Valley) -> None:
    event = change_kind(
        valley.coordinator,
        organisation=valley.brook.pk,
        kind="police_zone_single",
        happened_on=DAY,
    )
    withdraw_change(valley.coordinator, change=event.pk)
    valley.brook.refresh_from_db()
    assert valley.brook.kind == "police_zone"


def test_takes_a_founding_out_of_the_register(valley: Valley) -> None:
    event = found(valley.coordinator, kind="other", name="Mistake", happened_on=DAY)
    assert withdraw_change(valley.coordinator, change=event.pk) is None
    assert not models.Organisation.objects.filter(name="Mistake").exists()


def test_is_refused_once_somebody_works_for_what_came_out(valley: Valley) -> None:
    event = merged(valley)
    make_hat(role=Role.LEAD, organisation=event.parts.get(side="after").organisation)
    before = everything()
    with pytest.raises(ChangeRefused, match="built on"):
        withdraw_change(valley.coordinator, change=event.pk)
    assert everything() == before


def test_is_refused_once_something_is_noted_about_what_came_out(valley: Valley) -> None:
    event = merged(valley)
    new = event.parts.get(side="after").organisation_id
    set_contact(valley.coordinator, organisation=new, label="ICT", phone="016 00 00 00")
    with pytest.raises(ChangeRefused, match="built on"):
        withdraw_change(valley.coordinator, change=event.pk)


def test_is_refused_before_a_later_change_is_withdrawn(valley: Valley) -> None:
    first = merged(valley)
    second = merge(
        valley.coordinator,
        organisations=(first.parts.get(side="after").organisation_id, valley.alone.pk),
        into=Newcomer("police_zone", "Last"),
        happened_on=date(2025, 1, 1),
    )
    with pytest.raises(ChangeRefused, match="later change"):
        withdraw_change(valley.coordinator, change=first.pk)
    withdraw_change(valley.coordinator, change=second.pk)
    withdraw_change(valley.coordinator, change=first.pk)
    assert valley.members(valley.east, DAY) == {"Brook", "Creek"}


def test_is_not_for_another_centre(valley: Valley) -> None:
    event = merged(valley)
    stranger = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(NotFound):
        withdraw_change(stranger, change=event.pk)
