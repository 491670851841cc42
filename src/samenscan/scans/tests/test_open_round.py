"""Opening a round …"""

from datetime import timedelta

import pytest

from samenscan.base import clock, jobs
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Role
from samenscan.core.disclosure import Layout, Plan, choose, register_from_plain, register_hash
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_membership,
    make_organisation,
    make_partnership,
)
from samenscan.scans.actions import RoundNotOpen, RoundRefused, open_round
from samenscan.scans.doors import RoundState, state_of
from samenscan.scans.models import PublishedQuestionnaire, Reminder, Round
from samenscan.scans.promise import promise_from_plain, promise_of
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.tests.make import World, make_world, save

pytestmark = pytest.mark.django_db


def open_another(world: World, **changes: object) -> Round:
    """Open one more round of the world."""
    asked = {
        "actor": world.coordinator,
        "centre": world.centre.pk,
        "name": "Nog een",
        "questionnaire": "mini@1",
        "partnerships": (world.east.pk,),
        "closes_at": clock.now() + timedelta(days=5),
    } | changes
    actor = asked.pop("actor")
    return open_round(actor, **asked)  # type: ignore[arg-type] # values are checked by the action


def test_freezes_the_population_of_today() -> None:
    world = make_world()
    newcomer = make_organisation(name="PZ Nieuw")
    make_membership(partnership=world.east, organisation=newcomer)
    assert world.round.sheets.count() == 14
    assert not world.round.sheets.filter(organisation=newcomer).exists()


def test_leaves_out_members_that_have_left() -> None:
    world = make_world()
    world.east.memberships.filter(organisation__name="PZ O03").update(
        ends_on=clock.today() - timedelta(days=1)
    )
    row = open_another(world)
    assert sorted(row.sheets.values_list("organisation__name", flat=True)) == [
        f"PZ O{n:02}" for n in (0, 1, 2, 4, 5, 6)
    ]


def test_registers_a_plan_for_every_participation_before_anyone_answers() -> None:
    row = make_world().round
    registered = register_from_plain(row.plans)
    assert len(registered) == 8 * 8
    assert register_hash(registered) == row.plans_hash
    names = sorted({str(pk) for pk in row.sheets.values_list("partnership_id", flat=True)})
    assert isinstance(choose(registered, Layout(tuple((name, 7) for name in names))), Plan)


def test_mails_the_leads_once_in_their_language() -> None:
    world = make_world()
    mails = Job.objects.filter(kind="mail.send", key__startswith="round-open-")
    assert mails.count() == 1
    assert str(world.sheet.pk) in mails.get().payload["body"]


def test_publishes_a_ready_made_questionnaire_on_first_use() -> None:
    world = make_world()
    open_another(world, questionnaire="field-work-police@2026.1", partnerships=(world.west.pk,))
    assert PublishedQuestionnaire.objects.filter(code="field-work-police").count() == 1


def test_refuses_an_unknown_questionnaire() -> None:
    with pytest.raises(NotFound):
        open_another(make_world(), questionnaire="nothing@0")


def test_refuses_a_closing_date_in_the_past() -> None:
    with pytest.raises(RoundRefused) as refused:
        open_another(make_world(), closes_at=clock.now() - timedelta(minutes=1))
    assert refused.value.where == "closes_on"


def test_refuses_an_organisation_in_two_of_the_partnerships() -> None:
    world = make_world()
    make_membership(partnership=world.west, organisation=world.zone)
    with pytest.raises(RoundRefused) as refused:
        open_another(world, partnerships=(world.east.pk, world.west.pk))
    assert "PZ O00" in str(refused.value.what)


def test_refuses_partnerships_without_members() -> None:
    world = make_world()
    empty = make_partnership(centre=world.centre)
    with pytest.raises(RoundRefused):
        open_another(world, partnerships=(empty.pk,))


def test_refuses_more_participations_than_can_be_certified_at_once() -> None:
    world = make_world()
    for number in range(60):
        zone = make_organisation(name=f"PZ X{number}")
        make_membership(partnership=world.east if number % 2 else world.west, organisation=zone)
    with pytest.raises(RoundRefused) as refused:
        open_another(world, partnerships=(world.east.pk, world.west.pk))
    assert refused.value.where == "partnerships"
    assert open_another(world).sheets.count() == 37


def test_finds_no_partnership_of_another_centre() -> None:
    world = make_world()
    elsewhere = make_partnership(centre=make_centre(), members=(make_organisation(),))
    with pytest.raises(NotFound):
        open_another(world, partnerships=(elsewhere.pk,))


def test_is_not_for_leads_nor_for_coordinators_of_another_centre() -> None:
    world = make_world()
    with pytest.raises(NotFound):
        open_another(world, actor=world.lead)
    with pytest.raises(Forbidden):
        open_another(world, actor=world.analyst)
    stranger = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(NotFound):
        open_another(world, actor=stranger)


def test_leaves_nothing_behind_when_it_is_refused() -> None:
    world = make_world()
    before = (Round.objects.count(), JournalLine.objects.count(), Job.objects.count())
    with pytest.raises(RoundRefused):
        open_another(world, closes_at=clock.now())
    assert (Round.objects.count(), JournalLine.objects.count(), Job.objects.count()) == before


def test_later_lets_nobody_answer_before_its_moment_and_mails_the_leads_then() -> None:
    world = make_world()
    opens_at = clock.now() + timedelta(days=3)
    Job.objects.all().delete()
    row = open_another(world, opens_at=opens_at)
    sheet = row.sheets.get(organisation=world.zone)
    assert state_of(row) is RoundState.PLANNED
    with pytest.raises(RoundNotOpen):
        save(world.lead, sheet, "B2", value="yes")
    while jobs.work_once():
        pass
    assert not Job.objects.filter(kind="mail.send").exists()
    with clock.held_at(opens_at + timedelta(minutes=1)):
        assert state_of(row) is RoundState.OPEN
        assert jobs.work_once()
        mail = Job.objects.get(kind="mail.send")
        assert str(sheet.pk) in mail.payload["body"]
        assert "BEGIN:VTIMEZONE" in mail.payload["calendar"]
        assert save(world.lead, sheet, "B2", value="yes") == 1
    assert Reminder.objects.get(round=row).about == "opened"


def test_later_asks_who_is_a_member_on_that_day() -> None:
    world = make_world()
    for organisation, days in (("PZ Snel", 2), ("PZ Laat", 6)):
        make_membership(
            partnership=world.east,
            organisation=make_organisation(name=organisation),
            starts_on=clock.today() + timedelta(days=days),
        )
    world.east.memberships.filter(organisation__name="PZ O03").update(
        ends_on=clock.today() + timedelta(days=1)
    )
    row = open_another(world, opens_at=clock.now() + timedelta(days=3))
    names = set(row.sheets.values_list("organisation__name", flat=True))
    assert "PZ Snel" in names
    assert not names & {"PZ Laat", "PZ O03"}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"opens_at": timedelta(days=6)}, "closes_on"),
        ({"keep_until": timedelta(days=5)}, "keep_until"),
        ({"remind_days": (0,)}, "remind_days"),
        ({"remind_days": (61,)}, "remind_days"),
        ({"remind_days": (1, 2, 3, 4, 5, 6, 7)}, "remind_days"),
    ],
)
def test_refuses_dates_that_do_not_hold(changes: dict[str, object], where: str) -> None:
    world = make_world()
    asked = {
        name: (clock.now() if name == "opens_at" else clock.today()) + value
        if isinstance(value, timedelta)
        else value
        for name, value in changes.items()
    }
    with pytest.raises(RoundRefused) as refused:
        open_another(world, **asked)
    assert refused.value.where == where


def test_keeps_who_reads_what_as_it_was_promised() -> None:
    world = make_world()
    kept = promise_from_plain(world.round.promise)
    assert {one.sharing: one.n_questions for one in kept.classes} == {
        "own": 1,
        "centre": 1,
        "partnership-anonymous": 4,
    }
    assert kept == promise_of(questionnaire_of(world.round.questionnaire))
