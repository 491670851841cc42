"""A province whose police zones merge …

Twenty-five zones become twenty-four and then twenty-three, as in Flemish Brabant between 2015 and
2026, with invented names.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import enter

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.actions import (
    join,
    make_partnership,
    merge,
    register_organisation,
    rename,
    replace,
    split,
    withdraw_change,
)
from samenscan.members.changes import Newcomer
from samenscan.members.models import ChangeEvent, Hat, Membership, Organisation, Partnership
from samenscan.members.queries import running
from samenscan.members.queries.organisation import organisation_page
from samenscan.members.tests.make import an_actor, make_centre, make_hat, wearing
from samenscan.scans.actions import close_round, open_round, save_answer
from samenscan.scans.models import Round, Sheet
from samenscan.scans.queries.datasets import own_sheet
from samenscan.scans.queries.rounds import rounds_for
from samenscan.scans.queries.sheets import sheet_page
from samenscan.scans.tests.make import fill, publish_questionnaire

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2018, 1, 1), date(2026, 1, 1)
NAMES = ["Alder", "Berk", "Ceder", *(f"Zone {n:02}" for n in range(22))]


def at(year: int, month: int = 6) -> datetime:
    """Noon on the first of a month."""
    return datetime(year, month, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """The province as the story goes on."""

    coordinator: Actor
    partnership: Partnership
    round: Round
    leads: dict[str, Actor]

    def zone(self, name: str) -> Organisation:
        """A zone by the name it has today."""
        return Organisation.objects.get(name=name)

    def sheet(self, name: str) -> Sheet:
        """The sheet of a zone in the round of 2016."""
        return self.round.sheets.get(organisation__name=name)

    def n_members_on(self, day: date) -> int:
        """How many members the partnership had on a day."""
        return Membership.objects.filter(running(day), partnership=self.partnership).count()

    def comes_along(self, name: str, into: str) -> None:
        """The lead of a zone leads another one as well."""
        person = Person.objects.get(pk=self.leads[name].signed_in())
        hat = make_hat(person=person, role=Role.LEAD, organisation=self.zone(into))
        Hat.objects.filter(pk=hat.pk).update(starts_on=clock.today())

    def merge(self, names: tuple[str, ...], new: str, day: date) -> UUID:
        """Merge zones into a new one; the id of what came out."""
        event = merge(
            self.coordinator,
            organisations=tuple(self.zone(name).pk for name in names),
            into=Newcomer("police_zone", new),
            happened_on=day,
        )
        return event.parts.get(side="after").organisation_id


@pytest.fixture
def story() -> Story:
    """Twenty-five zones since 2015, and a round in 2016 that Alder and Berk submitted."""
    with clock.held_at(at(2015, 1)):
        centre = make_centre()
        coordinator = an_actor(Role.COORDINATOR, organisation=centre)
        partnership = make_partnership(coordinator, name="Oost", starts_on=date(2015, 1, 1))
        for name in NAMES:
            zone = register_organisation(coordinator, kind="police_zone", name=f"PZ {name}")
            join(
                coordinator,
                partnership=partnership.pk,
                organisation=zone.pk,
                starts_on=date(2015, 1, 1),
            )
    with clock.held_at(at(2016)):
        row = open_round(
            coordinator,
            centre=centre.pk,
            name="ICT-scan 2016",
            questionnaire=publish_questionnaire(),
            partnerships=(partnership.pk,),
            closes_at=at(2016) + timedelta(days=60),
        )
        leads = {}
        for name in ("PZ Alder", "PZ Berk", "PZ Ceder"):
            hat = make_hat(role=Role.LEAD, organisation=Organisation.objects.get(name=name))
            Hat.objects.filter(pk=hat.pk).update(starts_on=date(2015, 1, 1))
            leads[name] = wearing(hat)
        for name in ("PZ Alder", "PZ Berk"):
            fill(leads[name], row.sheets.get(organisation__name=name))
    with clock.held_at(at(2016, 7)):
        close_round(coordinator, round=row.pk)
    return Story(coordinator, partnership, Round.objects.get(pk=row.pk), leads)


@pytest.fixture
def merged(story: Story) -> Story:
    """The story until today: 25 → 24 → 23, told to the end."""
    with clock.held_at(at(2018)):
        story.merge(("PZ Alder", "PZ Berk"), "PZ Alderberk", FIRST)
        story.comes_along("PZ Alder", "PZ Alderberk")
        story.comes_along("PZ Berk", "PZ Alderberk")
    with clock.held_at(at(2026)):
        story.merge(("PZ Alderberk", "PZ Ceder"), "PZ Drieland", SECOND)
    return story


@pytest.fixture
def settled(merged: Story) -> Story:
    """The story in which leads of before lead the zone of today as well."""
    with clock.held_at(at(2026)):
        merged.comes_along("PZ Berk", "PZ Drieland")
        merged.comes_along("PZ Ceder", "PZ Drieland")
    return merged


def heir(name: str, role: Role = Role.LEAD) -> Actor:
    """Somebody in a zone of today."""
    return an_actor(role, organisation=Organisation.objects.get(name=name))


def test_counts_the_members_of_every_day(merged: Story) -> None:
    counts = {
        day: merged.n_members_on(day)
        for day in (date(2015, 1, 1), FIRST - timedelta(days=1), FIRST, SECOND)
    }
    assert list(counts.values()) == [25, 25, 24, 23]


def test_keeps_the_round_at_the_members_it_asked(merged: Story) -> None:
    assert merged.round.sheets.count() == 25


def test_asks_the_members_of_today_in_the_next_round(merged: Story) -> None:
    with clock.held_at(at(2026, 7)):
        row = open_round(
            merged.coordinator,
            centre=merged.partnership.centre_id,
            name="ICT-scan 2026",
            questionnaire="mini@1",
            partnerships=(merged.partnership.pk,),
            closes_at=at(2026, 9),
        )
    assert row.sheets.count() == 23
    assert row.sheets.filter(organisation__name="PZ Drieland").exists()


def test_ends_what_merged_the_day_before(merged: Story) -> None:
    assert merged.zone("PZ Alder").ended_on == date(2017, 12, 31)
    assert merged.zone("PZ Alderberk").founded_on == FIRST
    assert merged.zone("PZ Alderberk").ended_on == date(2025, 12, 31)
    assert merged.zone("PZ Drieland").ended_on is None


def test_knows_who_had_which_name_on_a_day(merged: Story) -> None:
    with clock.held_at(at(2026, 7)):
        drieland = merged.zone("PZ Drieland")
        rename(
            merged.coordinator,
            organisation=drieland.pk,
            name="PZ Driestromen",
            from_on=date(2026, 5, 1),
        )
        then = organisation_page(merged.coordinator, drieland.pk, date(2026, 3, 1))
        before = organisation_page(merged.coordinator, drieland.pk, date(2018, 1, 1))
        today = organisation_page(merged.coordinator, drieland.pk)
    assert (then.name, then.name_today, then.exists) == ("PZ Drieland", "PZ Driestromen", True)
    assert not before.exists
    assert [one.name for one in today.predecessors] == ["PZ Alderberk", "PZ Ceder"]
    assert [one.starts_on for one in today.memberships] == [SECOND]


def test_lets_the_lead_of_the_last_zone_read_what_the_first_answered(settled: Story) -> None:
    with clock.held_at(at(2026, 7)):
        lead = heir("PZ Drieland")
        for name in ("PZ Alder", "PZ Berk"):
            result = own_sheet(lead, settled.sheet(name).pk)
            assert result.predecessor is not None
            assert (result.predecessor.name, result.predecessor.into) == (name, "PZ Alderberk")
            assert result.predecessor.happened_on == FIRST
        page = sheet_page(lead, settled.sheet("PZ Ceder").pk)
    assert page.predecessor is not None
    assert (page.predecessor.into, page.predecessor.happened_on) == ("PZ Drieland", SECOND)
    assert not (page.can_answer or page.can_submit or page.can_reopen or page.can_read_result)


def test_shows_the_rounds_of_the_predecessors_marked(settled: Story) -> None:
    with clock.held_at(at(2026, 7)):
        rounds = rounds_for(heir("PZ Drieland"))
        nobody_else = rounds_for(heir("PZ Zone 00"))
    marks = [(one.predecessor.name, one.submitted) for one in rounds if one.predecessor]
    assert marks == [("PZ Alder", True), ("PZ Berk", True), ("PZ Ceder", False)]
    assert [one.predecessor for one in nobody_else] == [None]


def test_lets_nobody_write_in_what_a_predecessor_answered(settled: Story) -> None:
    with clock.held_at(at(2026, 7)), pytest.raises(Forbidden):
        save_answer(
            heir("PZ Drieland"),
            sheet=settled.sheet("PZ Alder").pk,
            question="B2",
            fields={"value": "no"},
            revision=1,
        )


def test_keeps_it_from_everybody_else(settled: Story) -> None:
    sheet = settled.sheet("PZ Alder").pk
    with clock.held_at(at(2026, 7)):
        for other in (heir("PZ Zone 00"), settled.coordinator):
            with pytest.raises((NotFound, Forbidden)):
                own_sheet(other, sheet)
        for role in (Role.CONTRIBUTOR, Role.SIGNATORY):
            with pytest.raises(Forbidden):
                own_sheet(heir("PZ Drieland", role), sheet)


def test_keeps_it_from_a_lead_who_came_without_any_lead_of_before(merged: Story) -> None:
    with clock.held_at(at(2026, 7)):
        lead = heir("PZ Drieland")
        assert not [one for one in rounds_for(lead) if one.predecessor]
        for name in ("PZ Alder", "PZ Berk", "PZ Ceder"):
            with pytest.raises(NotFound):
                sheet_page(lead, merged.sheet(name).pk)


def test_opens_nothing_through_a_successor_that_a_coordinator_made_up(story: Story) -> None:
    """Otherwise a centre replaces a member on paper, lets a friend lead it, and reads it all."""
    with clock.held_at(at(2018)):
        sham = replace(
            story.coordinator,
            organisation=story.zone("PZ Alder").pk,
            by=Newcomer("police_zone", "PZ Schijn"),
            happened_on=FIRST,
        )
        assert sham.parts.count() == 2
        friend = heir("PZ Schijn")
        for read in (own_sheet, sheet_page):
            with pytest.raises(NotFound):
                read(friend, story.sheet("PZ Alder").pk)


def test_takes_the_roles_at_what_ended_and_tells_their_wearers(merged: Story) -> None:
    hats = Hat.objects.filter(organisation__name__in=["PZ Alder", "PZ Berk"])
    assert {hat.ends_on for hat in hats} == {FIRST}
    with clock.held_at(at(2026, 7)):
        client = Client()
        enter(client, hats.select_related("person")[0])
        response = client.get(reverse("scans:rounds"))
    assert response.status_code != 200


def test_marks_the_pages_of_a_successor(settled: Story) -> None:
    with clock.held_at(at(2026, 7)):
        zone = settled.zone("PZ Drieland")
        client = enter(Client(), make_hat(role=Role.LEAD, organisation=zone))
        sheet = settled.sheet("PZ Alder").pk
        pages = [
            client.get(reverse("scans:rounds")),
            client.get(reverse("scans:sheet", args=[sheet])),
            client.get(reverse("scans:section", args=[sheet, "B"])),
            client.get(reverse("reports:own", args=[sheet])),
            client.get(reverse("members:organisation", args=[settled.zone("PZ Alder").pk])),
            client.get(reverse("members:organisation", args=[zone.pk])),
        ]
        refused = client.post(reverse("scans:save_answer", args=[sheet, "B", "B2"]))
    assert [page.status_code for page in pages] == [200] * 6
    for page in pages:
        assert "PZ Alderberk" in page.content.decode()
    assert refused.status_code == 403
    links = re.findall(r'href="(/leden/register/[^"?]+)"', pages[-1].content.decode())
    with clock.held_at(at(2026, 7)):
        assert links and {client.get(link).status_code for link in links} <= {200}


def test_stands_as_before_when_the_last_merger_was_a_mistake(merged: Story) -> None:
    with clock.held_at(at(2026, 7)):
        withdraw_change(merged.coordinator, change=ChangeEvent.objects.latest("happened_on").pk)
        assert merged.n_members_on(SECOND) == 24
        assert not Organisation.objects.filter(name="PZ Drieland").exists()
        assert merged.zone("PZ Ceder").ended_on is None
        # Her role came back with the zone.
        assert sheet_page(merged.leads["PZ Ceder"], merged.sheet("PZ Ceder").pk)
        assert own_sheet(heir("PZ Alderberk"), merged.sheet("PZ Berk").pk).predecessor


def test_gives_each_part_of_a_split_the_results_until_that_day(story: Story) -> None:
    with clock.held_at(at(2020)):
        split(
            story.coordinator,
            organisation=story.zone("PZ Alder").pk,
            into=(story.zone("PZ Alder").pk, Newcomer("police_zone", "PZ Nieuw")),
            happened_on=date(2020, 3, 1),
        )
        story.comes_along("PZ Alder", "PZ Nieuw")
        assert own_sheet(heir("PZ Nieuw"), story.sheet("PZ Alder").pk).predecessor
        later = open_round(
            story.coordinator,
            centre=story.partnership.centre_id,
            name="ICT-scan 2020",
            questionnaire="mini@1",
            partnerships=(story.partnership.pk,),
            closes_at=at(2020, 8),
        )
        fill(story.leads["PZ Alder"], later.sheets.get(organisation__name="PZ Alder"))
    assert later.sheets.count() == 26
    with clock.held_at(at(2020, 9)), pytest.raises(NotFound):
        own_sheet(heir("PZ Nieuw"), later.sheets.get(organisation__name="PZ Alder").pk)
