"""An own result beside earlier rounds …"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import enter

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.questionnaire.versions import Bridge, How, Step, completed
from samenscan.core.refused import Forbidden, NotFound
from samenscan.findings.queries import own_result
from samenscan.members.actions import merge
from samenscan.members.changes import Newcomer
from samenscan.members.models import Hat
from samenscan.members.tests.make import an_actor, make_centre, make_hat, wearing
from samenscan.scans.actions import open_round
from samenscan.scans.actions.publishing import save_bridge
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.tests.make import (
    SOURCE,
    World,
    fill,
    make_world,
    publish_questionnaire,
)

pytestmark = pytest.mark.django_db

WRITTEN = """
bridge:
  from: "1"
  questions:
    - {old: [B2], new: [B2], how: broken}
"""
SECOND = SOURCE.replace('version: "1"', 'version: "2"').replace("text: Budget", "text: Geld")
LOW = {"B1": {"paper": "2", "practice": "2"}, "G1": {"paper": "3", "practice": "2"}}


@dataclass
class Years:
    """The first round, filled in and closed, and what comes after it."""

    world: World
    now: datetime

    def later(self, questionnaire: str) -> Round:
        """A round a year later, in which the zone says what is good; it has closed too."""
        world = self.world
        with clock.held_at(self.now):
            row = open_round(
                world.coordinator,
                centre=world.centre.pk,
                name="Later",
                questionnaire=questionnaire,
                partnerships=(world.east.pk, world.west.pk),
                closes_at=self.now + timedelta(days=30),
            )
            fill(world.lead, self.sheet(row))
        return row

    def sheet(self, row: Round) -> Sheet:
        return row.sheets.get(organisation=self.world.zone)


@pytest.fixture
def years() -> Years:
    world = make_world()
    fill(world.lead, world.sheet, **LOW)
    return Years(world, world.round.closes_at + timedelta(days=300))


def after(years: Years) -> datetime:
    return years.now + timedelta(days=60)


def test_r1_tells_what_changed_within_one_version(years: Years) -> None:
    row = years.later("mini@1")
    with clock.held_at(after(years)):
        result = own_result(years.world.lead, years.sheet(row).pk)
    (trend,) = result.report.facts.trends
    assert trend.version == "1"
    assert [(one.code, str(one.before), str(one.after)) for one in trend.rose] == [
        ("B1", "2.0", "4.0")
    ]
    assert result.earlier.without_bridge == ()


def test_r5_goes_over_the_bridge_that_its_author_wrote(years: Years) -> None:
    row = years.later(publish_questionnaire(SECOND + WRITTEN))
    with clock.held_at(after(years)):
        (trend,) = own_result(years.world.lead, years.sheet(row).pk).report.facts.trends
    assert [left.why.value for left in trend.left] == ["changed", "no_answer_then"]
    assert [one.code for one in trend.questions] == ["B1", "B3", "G1"]


def test_r5_prefers_the_bridge_that_the_centre_decided(years: Years) -> None:
    row = years.later(publish_questionnaire(SECOND + WRITTEN))
    old, new = (PublishedQuestionnaire.objects.get(version=version) for version in ("1", "2"))
    was, now = questionnaire_of(old), questionnaire_of(new)
    steps = tuple(Step((code,), (code,), How.SAME) for code in ("B2", "B1"))
    bridge = completed(Bridge("1", steps), was, now)
    author = an_actor(Role.COORDINATOR, organisation=years.world.centre)
    save_bridge(author, centre=years.world.centre.pk, old=old.pk, new=new.pk, bridge=bridge)
    with clock.held_at(after(years)):
        (trend,) = own_result(years.world.lead, years.sheet(row).pk).report.facts.trends
    assert [one.code for one in trend.questions] == ["B1", "B2", "B3", "G1"]


def test_r5_says_that_nobody_decided_how_versions_compare(years: Years, client: Client) -> None:
    row = years.later(publish_questionnaire(SECOND))
    with clock.held_at(after(years)):
        result = own_result(years.world.lead, years.sheet(row).pk)
        enter(client, Hat.objects.get(person=years.world.lead.person))
        page = client.get(reverse("reports:own", args=[years.sheet(row).pk])).content.decode()
    assert '<div class="notice info">' in page
    assert 'id="report-trend"' not in page
    assert (result.report.facts.trends, result.earlier.without_bridge) == ((), ("Ronde",))


def test_tells_nothing_of_a_round_that_came_later(years: Years) -> None:
    years.later("mini@1")
    with clock.held_at(after(years)):
        result = own_result(years.world.lead, years.world.sheet.pk)
    assert result.report.facts.trends == ()


def test_leaves_out_what_was_not_submitted() -> None:
    world = make_world()
    years = Years(world, world.round.closes_at + timedelta(days=300))
    row = years.later("mini@1")
    with clock.held_at(after(years)):
        assert own_result(world.lead, years.sheet(row).pk).earlier.compared == ()


def test_names_no_round_that_was_not_submitted_or_asked_something_else(years: Years) -> None:
    world = years.world
    other = years.later(publish_questionnaire(SOURCE.replace("code: mini", "code: other")))
    assert other.questionnaire.code == "other"
    Sheet.objects.filter(pk=world.sheet.pk).update(submitted_at=None, submitted_by=None)
    years.now = after(years)
    row = years.later(publish_questionnaire(SECOND))
    with clock.held_at(after(years)):
        earlier = own_result(world.lead, years.sheet(row).pk).earlier
    assert (earlier.compared, earlier.without_bridge) == ((), ())


def test_goes_back_three_rounds_and_tells_the_most_recent_first(years: Years) -> None:
    rows = []
    for _year in range(4):
        rows.append(years.later("mini@1"))
        years.now = after(years)
    with clock.held_at(years.now):
        trends = own_result(years.world.lead, years.sheet(rows[-1]).pk).report.facts.trends
    days = [timezone.localdate(row.closes_at) for row in rows[-2::-1]]
    assert [one.day for one in trends] == days


def test_reads_the_sheets_of_that_organisation_only(years: Years) -> None:
    world = years.world
    neighbour = world.round.sheets.get(organisation__name="PZ O01")
    lead = an_actor(Role.LEAD, organisation=neighbour.organisation)
    row = years.later("mini@1")
    with clock.held_at(years.now):
        fill(lead, row.sheets.get(organisation=neighbour.organisation))
    with clock.held_at(after(years)):
        own = own_result(world.lead, years.sheet(row).pk)
        other = own_result(lead, row.sheets.get(organisation=neighbour.organisation).pk)
    assert [one.organisation for one in own.report.facts.trends] == [str(world.zone.pk)]
    assert other.report.facts.trends == ()


def test_keeps_its_doors_closed_to_everybody_else(years: Years) -> None:
    world = years.world
    row = years.later("mini@1")
    stranger = an_actor(Role.LEAD, organisation=make_centre())
    with clock.held_at(after(years)):
        with pytest.raises(NotFound):
            own_result(stranger, years.sheet(row).pk)
        for insider in (world.coordinator, world.analyst, world.contributor):
            with pytest.raises(Forbidden):
                own_result(insider, years.sheet(row).pk)


def test_journals_that_the_earlier_answers_were_read(years: Years) -> None:
    row = years.later("mini@1")
    with clock.held_at(after(years)):
        own_result(years.world.lead, years.sheet(row).pk)
    lines = JournalLine.objects.filter(event="result.read_own")
    read = {str(line.object_id) for line in lines}
    assert read == {str(years.world.sheet.pk), str(years.sheet(row).pk)}


def test_journals_that_the_earlier_answers_left_in_a_file(years: Years) -> None:
    row = years.later("mini@1")
    with clock.held_at(after(years)):
        own_result(years.world.lead, years.sheet(row).pk, written_as="xlsx")
    lines = JournalLine.objects.filter(event__startswith="result.")
    assert {(line.event, str(line.object_id)) for line in lines} == {
        ("result.export_own", str(years.world.sheet.pk)),
        ("result.export_own", str(years.sheet(row).pk)),
    }


def test_takes_no_round_of_another_centre(years: Years) -> None:
    world = years.world
    row = years.later("mini@1")
    Round.objects.filter(pk=world.round.pk).update(centre=make_centre())
    with clock.held_at(after(years)):
        assert own_result(world.lead, years.sheet(row).pk).earlier.compared == ()


def test_r7_names_a_predecessor_and_takes_no_trend_from_it(years: Years) -> None:
    world = years.world
    other = world.round.sheets.get(organisation__name="PZ O01").organisation
    with clock.held_at(years.now - timedelta(days=10)):
        event = merge(
            world.coordinator,
            organisations=(world.zone.pk, other.pk),
            into=Newcomer("police_zone", "PZ Samen"),
            happened_on=clock.today(),
        )
        merged = event.parts.get(side="after").organisation
        person = Person.objects.get(pk=world.lead.signed_in())
        hat = make_hat(person=person, role=Role.LEAD, organisation=merged)
        Hat.objects.filter(pk=hat.pk).update(starts_on=clock.today())
    lead = wearing(hat)
    with clock.held_at(years.now):
        row = open_round(
            world.coordinator,
            centre=world.centre.pk,
            name="Later",
            questionnaire="mini@1",
            partnerships=(world.east.pk, world.west.pk),
            closes_at=years.now + timedelta(days=30),
        )
        sheet = row.sheets.get(organisation=merged)
        fill(lead, sheet)
    with clock.held_at(after(years)):
        result = own_result(lead, sheet.pk)
    assert result.report.facts.trends == ()
    assert result.earlier.predecessors == (world.zone.name,)


def test_stands_on_the_page(years: Years, client: Client) -> None:
    row = years.later("mini@1")
    with clock.held_at(after(years)):
        enter(client, Hat.objects.get(person=years.world.lead.person))
        page = client.get(reverse("reports:own", args=[years.sheet(row).pk])).content.decode()
    assert 'id="report-trend"' in page
