"""The pages by which a round is run …"""

import csv
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden
from samenscan.members.models import Hat
from samenscan.members.tests.make import an_actor, make_hat
from samenscan.scans.actions import extend_sheet, note_contact, note_silence, save_answer
from samenscan.scans.models import ContactNote, Round, Sheet
from samenscan.scans.queries.datasets import RoundStillOpen
from samenscan.scans.queries.member import member_page
from samenscan.scans.queries.promised import promise_page
from samenscan.scans.queries.readings import readings_page
from samenscan.scans.queries.shared import shared_page, shared_sheet
from samenscan.scans.queries.versions import version_file, version_page
from samenscan.scans.queries.workbook import workbook_of
from samenscan.scans.tests.make import World, after_closing, fill, make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def at(name: str, world: World) -> str:
    """The address of a page about the sheet of the zone."""
    return reverse(f"scans:{name}", args=[world.sheet.pk])


def test_count_per_section_only_what_everybody_is_asked_and_tell_days_not_minutes() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B1", paper="3", practice="2")
    page = member_page(world.coordinator, world.sheet.pk)
    counts = [(one.n_answered, one.n_questions) for one in page.sections]
    assert counts == [(1, 3), (0, 3)]
    assert page.last_on == clock.today()
    text = signed_in(world.coordinator).get(at("member", world)).content.decode()
    assert "Plan" not in text


def test_take_a_contact_a_reason_and_an_extension() -> None:
    world = make_world()
    client = signed_in(world.coordinator)
    closes_on = timezone.localdate(world.round.closes_at) + timedelta(days=7)
    posts = [
        ("note_contact", {"how": "phone", "note": "Belt volgende week terug."}),
        ("note_silence", {"reason": "no-time", "note": ""}),
        ("extend_sheet", {"closes_on": closes_on.isoformat(), "reason": "Ziek"}),
    ]
    for name, posted in posts:
        assert client.post(at(name, world), posted).status_code == 302
    text = client.get(at("member", world)).content.decode()
    for told in ("Belt volgende week terug.", "no time", "Ziek"):
        assert told in text
    lines = JournalLine.objects.filter(event__in=["sheet.contact", "sheet.silence"])
    assert not any("Belt" in str(line.facts) for line in lines)


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("note_contact", {"how": "phone", "note": " "}),
        ("note_contact", {"how": "pigeon", "note": "x"}),
        ("note_silence", {"reason": "lazy"}),
        ("extend_sheet", {"closes_on": "2020-01-01"}),
        ("extend_sheet", {"closes_on": "later"}),
    ],
)
def test_give_back_a_form_that_says_nothing(name: str, posted: dict[str, str]) -> None:
    world = make_world()
    reply = signed_in(world.coordinator).post(at(name, world), posted)
    assert reply.status_code == 422
    assert not ContactNote.objects.exists()


def test_let_an_analyst_look_and_change_nothing() -> None:
    world = make_world()
    client = signed_in(world.analyst)
    assert client.get(at("member", world)).status_code == 200
    for name in ("note_contact", "note_silence", "extend_sheet"):
        assert client.post(at(name, world), {"note": "x", "how": "phone"}).status_code == 403
    with pytest.raises(Forbidden):
        note_contact(world.analyst, sheet=world.sheet.pk, how="phone", note="x")
    with pytest.raises(Forbidden):
        note_silence(world.lead, sheet=world.sheet.pk, reason="", note="")


def test_tell_which_leads_never_came_in() -> None:
    world = make_world()
    client = signed_in(world.coordinator)
    page = reverse("scans:round", args=[world.round.pk])
    text = client.get(page).content.decode()
    assert "no lead yet" in text
    assert "never signed in" in text
    Person.objects.filter(pk=world.lead.signed_in()).update(last_login=clock.now())
    assert "never signed in" not in client.get(page).content.decode()


def test_give_progress_as_a_file_that_no_spreadsheet_obeys() -> None:
    world = make_world()
    world.zone.name = "=cmd()"
    world.zone.save()
    save(world.lead, world.sheet, "B1", paper="3", practice="2")
    reply = signed_in(world.coordinator).get(reverse("scans:progress_csv", args=[world.round.pk]))
    rows = list(csv.DictReader(reply.content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 14
    (own,) = [row for row in rows if "cmd" in row["organisation"]]
    assert own["organisation"].startswith("'")
    assert (own["answered"], own["questions"]) == ("1", "6")


def test_lead_whoever_leads_past_the_promise_once_and_hold_up_no_colleague() -> None:
    world = make_world()
    Sheet.objects.update(acknowledged_at=None)
    lead, colleague = signed_in(world.lead), signed_in(world.contributor)
    section = reverse("scans:section", args=[world.sheet.pk, "B"])
    for page in (at("sheet", world), section):
        assert lead.get(page).headers["Location"] == at("promise", world)
        assert colleague.get(page).status_code == 200
    text = lead.get(at("promise", world)).content.decode()
    assert "The organisation and the support centre: 1 question" in text
    assert colleague.post(at("acknowledge", world)).status_code == 403
    assert lead.post(at("acknowledge", world)).headers["Location"] == at("sheet", world)
    assert lead.get(section).status_code == 200
    assert JournalLine.objects.filter(event="sheet.acknowledge").count() == 1
    assert promise_page(world.lead, world.sheet.pk).acknowledged_on == clock.today()


def test_hold_up_no_lead_whose_colleague_has_answered() -> None:
    world = make_world()
    Sheet.objects.update(acknowledged_at=None)
    save(world.contributor, world.sheet, "B2", value="yes")
    assert signed_in(world.lead).get(at("sheet", world)).status_code == 200


def test_keep_the_promise_of_the_day_when_the_policy_changes_later() -> None:
    world = make_world()
    kept = Round.objects.get(pk=world.round.pk).promise
    kept[0][0]["sentences"][0]["template"] = "As it was promised then."
    Round.objects.update(promise=kept)
    page = promise_page(world.lead, world.sheet.pk)
    assert str(page.promise.classes[0].sentences[0]) == "As it was promised then."
    Round.objects.update(promise=[])
    assert promise_page(world.lead, world.sheet.pk).promise.classes


def test_give_the_last_day_as_a_calendar_file() -> None:
    world = make_world()
    reply = signed_in(world.contributor).get(at("deadline", world))
    assert reply["Content-Type"].startswith("text/calendar")
    assert b"TZID=Europe/Brussels" in reply.content


def test_open_shared_answers_to_the_analyst_after_closing_and_tell_the_member() -> None:
    world = make_world()
    for question, fields in (
        ("G1", {"paper": "4", "practice": "1", "comment": "geheimzinnig"}),
        ("G2", {"value": "487654321"}),
        ("B1", {"paper": "4", "practice": "2"}),
    ):
        save_answer(world.lead, sheet=world.sheet.pk, question=question, fields=fields, revision=0)
    fill(world.lead, world.sheet, **{"G1": {"paper": "4", "practice": "1"}})
    with pytest.raises(RoundStillOpen):
        shared_sheet(world.analyst, world.sheet.pk)
    with pytest.raises(RoundStillOpen):
        shared_page(world.analyst, world.round.pk)
    with after_closing(world):
        assert [one.sheet for one in shared_page(world.analyst, world.round.pk).members] == [
            world.sheet.pk
        ]
        assert readings_page(world.lead, world.sheet.pk).outside == ()
        signed_in(world.lead).get(at("sheet", world))
        page = shared_sheet(world.analyst, world.sheet.pk)
        assert [one.code for section in page.sections for one in section.answers] == ["G1"]
        text = signed_in(world.analyst).get(at("shared_sheet", world)).content.decode()
        assert "geheimzinnig" not in text
        assert "487654321" not in text
        told = readings_page(world.lead, world.sheet.pk)
    (line,) = told.outside
    assert (line.on, line.role) == (clock.day_of(world.round.closes_at) + timedelta(1), "analyst")
    assert line.organisation == world.centre.name
    assert {one.who for one in told.inside} == {
        Hat.objects.get(person=world.lead.person).person.name
    }


def test_tell_who_read_or_took_away_what_was_submitted() -> None:
    world = make_world()
    workbook_of(world.lead, world.sheet.pk, "nl", str)
    fill(world.lead, world.sheet)
    before = len(readings_page(world.lead, world.sheet.pk).inside)
    version_page(world.lead, world.sheet.pk, 1)
    version_file(world.lead, world.sheet.pk, 1)
    told = readings_page(world.lead, world.sheet.pk).inside
    assert len(told) == before + 2
    assert {
        "read a submitted version",
        "took a submitted version away as a file",
        "took the scan away as a workbook",
    } <= {one.what.template for one in told}


def test_open_shared_answers_to_nobody_else_and_not_before_the_last_extension() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    other = world.round.sheets.exclude(pk=world.sheet.pk)[0]
    extend_sheet(
        world.coordinator,
        sheet=other.pk,
        to_at=world.round.closes_at + timedelta(days=7),
        reason="",
    )
    with after_closing(world), pytest.raises(RoundStillOpen):
        shared_sheet(world.analyst, world.sheet.pk)
    with clock.held_at(world.round.closes_at + timedelta(days=8)):
        for actor in (world.coordinator, world.lead, an_actor(Role.SIGNATORY)):
            assert signed_in(actor).get(at("shared_sheet", world)).status_code in (403, 404)
        assert shared_sheet(world.analyst, world.sheet.pk)


def test_make_somebody_with_both_hats_switch_to_the_analyst_before_reading() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    person = Hat.objects.get(person=world.coordinator.person).person
    analyst = make_hat(person=person, role=Role.ANALYST, organisation=world.centre)
    coordinator = Hat.objects.get(person=person, role=Role.COORDINATOR.value)
    client: Client = signed_in(world.coordinator)

    def wear(hat: Hat) -> None:
        client.post(reverse("members:switch_hat"), {"hat": str(hat.pk)})

    with after_closing(world):
        assert client.get(at("shared_sheet", world)).status_code == 403, "nothing was chosen"
        wear(coordinator)
        assert client.get(at("shared_sheet", world)).status_code == 403
        assert not JournalLine.objects.filter(event="answers.read_shared").exists()
        wear(analyst)
        assert client.get(at("shared_sheet", world)).status_code == 200
    assert JournalLine.objects.get(event="answers.read_shared").role == "analyst"


def test_plan_a_round_with_reminders_and_a_day_to_keep_answers_until() -> None:
    world = make_world()
    today = clock.today()
    posted = {
        "name": "Later",
        "questionnaire": "mini@1",
        "partnerships": [str(world.east.pk)],
        "opens_on": (today + timedelta(days=3)).isoformat(),
        "closes_on": (today + timedelta(days=33)).isoformat(),
        "keep_until": (today + timedelta(days=400)).isoformat(),
        "remind_days": "10; 3",
    }
    client = signed_in(world.coordinator)
    # The ready-made questionnaires are offered; the one of this test is the product's too.
    reply = client.post(reverse("scans:open_round"), {**posted, "remind_days": "soon"})
    assert reply.status_code == 422
    ready_made = {**posted, "questionnaire": "field-work-police@2026.1"}
    assert client.post(reverse("scans:open_round"), ready_made).status_code == 302
    row = Round.objects.get(name="Later")
    assert row.remind_days == [10, 3]
    assert timezone.localtime(row.opens_at).hour == 0
    assert "Opens on" in client.get(reverse("scans:round", args=[row.pk])).content.decode()
