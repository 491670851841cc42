"""More time …"""

from datetime import timedelta

import pytest
from icalendar import Calendar

from samenscan.base import clock
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import an_actor, make_centre
from samenscan.scans.actions import (
    ExtensionRefused,
    RoundNotOpen,
    close_round,
    extend_round,
    extend_sheet,
    reopen,
)
from samenscan.scans.doors import RoundState, sheet_state, shut_at, state_of
from samenscan.scans.models import Extension, Reminder, Round, Sheet
from samenscan.scans.tests.make import World, fill, make_world, save

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def fresh(world: World) -> tuple[Round, Sheet]:
    """The round and the sheet of the zone as they stand in the database."""
    row = Round.objects.get(pk=world.round.pk)
    return row, row.sheets.select_related("round").get(pk=world.sheet.pk)


def one_week_more(world: World) -> Extension:
    """A week for the zone alone."""
    return extend_sheet(
        world.coordinator,
        sheet=world.sheet.pk,
        to_at=world.round.closes_at + WEEK,
        reason="De ICT-verantwoordelijke is ziek.",
    )


def test_for_one_member_lets_it_answer_while_the_others_cannot() -> None:
    world = make_world()
    one_week_more(world)
    other = world.round.sheets.exclude(pk=world.sheet.pk).select_related("round")[0]
    with clock.held_at(world.round.closes_at + timedelta(days=1)):
        row, sheet = fresh(world)
        assert (sheet_state(sheet), sheet_state(other)) == (RoundState.OPEN, RoundState.CLOSED)
        assert state_of(row) is RoundState.OPEN
        save(world.lead, sheet, "B2", value="yes")
    with clock.held_at(world.round.closes_at + WEEK):
        with pytest.raises(RoundNotOpen):
            save(world.lead, sheet, "B1", paper="3", practice="3")
        assert state_of(row) is RoundState.CLOSED


def test_for_all_moves_the_closing_and_shortens_nobody() -> None:
    world = make_world()
    extend_sheet(
        world.coordinator, sheet=world.sheet.pk, to_at=world.round.closes_at + 3 * WEEK, reason=""
    )
    to_at = world.round.closes_at + WEEK
    extend_round(world.coordinator, round=world.round.pk, to_at=to_at, reason="Vakantie")
    row, sheet = fresh(world)
    assert row.closes_at == to_at
    assert shut_at(sheet) == world.round.closes_at + 3 * WEEK
    kept = Extension.objects.order_by("decided_at").values_list("sheet", "from_at", "to_at")
    first = world.round.closes_at
    assert list(kept) == [(sheet.pk, first, first + 3 * WEEK), (None, first, to_at)]


def test_is_mailed_to_the_leads_concerned_with_the_new_day_in_a_calendar_file() -> None:
    world = make_world()
    Job.objects.all().delete()
    Reminder.objects.all().delete()
    made = one_week_more(world)
    mail = Job.objects.get(kind="mail.send")
    assert "ziek" in mail.payload["body"]
    (event,) = Calendar.from_ical(mail.payload["calendar"]).walk("VEVENT")
    closes_at = event.decoded("dtstart")
    assert closes_at == made.to_at.replace(second=0, microsecond=closes_at.microsecond)
    assert event["dtstart"].params["TZID"] == "Europe/Brussels"
    assert str(event["uid"]).startswith(str(world.sheet.pk))
    assert str(event["sequence"]) == "1"
    line = Reminder.objects.get()
    assert (line.about, line.person_id, line.job_key) == ("extended", world.lead.person, mail.key)


def test_for_all_is_not_mailed_to_who_has_submitted() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    Job.objects.all().delete()
    extend_round(
        world.coordinator, round=world.round.pk, to_at=world.round.closes_at + WEEK, reason=""
    )
    assert not Job.objects.filter(kind="mail.send").exists()
    with clock.held_at(world.round.closes_at + timedelta(days=1)):
        assert reopen(world.lead, sheet=world.sheet.pk).submitted_at is None


def test_ends_for_everybody_when_the_coordinator_closes_the_round() -> None:
    world = make_world()
    one_week_more(world)
    with clock.held_at(world.round.closes_at + timedelta(days=1)):
        row = close_round(world.coordinator, round=world.round.pk)
        assert state_of(row) is RoundState.CLOSED
        assert row.closes_at == world.round.closes_at
        _row, sheet = fresh(world)
        with pytest.raises(RoundNotOpen):
            save(world.lead, sheet, "B2", value="yes")
    assert Extension.objects.count() == 1


def test_is_never_less_nor_in_the_past_nor_after_the_answers_are_erased() -> None:
    world = make_world()
    Round.objects.update(keep_until=clock.day_of(world.round.closes_at + WEEK))
    closes_at = world.round.closes_at
    for to_at in (closes_at - WEEK, closes_at, clock.now() - WEEK, closes_at + WEEK):
        with pytest.raises(ExtensionRefused) as refused:
            extend_round(world.coordinator, round=world.round.pk, to_at=to_at, reason="")
        assert refused.value.where == "closes_on"
    assert not Extension.objects.exists()


def test_comes_too_late_once_the_round_has_closed_for_everybody() -> None:
    world = make_world()
    close_round(world.coordinator, round=world.round.pk)
    with pytest.raises(ExtensionRefused):
        one_week_more(world)


def test_is_given_by_the_coordinator_alone_and_journaled_without_its_reason() -> None:
    world = make_world()
    for actor, error in ((world.lead, Forbidden), (world.analyst, Forbidden)):
        with pytest.raises(error):
            extend_sheet(actor, sheet=world.sheet.pk, to_at=world.round.closes_at + WEEK, reason="")
    stranger = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(NotFound):
        extend_round(stranger, round=world.round.pk, to_at=world.round.closes_at + WEEK, reason="")
    one_week_more(world)
    line = JournalLine.objects.get(event="sheet.extend")
    assert line.facts == {"to": (world.round.closes_at + WEEK).isoformat()}
