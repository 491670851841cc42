"""An organ of a partnership …"""

from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction

from samenscan.base import clock
from samenscan.base.documents import Upload
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.actions import (
    SeatingRefused,
    end_hat,
    end_organ,
    end_seat,
    give_seat_role,
    name_seat,
    open_document,
)
from samenscan.members.actions import make_organ as set_up
from samenscan.members.decisions import DecisionRefused
from samenscan.members.queries import decisions_page, organ_page
from samenscan.members.tests.make import (
    A_PDF,
    an_actor,
    make_centre,
    make_hat,
    make_organ,
    make_organisation,
    make_partnership,
    make_person,
    make_seat,
    wearing,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Table:
    """An organ in which somebody of one zone sits, beside a zone that sits not yet."""

    organ: models.Organ
    centre: models.Organisation
    zone: models.Organisation
    neighbour: models.Organisation
    lead: models.Hat
    neighbour_lead: models.Hat

    def coordinator(self) -> Actor:
        """Who runs the partnership."""
        return an_actor(Role.COORDINATOR, organisation=self.centre)


def make_table() -> Table:
    centre, zone, neighbour = make_centre(), make_organisation(), make_organisation()
    east = make_partnership(centre=centre, members=(zone, neighbour))
    organ = make_organ(partnership=east)
    lead = make_hat(person=make_person(name="Lieve"), organisation=zone)
    make_seat(organ=organ, hat=lead)
    return Table(
        organ,
        centre,
        zone,
        neighbour,
        lead,
        make_hat(person=make_person(name="Nora"), organisation=neighbour),
    )


def names(actor: Actor, table: Table) -> list[str]:
    """The names this reader sees."""
    return [seat.person_name for seat in organ_page(actor, table.organ.pk).seats]


def test_is_set_up_by_the_coordinator_only() -> None:
    table = make_table()
    east = table.organ.partnership
    organ = set_up(
        table.coordinator(),
        partnership=east.pk,
        kind="working_group",
        name="Werkgroep",
        starts_on=clock.today(),
    )
    assert organ.partnership == east
    with pytest.raises(Forbidden):
        set_up(
            wearing(table.lead),
            partnership=east.pk,
            kind="steering",
            name="x",
            starts_on=clock.today(),
        )


def test_shows_names_to_who_sits_there_and_not_to_other_members() -> None:
    table = make_table()
    assert names(wearing(table.lead), table) == ["Lieve"]
    assert names(table.coordinator(), table) == ["Lieve"]
    assert names(wearing(table.neighbour_lead), table) == [""]
    name_seat(
        wearing(table.neighbour_lead), organ=table.organ.pk, person=table.neighbour_lead.person_id
    )
    assert sorted(names(wearing(table.neighbour_lead), table)) == ["Lieve", "Nora"]
    assert sorted(names(wearing(table.lead), table)) == ["Lieve", "Nora"]


def test_shows_a_delegate_names_only_when_the_delegate_sits_there() -> None:
    table = make_table()
    delegate = make_hat(
        person=table.lead.person, role=Role.DELEGATE, partnership=table.organ.partnership
    )
    assert names(wearing(delegate), table) == ["Lieve"]
    other = an_actor(Role.DELEGATE, partnership=table.organ.partnership)
    assert names(other, table) == [""]


def test_hides_names_again_as_soon_as_a_seat_ends() -> None:
    table = make_table()
    neighbour = wearing(table.neighbour_lead)
    seat = name_seat(neighbour, organ=table.organ.pk, person=table.neighbour_lead.person_id)
    end_seat(neighbour, seat=seat.pk)
    assert names(neighbour, table) == [""]


def test_does_not_let_somebody_see_through_a_hat_of_another_house() -> None:
    table = make_table()
    elsewhere = make_hat(person=table.lead.person, organisation=table.neighbour)
    assert names(wearing(elsewhere), table) == [""]


def test_takes_only_people_of_the_own_organisation() -> None:
    table = make_table()
    with pytest.raises(SeatingRefused) as refused:
        name_seat(wearing(table.neighbour_lead), organ=table.organ.pk, person=table.lead.person_id)
    assert refused.value.where == "person"
    with pytest.raises(SeatingRefused):
        name_seat(wearing(table.lead), organ=table.organ.pk, person=table.lead.person_id)
    with pytest.raises(Forbidden):
        name_seat(
            an_actor(Role.CONTRIBUTOR, organisation=table.zone),
            organ=table.organ.pk,
            person=table.lead.person_id,
        )
    with pytest.raises(NotFound):
        name_seat(an_actor(Role.LEAD), organ=table.organ.pk, person=table.lead.person_id)


def test_has_substitutes_for_seats_of_the_own_organisation_only() -> None:
    table = make_table()
    seat = table.organ.seats.get()
    stand_in = make_hat(role=Role.CONTRIBUTOR, organisation=table.zone)
    with pytest.raises(SeatingRefused) as refused:
        name_seat(
            wearing(table.neighbour_lead),
            organ=table.organ.pk,
            person=table.neighbour_lead.person_id,
            substitute_for=seat.pk,
        )
    assert refused.value.where == "substitute_for"
    second = name_seat(
        wearing(table.lead),
        organ=table.organ.pk,
        person=stand_in.person_id,
        substitute_for=seat.pk,
    )
    third = make_hat(role=Role.CONTRIBUTOR, organisation=table.zone)
    with pytest.raises(SeatingRefused):
        name_seat(
            wearing(table.lead),
            organ=table.organ.pk,
            person=third.person_id,
            substitute_for=second.pk,
        )
    end_seat(wearing(table.lead), seat=seat.pk)
    assert organ_page(table.coordinator(), table.organ.pk).seats == ()


def test_keeps_the_decision_that_names_somebody() -> None:
    table = make_table()
    neighbour = wearing(table.neighbour_lead)
    organ, person = table.organ.pk, table.neighbour_lead.person_id
    with pytest.raises(DecisionRefused):
        name_seat(neighbour, organ=organ, person=person, body="municipal_council")
    name_seat(
        neighbour,
        organ=organ,
        person=person,
        body="police_council",
        on=clock.today(),
        reference="2026/9",
        document=Upload("a.pdf", A_PDF),
    )
    (decision,) = decisions_page(neighbour, table.organ.partnership_id).decisions
    assert (decision.about, decision.reference) == ("representation", "2026/9")
    assert open_document(neighbour, decision=decision.id).content == A_PDF
    (seen,) = decisions_page(wearing(table.lead), table.organ.partnership_id).decisions
    assert seen.document_name == ""
    with pytest.raises(NotFound):
        open_document(wearing(table.lead), decision=decision.id)


def test_has_one_chair_at_a_time() -> None:
    table = make_table()
    seat = table.organ.seats.get()
    other = name_seat(
        wearing(table.neighbour_lead),
        organ=table.organ.pk,
        person=table.neighbour_lead.person_id,
    )
    for chair in (seat, other):
        give_seat_role(table.coordinator(), seat=chair.pk, role="chair")
    roles = dict(table.organ.seats.values_list("pk", "role"))
    assert roles == {seat.pk: "member", other.pk: "chair"}
    with pytest.raises(Forbidden):
        give_seat_role(wearing(table.lead), seat=seat.pk, role="chair")
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Seat.objects.filter(pk=seat.pk).update(role="chair")


def test_ends_with_all_its_seats() -> None:
    table = make_table()
    end_organ(table.coordinator(), organ=table.organ.pk)
    assert organ_page(wearing(table.lead), table.organ.pk).seats == ()
    with pytest.raises(SeatingRefused, match="dissolved"):
        name_seat(
            wearing(table.neighbour_lead),
            organ=table.organ.pk,
            person=table.neighbour_lead.person_id,
        )


def test_loses_who_leaves_the_organisation_but_keeps_who_only_changes_hats() -> None:
    table = make_table()
    contributor = make_hat(role=Role.CONTRIBUTOR, organisation=table.zone)
    make_seat(organ=table.organ, hat=contributor)
    second = make_hat(person=contributor.person, role=Role.SIGNATORY, organisation=table.zone)
    elsewhere = make_hat(person=contributor.person, organisation=table.neighbour)
    make_seat(organ=table.organ, hat=elsewhere)

    def speaks_for() -> list[str]:
        seats = organ_page(table.coordinator(), table.organ.pk).seats
        name = contributor.person.name
        return sorted(seat.organisation_name for seat in seats if seat.person_name == name)

    end_hat(wearing(table.lead), hat=contributor.pk)
    assert speaks_for() == sorted([table.zone.name, table.neighbour.name])
    end_hat(wearing(table.lead), hat=second.pk)
    assert speaks_for() == [table.neighbour.name]
