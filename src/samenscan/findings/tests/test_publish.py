"""Publishing the collective result of a round …"""

from datetime import timedelta

import pytest

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.findings.actions import AlreadyPublished, RegisterChanged, publish
from samenscan.findings.models import Release
from samenscan.findings.queries import collective_result
from samenscan.members.actions import merge
from samenscan.members.changes import Newcomer
from samenscan.members.models import Hat
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    make_person,
)
from samenscan.scans.actions import open_round
from samenscan.scans.queries.datasets import RoundStillOpen
from samenscan.scans.tests.make import (
    GOOD,
    World,
    after_closing,
    answer,
    fill,
    fill_all,
    make_world,
)

pytestmark = pytest.mark.django_db


def bands_of(world: World) -> dict[str, dict[str, str]]:
    """Per question, the band of each group, called by name."""
    result = collective_result(world.lead, world.round.pk)
    assert result.told is not None
    return {
        facts.code: {result.names.get(group, group): band for group, band in facts.bands.items()}
        for facts in result.told.released.facts
    }


def test_tells_few_some_or_many_of_each_certified_group() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        bands = bands_of(world)
    assert bands["B1"] == {"all": "many", "Oost": "many", "West": "many"}
    # Four of seven in the east and three of seven in the west have a budget.
    assert bands["B2"] == {"all": "some", "Oost": "many", "West": "few"}


def test_never_tells_a_question_that_was_not_to_be_shared() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        bands = bands_of(world)
    assert set(bands) == {"B1", "B2", "B3"}
    assert "G1" not in str(release.content)


def test_attacks_the_result_before_telling_it() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        told = collective_result(world.lead, world.round.pk).told
    assert told is not None
    assert told.audit.n_exact == 0
    assert told.audit.n_attempts > 3 * 14


def test_tells_nothing_and_says_why_when_too_few_took_part() -> None:
    world = make_world(n_east=3, n_west=3)
    fill_all(world)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        result = collective_result(world.lead, world.round.pk)
    assert release.withheld
    assert result.told is None
    assert result.withheld is not None
    assert str(result.withheld)


def test_chooses_the_plan_by_participation_alone() -> None:
    world = make_world()
    fill_all(world, without=("PZ O06",))
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        bands = bands_of(world)
    assert set(bands["B1"]) == {"all"}


def test_does_not_count_a_sheet_that_was_not_submitted() -> None:
    world = make_world(n_east=8)
    fill_all(world, without=("PZ O00",))
    for question, fields in GOOD.items():
        answer(world.lead, world.sheet, question, fields)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
    assert [str(n) for _, n in release.content["layout"]] == ["7", "7"]


def test_waits_for_the_round_to_close() -> None:
    world = make_world()
    fill_all(world)
    with pytest.raises(RoundStillOpen):
        publish(world.analyst, round=world.round.pk)


def test_happens_once() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        with pytest.raises(AlreadyPublished):
            publish(world.analyst, round=world.round.pk)


def test_refuses_plans_that_are_not_those_of_the_opening() -> None:
    world = make_world()
    fill_all(world)
    world.round.plans_hash = "0" * 64
    world.round.save(update_fields=["plans_hash"])
    with after_closing(world), pytest.raises(RegisterChanged):
        publish(world.analyst, round=world.round.pk)
    assert not Release.objects.exists()


def test_does_not_tell_another_centre_what_a_round_is_called() -> None:
    world = make_world()
    fill_all(world)
    zones = [sheet.organisation for sheet in world.round.sheets.all()]
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        centre = make_centre()
        partnership = make_partnership(centre=centre, members=tuple(zones))
        again = open_round(
            an_actor(Role.COORDINATOR, organisation=centre),
            centre=centre.pk,
            name="Elders",
            questionnaire="mini@1",
            partnerships=(partnership.pk,),
            closes_at=clock.now() + timedelta(days=5),
        )
        for sheet in again.sheets.all():
            fill(an_actor(Role.LEAD, organisation=sheet.organisation), sheet)
    with clock.held_at(again.closes_at + timedelta(days=1)):
        analyst = an_actor(Role.ANALYST, organisation=centre)
        assert publish(analyst, round=again.pk).withheld
        reason = str(collective_result(analyst, again.pk).withheld)
    assert "Another centre published about some of the same members" in reason
    assert world.round.name not in reason


def _share(world: World, person: Person, n: int) -> list[Hat]:
    """One person contributes to the scans of the first `n` zones."""
    zones = [sheet.organisation for sheet in world.round.sheets.order_by("organisation__name")[:n]]
    return [make_hat(person=person, role=Role.CONTRIBUTOR, organisation=zone) for zone in zones]


@pytest.mark.parametrize(("n_zones", "withheld"), [(2, False), (3, True)])
def test_tells_nothing_when_one_person_works_for_three_that_took_part(
    n_zones: int, withheld: bool
) -> None:
    world = make_world()
    _share(world, make_person(), n_zones)
    fill_all(world)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        reason = str(collective_result(world.lead, world.round.pk).withheld)
    assert release.withheld is withheld
    assert ("One person can read the answers of 3" in reason) is withheld
    assert "released" not in release.content or not withheld


def test_counts_who_could_read_during_the_round_and_left_since() -> None:
    world = make_world()
    for hat in _share(world, make_person(), 3):
        hat.ends_on = clock.today() + timedelta(days=2)
        hat.save()
    fill_all(world)
    with after_closing(world):
        assert publish(world.analyst, round=world.round.pk).withheld


def test_counts_not_who_left_before_the_round_opened() -> None:
    world = make_world()
    for hat in _share(world, make_person(), 3):
        hat.starts_on, hat.ends_on = clock.today() - timedelta(days=9), clock.today()
        hat.save()
    fill_all(world)
    with after_closing(world):
        assert not publish(world.analyst, round=world.round.pk).withheld


def test_tells_nothing_when_three_became_one_whose_lead_reads_all_three() -> None:
    world = make_world()
    fill_all(world)
    zones = [sheet.organisation for sheet in world.round.sheets.order_by("organisation__name")[:3]]
    with after_closing(world):
        event = merge(
            world.coordinator,
            organisations=tuple(zone.pk for zone in zones),
            into=Newcomer("police_zone", "PZ Samen"),
            happened_on=clock.today(),
        )
        heir = event.parts.get(side="after").organisation
        an_actor(Role.LEAD, organisation=heir)
        assert publish(world.analyst, round=world.round.pk).withheld


def test_is_for_the_analyst_of_the_centre_only() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        for insider in (world.coordinator, world.lead):
            with pytest.raises(Forbidden):
                publish(insider, round=world.round.pk)
        with pytest.raises(NotFound):
            publish(an_actor(Role.ANALYST, organisation=make_organisation()), round=world.round.pk)


def test_journals_that_the_answers_were_read() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
    events = JournalLine.objects.filter(person=world.analyst.person).values_list("event", flat=True)
    assert list(events.order_by("number")) == ["round.read_answers", "result.publish"]
