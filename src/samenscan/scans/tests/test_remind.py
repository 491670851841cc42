"""A reminder …"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.base import clock, jobs
from samenscan.base.models import Job, JobState, JournalLine
from samenscan.base.tests.post_office import PostOffice, post_office
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.models import Hat, Invitation
from samenscan.members.tests.make import an_actor, make_hat, make_person
from samenscan.scans.actions import (
    add_quiet_days,
    drop_quiet_days,
    extend_sheet,
    note_silence,
    send_again,
    stop_reminders,
    want_reminders,
)
from samenscan.scans.letters import read_stop_token, stop_token
from samenscan.scans.models import (
    Assignment,
    MailStop,
    QuietDays,
    Reminder,
    Round,
    SectionMark,
    Sheet,
)
from samenscan.scans.queries.member import member_page
from samenscan.scans.reminding import due_today, reminder_days
from samenscan.scans.tests.make import World, fill, make_world

pytestmark = pytest.mark.django_db
# A Monday; the round closes on Tuesday 31 March, so reminders are due on Tuesday 17 and 24 March,
# and on Sunday 29 March, which gives way to Friday 27 March.
OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSES = datetime(2026, 3, 31, 21, 59, tzinfo=UTC)
DUE = (date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 27))


def make_march() -> World:
    """A world whose round is open in March, without mails that wait."""
    with clock.held_at(OPENED):
        world = make_world()
    Round.objects.update(closes_at=CLOSES)
    Job.objects.all().delete()
    Reminder.objects.all().delete()
    return world


def on(day: date) -> datetime:
    """Ten o'clock on a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def work(day: date) -> None:
    """Let a worker do the daily jobs of a day; mails stay in the queue."""
    with clock.held_at(on(day)):
        jobs.enqueue_daily()
        mail = Job.objects.filter(kind="mail.send", state=JobState.QUEUED)
        for _job in Job.objects.filter(state=JobState.QUEUED).exclude(kind="mail.send"):
            mail.update(run_at=on(day) + timedelta(days=400))
            assert jobs.work_once()


def through(first: date, last: date) -> None:
    """Let a worker run every day."""
    for n in range((last - first).days + 1):
        work(first + timedelta(days=n))


def mails() -> list[dict[str, str]]:
    """What waits to be sent, as it would be."""
    rows = Job.objects.filter(kind="mail.send").order_by("created_at", "key")
    return [row.payload for row in rows]


def sent_on() -> list[date]:
    """The days in the ledger."""
    return list(Reminder.objects.order_by("sent_on").values_list("sent_on", flat=True))


def address(world: World) -> str:
    """Where the lead of the zone gets mail."""
    return Hat.objects.get(person=world.lead.person).person.email


def test_comes_on_the_days_of_the_round_and_never_on_a_quiet_one() -> None:
    world = make_march()
    through(date(2026, 3, 3), date(2026, 4, 3))
    assert tuple(sent_on()) == DUE
    assert {mail["to"] for mail in mails()} == {address(world)}


def test_says_what_is_to_be_done_until_when_and_how_to_stop() -> None:
    world = make_march()
    through(DUE[0], DUE[0])
    (mail,) = mails()
    assert world.zone.name in mail["body"]
    assert reverse("scans:sheet", args=[world.sheet.pk]) in mail["body"]
    assert "31 maart 2026" in mail["subject"]
    assert mail["stop"] in mail["body"]
    assert "BEGIN:VEVENT" in mail["calendar"]


def test_goes_to_nobody_who_has_submitted_withdrew_said_no_or_stopped_it() -> None:
    world = make_march()
    others = [an_actor(Role.LEAD, organisation=row.organisation) for row in rest(world)[:3]]
    with clock.held_at(on(DUE[0])):
        fill(world.lead, world.sheet)
        rest(world)[0].withdrawn_at = OPENED
        Sheet.objects.filter(pk=rest(world)[0].pk).update(withdrawn_at=OPENED)
        note_silence(world.coordinator, sheet=rest(world)[1].pk, reason="not-now", note="")
        MailStop.objects.create(
            round=world.round, person_id=others[2].signed_in(), stopped_at=OPENED
        )
    work(DUE[0])
    assert mails() == []


def rest(world: World) -> list[Sheet]:
    """The sheets of the other members."""
    rows = world.round.sheets.exclude(pk=world.sheet.pk).select_related("organisation")
    return list(rows.order_by("organisation__name"))


def test_still_goes_to_who_had_no_time_or_was_not_reached() -> None:
    world = make_march()
    for reason in ("no-time", "not-reached"):
        with clock.held_at(OPENED):
            note_silence(world.coordinator, sheet=world.sheet.pk, reason=reason, note="")
        with clock.held_at(on(DUE[0])):
            assert [row.pk for row in due_today(DUE[0]) if row.pk == world.sheet.pk]


def test_goes_to_a_colleague_only_for_sections_that_are_not_ready() -> None:
    world = make_march()
    helper, gone = make_hat(role=Role.CONTRIBUTOR, organisation=world.zone), make_hat()
    for hat, section in ((helper, "B"), (gone, "G")):
        assign(world, hat, section)
    work(DUE[0])
    mail = next(one for one in mails() if one["to"] == helper.person.email)
    assert "Beleid" in mail["body"]
    assert "Geheim" not in mail["body"]
    assert gone.person.email not in [one["to"] for one in mails()]
    SectionMark.objects.create(
        sheet=world.sheet,
        section="B",
        number=1,
        said="ready",
        said_by=helper.person,
        said_at=OPENED,
    )
    work(DUE[1])
    assert [one["to"] for one in mails()].count(helper.person.email) == 1


def test_goes_to_somebody_who_was_invited_for_a_section_once_they_came() -> None:
    world = make_march()
    helper = make_hat(role=Role.CONTRIBUTOR, organisation=world.zone)
    invitation = Invitation.objects.create(
        secret_digest="a",
        email=helper.person.email,
        name="Dora",
        role=Role.CONTRIBUTOR.value,
        organisation=world.zone,
        language="nl",
        invited_by=helper.person,
        invited_from=world.zone,
        invited_at=OPENED,
        expires_at=CLOSES,
    )
    Assignment.objects.create(
        sheet=world.sheet,
        section="B",
        invitation=invitation,
        assigned_by=helper.person,
        assigned_at=OPENED,
    )
    work(DUE[0])
    assert helper.person.email not in [one["to"] for one in mails()]
    Invitation.objects.update(accepted_at=OPENED, accepted_by=helper.person)
    work(DUE[1])
    (mail,) = [one for one in mails() if one["to"] == helper.person.email]
    assert "Beleid" in mail["body"]


def assign(world: World, hat: Hat, section: str) -> None:
    """Ask somebody to fill in a section."""
    Assignment.objects.create(
        sheet=world.sheet,
        section=section,
        person=hat.person,
        assigned_by=hat.person,
        assigned_at=OPENED,
    )


def test_is_one_mail_a_day_for_somebody_in_two_organisations() -> None:
    world = make_march()
    second = rest(world)[0].organisation
    person = make_person(language="fr")
    for organisation in (world.zone, second):
        make_hat(person=person, role=Role.LEAD, organisation=organisation)
    work(DUE[0])
    work(DUE[0])
    (mail,) = [one for one in mails() if one["to"] == person.email]
    assert world.zone.name in mail["body"]
    assert second.name in mail["body"]
    assert Reminder.objects.filter(person=person).count() == 2
    assert Reminder.objects.filter(person=person).values("job_key").distinct().count() == 1


def test_that_was_missed_by_a_worker_standing_still_is_made_up_for_once() -> None:
    make_march()
    through(date(2026, 3, 9), date(2026, 3, 13))
    through(date(2026, 3, 19), date(2026, 3, 20))
    assert sent_on() == [date(2026, 3, 19)]


def test_moves_along_with_the_time_a_member_gets() -> None:
    world = make_march()
    with clock.held_at(on(date(2026, 3, 28))):
        extend_sheet(
            world.coordinator, sheet=world.sheet.pk, to_at=CLOSES + timedelta(days=14), reason=""
        )
        row = Sheet.objects.select_related("round").get(pk=world.sheet.pk)
        # Two days before 14 April is Easter Sunday, so it is Friday 10 April.
        assert reminder_days(row, ())[-1] == date(2026, 4, 10)


def test_waits_for_no_day_that_the_centre_added() -> None:
    world = make_march()
    with clock.held_at(OPENED):
        made = add_quiet_days(
            world.coordinator,
            centre=world.centre.pk,
            starts_on=DUE[0] - timedelta(days=1),
            ends_on=DUE[0],
            reason="Verhuis",
        )
    through(date(2026, 3, 10), DUE[0])
    assert sent_on() == [date(2026, 3, 13)]
    drop_quiet_days(world.coordinator, days=made.pk)
    assert not QuietDays.objects.exists()
    with pytest.raises(Forbidden):
        add_quiet_days(
            world.analyst,
            centre=world.centre.pk,
            starts_on=DUE[0],
            ends_on=DUE[0],
            reason="",
        )


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A real SMTP server on loopback."""
    with post_office() as office:
        yield office


def test_arrives_with_its_state_in_the_ledger_and_is_sent_again_after_it_failed(
    office: PostOffice,
) -> None:
    world = make_march()
    office.n_refusals = jobs.MAX_ATTEMPTS
    work(DUE[0])
    assert member_page(world.coordinator, world.sheet.pk).mails[0].state == "queued"
    Job.objects.filter(kind="mail.send").update(run_at=on(DUE[0]))
    for n in range(jobs.MAX_ATTEMPTS):
        with clock.held_at(on(DUE[0]) + timedelta(hours=n * 7)):
            jobs.work_once()
    (told,) = member_page(world.coordinator, world.sheet.pk).mails
    assert (told.state, "451" in told.error) == ("failed", True)
    with pytest.raises(Forbidden):
        send_again(world.lead, reminder=told.id)
    with clock.held_at(on(DUE[0]) + timedelta(days=9)):
        assert send_again(world.coordinator, reminder=told.id) == world.sheet.pk
        jobs.work_once()
    assert member_page(world.coordinator, world.sheet.pk).mails[0].state == "done"
    (letter,) = office.letters
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["text/calendar"]
    html = [part for part in letter.walk() if part.get_content_type() == "text/html"]
    assert not html, "no picture and no hidden address can tell who read it"


def test_is_stopped_by_its_reader_without_signing_in_and_wanted_again() -> None:
    world = make_march()
    work(DUE[0])
    page = mails()[0]["stop"].removeprefix("http://localhost:8000")
    client = Client()
    assert client.get(page).status_code == 200
    assert not MailStop.objects.exists(), "looking at the page stops nothing"
    assert client.post(page).status_code == 302
    assert MailStop.objects.get().person_id == world.lead.person
    work(DUE[1])
    assert len(mails()) == 1
    assert client.post(page, {"again": "1"}).status_code == 302
    work(DUE[2])
    assert len(mails()) == 2
    lines = JournalLine.objects.filter(event__startswith="reminders.")
    assert [line.event for line in lines.order_by("number")] == ["reminders.stop", "reminders.want"]


def test_is_stopped_by_a_mail_program_that_knows_no_cookie() -> None:
    make_march()
    work(DUE[0])
    page = mails()[0]["stop"].removeprefix("http://localhost:8000")
    client = Client(enforce_csrf_checks=True)
    assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert MailStop.objects.exists()


def test_is_stopped_with_no_token_but_the_one_that_was_mailed() -> None:
    world = make_march()
    work(DUE[0])
    lead = world.lead.signed_in()
    good = stop_token(world.round.pk, lead)
    assert read_stop_token(good) == (world.round.pk, lead)
    other = an_actor(Role.LEAD, organisation=world.zone).signed_in()
    for token in (good[:-1], "x", "", stop_token(world.round.pk, other)):
        for act in (stop_reminders, want_reminders):
            with pytest.raises(NotFound):
                act(world.lead, token=token)
    unknown = reverse("scans:stop_reminders", args=[stop_token(world.round.pk, other)])
    assert Client().get(unknown).status_code == 404
    assert Client().post(unknown).status_code == 404
