"""What is kept about a person …"""

import json

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.base.jobs import try_again
from samenscan.base.mail import send_later
from samenscan.base.models import Job, JobState, JournalLine
from samenscan.core.access import OPERATOR
from samenscan.core.refused import NotFound
from samenscan.members.actions import StillInARole, erase_from_register
from samenscan.members.models import Hat, Invitation
from samenscan.scans.models import Answer
from samenscan.scans.queries.sheets import section_page
from samenscan.scans.tests.make import make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def test_is_taken_away_by_themselves_and_holds_no_answer() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "G2", value="987654")
    save(world.lead, world.sheet, "B2", value="yes")
    response = signed_in(world.contributor).post(reverse("about_me"))
    told = json.loads(response.content)
    assert told["email"] == Person.objects.get(pk=world.contributor.signed_in()).email
    assert [one["question"] for one in told["answered"]] == ["G2"]
    assert {line["event"] for line in told["journal"]} == {"answer.save", "person.export"}
    assert "987654" not in response.content.decode()
    assert response["Cache-Control"] == "no-store, private"
    assert Client().post(reverse("about_me")).status_code == 302


def test_is_erased_once_no_role_runs_any_more() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B2", value="yes")
    person = Person.objects.get(pk=world.contributor.signed_in())
    email, name = person.email, person.name
    with pytest.raises(StillInARole):
        erase_from_register(OPERATOR, email=email)
    with pytest.raises(NotFound):
        erase_from_register(world.coordinator, email=email)
    hat = Hat.objects.get(person=person)
    hat.ends_on = hat.starts_on
    hat.save()
    for key in ("waits", "failed"):
        send_later(to=email, subject="Nog twee dagen", body=f"Dag {name}", key=key)
    Job.objects.filter(key="failed").update(state=JobState.FAILED, last_error=f"550 {email}")
    erased = erase_from_register(OPERATOR, email=f" {email.upper()}")
    person.refresh_from_db()
    assert erased == person
    assert email not in (person.email, *Invitation.objects.values_list("email", flat=True))
    assert not person.is_active
    assert not person.has_usable_password()
    assert Answer.objects.get(question="B2").answered_by == person
    page = section_page(world.lead, world.sheet.pk, "B")
    assert name not in {question.answered_by for question in page.questions}
    for key in ("waits", "failed"):
        try_again(OPERATOR, job=Job.objects.get(key=key).pk)
        mail = Job.objects.get(key=key)
        assert (mail.state, mail.payload, mail.last_error) == (JobState.FAILED, {}, "")
    assert not JournalLine.objects.filter(facts__icontains=email).exists()
