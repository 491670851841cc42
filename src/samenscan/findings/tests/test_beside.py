"""Publishing a round beside an earlier one …"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.findings.actions import publish
from samenscan.findings.models import Release
from samenscan.findings.queries import BesideTold, CollectiveResult, collective_result
from samenscan.members.models import Membership
from samenscan.members.tests.make import an_actor, make_hat, make_organisation, make_person
from samenscan.scans.actions import open_round
from samenscan.scans.models import Round
from samenscan.scans.tests.make import (
    SOURCE,
    World,
    after_closing,
    fill,
    fill_all,
    make_world,
    overwrite_submitted,
    publish_questionnaire,
)

pytestmark = pytest.mark.django_db


@dataclass
class Years:
    """A first round of sixteen, published, and later ones; in the first, half have a budget."""

    world: World
    now: datetime

    def later(
        self,
        *,
        without: tuple[str, ...] = (),
        budget: str = "yes",
        asked: str = "mini@1",
        name: str = "Later",
    ) -> Round:
        """A round a year later, filled in by all but some, and published."""
        world = self.world
        with clock.held_at(self.now):
            row = open_round(
                world.coordinator,
                centre=world.centre.pk,
                name=name,
                questionnaire=asked,
                partnerships=(world.east.pk, world.west.pk),
                closes_at=self.now + timedelta(days=30),
            )
            for sheet in row.sheets.select_related("organisation"):
                if sheet.organisation.name not in without:
                    lead = an_actor(Role.LEAD, organisation=sheet.organisation)
                    fill(lead, sheet, B2={"value": budget})
        self.now += timedelta(days=365)
        with clock.held_at(row.closes_at + timedelta(days=1)):
            publish(world.analyst, round=row.pk)
        return row

    def read(self, row: Round) -> CollectiveResult:
        with clock.held_at(row.closes_at + timedelta(days=2)):
            return collective_result(self.world.coordinator, row.pk)

    def beside(self, row: Round) -> BesideTold:
        (told,) = self.read(row).beside
        return told


@pytest.fixture
def years() -> Years:
    world = make_world(n_east=8, n_west=8)
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
    return Years(world, world.round.closes_at + timedelta(days=300))


def bands(told: BesideTold, code: str) -> tuple[dict[str, str], dict[str, str]]:
    """What was told then and now, by the group in the plan."""
    then = next(facts for facts in told.then if facts.code == code)
    now = next(facts for facts in told.now.facts if facts.code == code)
    return dict(then.bands), dict(now.bands)


def test_D14_tells_then_and_now_where_the_same_members_took_part(years: Years) -> None:
    row = years.later()
    result = years.read(row)
    told = years.beside(row)
    assert result.told is None and result.withheld is None
    assert [facts.code for facts in told.now.facts] == ["B1", "B2", "B3"]
    then, now = bands(told, "B2")
    assert (then["all"], now["all"]) == ("some", "many")
    assert set(then) == set(now) and len(now) == 3
    assert (told.n_again, told.n_kept, told.n_new, told.n_left_out) == (16, 0, 0, 0)
    assert told.round_name == "Ronde"
    assert told.audit.n_exact == 0 and told.audit.n_attempts > 0


def test_D14_counts_who_did_not_submit_as_it_answered(years: Years) -> None:
    told = years.beside(years.later(without=("PZ O00",), budget="no"))
    assert (told.n_again, told.n_kept) == (15, 1)
    assert told.now.facts[0].ranges["all"].n == 16


def test_D14_does_not_count_a_newcomer(years: Years) -> None:
    newcomer = make_organisation(name="PZ Nieuw")
    Membership.objects.create(
        partnership=years.world.east, organisation=newcomer, starts_on=years.now.date()
    )
    row = years.later()
    told = years.beside(row)
    assert (told.n_again, told.n_new) == (16, 1)
    entry = Release.objects.get(round=row).content["beside"][0]["entry"]
    assert str(newcomer.pk) not in entry["organisations"]
    assert len(entry["group_of"]) == 16


def test_D14_says_why_where_too_many_left(years: Years) -> None:
    gone = tuple(f"PZ O{number:02}" for number in range(5))
    result = years.read(years.later(without=gone))
    assert not result.beside
    assert "did not take part again" in str(result.withheld)


def changed(source: str = SOURCE) -> str:
    """A second version: another cut for B2, and one question that was not there."""
    return source.replace('version: "1"', 'version: "2"').replace(
        "cut: {choices: ['yes'], says: een budget}}",
        "cut: {choices: ['no'], says: geen budget}}\n"
        "      - {code: B4, type: yes_no, text: Nieuw, weight: 0,"
        " cut: {choices: ['yes'], says: iets nieuws}}",
    )


BRIDGE = """
bridge:
  from: "1"
  questions:
    - {old: [B3], new: [B3], how: same}
    - {old: [], new: [B4], how: broken}
"""


def test_D14_leaves_out_a_changed_cut_and_tells_a_new_question_of_everybody(years: Years) -> None:
    asked = publish_questionnaire(changed() + BRIDGE)
    row = years.later(asked=asked)
    told = years.beside(row)
    assert [facts.code for facts in told.now.facts] == ["B1", "B3"]
    assert told.n_left_out == 1
    alone = years.read(row).told
    assert alone is not None
    assert [facts.code for facts in alone.released.facts] == ["B4"]
    entries = Release.objects.get(round=row).content
    assert entries["entry"]["questions"] == ["B4"]
    assert entries["beside"][0]["entry"]["questions"] == ["B1", "B3"]


def test_D14_tells_nothing_beside_a_version_to_which_no_bridge_leads(years: Years) -> None:
    asked = publish_questionnaire(changed())
    result = years.read(years.later(asked=asked))
    assert not result.beside
    (withheld,) = result.beside_withheld
    assert withheld.n_questions == 3
    assert "asked in the same way" in str(withheld.reason)


def test_D14_tells_a_third_round_where_nobody_left_and_none_where_somebody_did(
    years: Years,
) -> None:
    years.later()
    third = years.later(name="Derde", budget="no")
    assert years.beside(third).round_name == "Later"
    fourth = years.later(name="Vierde", without=("PZ O00",))
    assert "A third is safe" in str(years.read(fourth).withheld)


def test_D14_counts_hands_over_both_rounds(years: Years) -> None:
    zones = [sheet.organisation for sheet in years.world.round.sheets.order_by("pk")[:3]]
    person = make_person()
    for zone in zones[:2]:
        make_hat(person=person, role=Role.CONTRIBUTOR, organisation=zone)
    third = make_hat(person=person, role=Role.CONTRIBUTOR, organisation=zones[2])
    third.ends_on = years.world.round.closes_at.date()
    third.save()
    result = years.read(years.later())
    assert "One person can read the answers of 3" in str(result.withheld)


def test_D14_journals_that_the_earlier_answers_were_read(years: Years) -> None:
    row = years.later()
    lines = JournalLine.objects.filter(person=years.world.analyst.person).order_by("number")
    told = [(line.event, line.object_id) for line in lines]
    assert told[-3:] == [
        ("round.read_answers", str(row.pk)),
        ("round.read_answers", str(years.world.round.pk)),
        ("result.publish", str(row.pk)),
    ]


def test_D14_reads_a_release_of_before_this_rule(years: Years) -> None:
    release = Release.objects.get()
    for key in ("kept", "group_of"):
        del release.content["entry"][key]
    release.save()
    assert years.beside(years.later()).n_again == 16


def test_D14_refuses_when_an_earlier_answer_is_no_longer_what_it_was(years: Years) -> None:
    for sheet in years.world.round.sheets.all():
        overwrite_submitted(sheet, "B2", value={"yes": False})
    result = years.read(years.later())
    assert "no longer what they were" in str(result.withheld)
