"""The pages on which an organisation joins …"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.members import models
from samenscan.members.queries import (
    accession_page,
    calendar_page,
    decisions_page,
    invitees_page,
    membership_page,
    organ_page,
    partnership_page,
    tasks_for,
)
from samenscan.members.tests.make import (
    A_PDF,
    make_accession,
    make_centre,
    make_hat,
    make_organ,
    make_organisation,
    make_partnership,
    make_seat,
    wearing,
)
from samenscan.members.tests.test_pages import enter

pytestmark = pytest.mark.django_db


def today() -> str:
    return clock.today().isoformat()


def test_lead_from_the_invitation_to_membership() -> None:
    centre, zone = make_centre(), make_organisation(name="PZ Alderbeek")
    coordinator = enter(make_hat(role=Role.COORDINATOR, organisation=centre))
    lead = enter(make_hat(organisation=zone))
    fields = {"name": "Veldwerk", "legal_form": "agreement", "starts_on": today()}
    made = coordinator.post(
        reverse("members:make_partnership"), fields | {"notice_months": "6"}, follow=True
    )
    assert "Now invite organisations" in made.content.decode()
    partnership = models.Partnership.objects.get()
    address = reverse("members:invite_to_join", args=[partnership.pk])
    assert "PZ Alderbeek" in coordinator.get(address).content.decode()
    invited = coordinator.post(address, {"organisations": [str(zone.pk)]}, follow=True)
    assert "Invited: PZ Alderbeek." in invited.content.decode()
    row = models.Accession.objects.get()

    def step(client: Client, name: str, **sent: object) -> str:
        response = client.post(reverse(f"members:{name}", args=[row.pk]), sent, follow=True)
        return response.content.decode()

    assert "turn now" in step(coordinator, "mark_informed", on=today())
    home = lead.get(reverse("home")).content.decode()
    assert "Waiting for you" in home and "let the competent body decide" in home
    document = SimpleUploadedFile("besluit.pdf", A_PDF)
    body = "police_college"
    decided = step(lead, "record_decision", body=body, on=today(), document=document)
    assert "Download besluit.pdf" in decided
    signed = step(lead, "sign", signed_by="De voorzitter", on=today())
    assert "De voorzitter" in signed
    assert "The organisation is a member" in step(coordinator, "activate", starts_on=today())
    shown = lead.get(reverse("members:partnership", args=[partnership.pk])).content.decode()
    assert "Police college" in shown


def test_lead_back_to_the_form_with_what_is_wrong() -> None:
    zone = make_organisation()
    row = make_accession(organisation=zone)
    row.informed_on = row.invited_on
    row.save()
    lead = enter(make_hat(organisation=zone))
    address = reverse("members:record_decision", args=[row.pk])
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    not_a_pdf = SimpleUploadedFile("besluit.pdf", b"<html>")
    for fields, told in (
        ({"body": "municipal_council", "on": today()}, "Select a valid choice"),
        ({"body": "police_council", "on": "yesterday"}, "Enter a valid date"),
        ({"body": "police_council", "on": tomorrow}, "This day has not come yet"),
        (
            {"body": "police_council", "on": today(), "document": not_a_pdf},
            "This file is not a PDF or an image",
        ),
    ):
        response = lead.post(address, fields)
        assert response.status_code == 422
        assert told in response.content.decode()
    row.refresh_from_db()
    assert row.decision is None


def test_tell_who_comes_second_that_the_step_was_taken() -> None:
    centre = make_centre()
    row = make_accession(partnership=make_partnership(centre=centre))
    coordinator = enter(make_hat(role=Role.COORDINATOR, organisation=centre))
    address = reverse("members:mark_informed", args=[row.pk])
    assert coordinator.post(address, {"on": today()}).status_code == 302
    second = coordinator.post(address, {"on": today()})
    assert second.status_code == 409
    assert "Somebody has taken this step already" in second.content.decode()


def test_take_a_document_afterwards_but_never_another_one() -> None:
    zone = make_organisation()
    decision = models.Decision.objects.create(
        organisation=zone, body="police_council", decided_on=clock.today()
    )
    row = make_accession(organisation=zone)
    row.informed_on, row.decision = row.invited_on, decision
    row.save()
    lead = enter(make_hat(organisation=zone))
    address = reverse("members:attach_document", args=[decision.pk])

    def attach(content: bytes | None) -> str:
        sent = {"document": SimpleUploadedFile("b.pdf", content)} if content else {}
        return lead.post(address, sent, follow=True).content.decode()

    assert "No document was chosen" in attach(None)
    assert "This file is not a PDF" in attach(b"MZ")
    assert "The document is kept" in attach(A_PDF)
    assert "has its document already" in attach(A_PDF + b" another")
    response = lead.get(reverse("members:document", args=[decision.pk]))
    assert response.content == A_PDF
    assert response["Content-Disposition"].startswith("attachment;")


def test_offer_only_who_is_no_member_and_not_on_the_way() -> None:
    centre, member, candidate = make_centre(), make_organisation(), make_organisation()
    partnership = make_partnership(centre=centre, members=(member,))
    on_the_way = make_accession(partnership=partnership).organisation
    coordinator = make_hat(role=Role.COORDINATOR, organisation=centre)
    page = invitees_page(wearing(coordinator), partnership.pk)
    offered = [name for _group, choices in page.choices for _id, name in choices]
    assert candidate.name in offered
    assert not {member.name, on_the_way.name, centre.name} & set(offered)
    sought = invitees_page(wearing(coordinator), partnership.pk, sought=candidate.name.lower())
    assert sought.n_found == 1
    address = reverse("members:invite_to_join", args=[partnership.pk])
    refused = enter(coordinator).post(address, {"organisations": [str(member.pk)]})
    assert refused.status_code == 422


def test_send_the_last_lead_to_a_page_that_hands_the_role_over() -> None:
    zone = make_organisation()
    lead = make_hat(organisation=zone)
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    browser = enter(lead)
    response = browser.post(reverse("members:end_hat", args=[lead.pk]), follow=True)
    assert "last one here" in response.content.decode()
    assert colleague.person.name in response.content.decode()
    address = reverse("members:hand_over", args=[lead.pk])
    assert browser.post(address, {"successor": "nobody"}).status_code == 422
    unchosen = browser.post(address, {"successor": ""})
    assert "Choose a colleague." in unchosen.content.decode()
    assert "only your successor can give the role back to you" in unchosen.content.decode()
    browser.post(address, {"successor": str(colleague.person_id)})
    assert models.Hat.objects.filter(person=colleague.person, role="lead", ends_on=None).exists()


def test_tell_the_centre_whose_turn_it_is_when_it_notes_a_step_for_a_member() -> None:
    centre = make_centre()
    partnership = make_partnership(centre=centre)
    row = make_accession(partnership=partnership)
    coordinator = enter(make_hat(role=Role.COORDINATOR, organisation=centre))
    lead = enter(make_hat(organisation=row.organisation))
    address = reverse("members:accession", args=[row.pk])
    assert "It is your turn." in coordinator.get(address).content.decode()
    assert "It is your turn." not in lead.get(address).content.decode()
    coordinator.post(reverse("members:mark_informed", args=[row.pk]), {"on": row.invited_on})
    told = coordinator.get(address).content.decode()
    assert "It is the turn of the lead" in told and "You can note it for them here." in told
    assert "It is your turn." in lead.get(address).content.decode()


def test_show_a_calendar_that_takes_pasted_days() -> None:
    lead = make_hat()
    browser = enter(lead)
    address = reverse("members:calendar", args=[lead.organisation_id])
    wrong = browser.post(address, {"body": "police_council", "days": "3/12/2999 soon"})
    assert wrong.status_code == 422 and "These are no days: soon." in wrong.content.decode()
    pasted = {"body": "police_council", "days": "3/12/2999\n14-1-3000", "agenda_days": "10"}
    assert "2 meetings were added" in browser.post(address, pasted, follow=True).content.decode()
    meeting = models.Meeting.objects.first()
    assert meeting is not None and meeting.agenda_closes_on is not None
    assert (meeting.held_on - meeting.agenda_closes_on).days == 10
    browser.post(reverse("members:drop_meeting", args=[meeting.pk]))
    assert models.Meeting.objects.count() == 1


def test_ask_the_database_at_most_six_questions(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    centre = make_centre()
    zones = [make_organisation() for _ in range(8)]
    partnership = make_partnership(centre=centre, members=tuple(zones[:4]))
    coordinator = wearing(make_hat(role=Role.COORDINATOR, organisation=centre))
    lead = make_hat(organisation=zones[0])
    organ = make_organ(partnership=partnership)
    for zone in zones[4:]:
        make_accession(partnership=partnership, organisation=zone)
        models.Meeting.objects.create(
            organisation=zone, body="police_council", held_on=clock.today() + timedelta(days=30)
        )
    for _ in range(3):
        make_seat(organ=organ, hat=make_hat(organisation=zones[0]))
    row = models.Accession.objects.first()
    membership = partnership.memberships.filter(organisation=zones[0]).get()
    assert row is not None
    for read in (
        lambda: partnership_page(coordinator, partnership.pk),
        lambda: accession_page(coordinator, row.pk),
        lambda: organ_page(wearing(lead), organ.pk),
        lambda: decisions_page(wearing(lead), partnership.pk),
        lambda: invitees_page(coordinator, partnership.pk),
        lambda: membership_page(wearing(lead), membership.pk),
        lambda: calendar_page(wearing(lead), zones[0].pk),
        lambda: tasks_for(coordinator),
    ):
        with django_assert_max_num_queries(6):
            read()
