"""The pages of members and invitations …"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.accounts.tests.signing_in import code_now
from samenscan.base import jobs
from samenscan.base.models import Job
from samenscan.base.tests.post_office import post_office
from samenscan.core.access import Role
from samenscan.members import models
from samenscan.members.tests.make import (
    PASSWORD,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    make_person,
)

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def enter(hat: models.Hat) -> Client:
    """A browser in which the wearer of this hat is signed in."""
    client = Client(headers=ENGLISH)
    client.force_login(hat.person)
    session = client.session
    session["second_factor"], session["hat"] = True, str(hat.pk)
    session.save()
    return client


def invite(client: Client, seat: str, email: str = "nele@example.test", name: str = "Nele") -> str:
    """Fill in the invitation form; what the page says."""
    fields = {"name": name, "email": email, "seat": seat, "language": "en"}
    response = client.post(reverse("members:invite"), fields, follow=True)
    return response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_lead_from_the_form_over_a_real_mail_to_the_own_hat() -> None:
    zone = make_organisation(name="PZ Alderbeek")
    lead = enter(make_hat(organisation=zone))
    with post_office() as office:
        told = invite(lead, f"contributor:{zone.pk}")
        assert "The invitation to nele@example.test is on its way." in told
        assert jobs.work_once()
    (letter,) = office.letters
    found = re.search(r"https?://[^/\s]+(/\S+)", letter.get_content())
    assert found
    newcomer = Client(headers=ENGLISH)
    landing = newcomer.get(found.group(1)).content.decode()
    for words in ("Contributor", "PZ Alderbeek", "nele@example.test"):
        assert words in landing
    answer = newcomer.post(found.group(1), {"name": "Nele", "password": PASSWORD})
    assert answer.headers["Location"] == reverse("mfa_index")
    assert newcomer.get(reverse("scans:rounds")).headers["Location"] == reverse("home")
    assert "One more step" in newcomer.get(reverse("home")).content.decode()
    setup = newcomer.get(reverse("mfa_activate_totp"))
    newcomer.post(reverse("mfa_activate_totp"), {"code": code_now(setup.context["form"].secret)})
    assert newcomer.get(reverse("scans:rounds")).status_code == 200
    assert "contributor" in newcomer.get(reverse("home")).content.decode().lower()


def test_ask_an_invitee_with_an_account_to_sign_in_and_bring_them_back() -> None:
    zone, person = make_organisation(), make_person(email="nele@example.test")
    invite(enter(make_hat(organisation=zone)), f"contributor:{zone.pk}")
    link = re.search(r"https?://[^/\s]+(/\S+)", Job.objects.get().payload["body"])
    assert link
    stranger = Client(headers=ENGLISH)
    landing = stranger.get(link.group(1)).content.decode()
    assert "You already have an account" in landing
    assert f"{reverse('account_login')}?next={link.group(1)}" in landing
    assert 'name="password"' not in landing
    attempt = stranger.post(link.group(1), {"name": "X", "password": "a thief was here once"})
    assert attempt.status_code == 409
    assert not models.Hat.objects.filter(person=person).exists()
    own = Client(headers=ENGLISH)
    own.force_login(person)
    assert own.post(link.group(1)).headers["Location"] == reverse("home")
    assert models.Hat.objects.filter(person=person, organisation=zone).exists()


@pytest.mark.parametrize("address", ["wrong", "a" * 43])
def test_answer_a_wrong_link_with_a_sentence_and_a_remedy(address: str) -> None:
    response = Client(headers=ENGLISH).get(reverse("members:invitation", args=[address]))
    assert response.status_code == 404
    assert "This invitation link does not work." in response.content.decode()
    assert "ask for a new invitation" in response.content.decode()


def test_show_what_is_wrong_beside_the_field_and_keep_what_was_typed() -> None:
    zone = make_organisation()
    client = enter(make_hat(organisation=zone))
    fields = {"name": "Nele", "email": "no address", "seat": f"lead:{zone.pk}", "language": "nl"}
    response = client.post(reverse("members:invite"), fields)
    html = response.content.decode()
    assert response.status_code == 422
    assert "error-summary" in html
    assert 'value="Nele"' in html
    invite(client, f"contributor:{zone.pk}")
    assert "has already been invited" in invite(client, f"contributor:{zone.pk}")


def test_give_no_role_that_nobody_chose() -> None:
    zone = make_organisation()
    client = enter(make_hat(organisation=zone))
    shown = client.get(reverse("members:invite")).content.decode()
    assert shown.index('<option value="" selected') < shown.index(f'value="lead:{zone.pk}"')
    assert "Choose what they will do here." in invite(client, "")
    assert not models.Invitation.objects.exists()


def test_refuse_a_seat_that_was_not_offered() -> None:
    zone, neighbour = make_organisation(), make_organisation()
    client = enter(make_hat(organisation=zone))
    invite(client, f"lead:{neighbour.pk}")
    invite(client, f"coordinator:{zone.pk}")
    assert not models.Invitation.objects.exists()


def test_say_why_a_password_is_refused_and_make_no_account() -> None:
    zone = make_organisation()
    invite(enter(make_hat(organisation=zone)), f"contributor:{zone.pk}")
    link = re.search(r"https?://[^/\s]+(/\S+)", Job.objects.get().payload["body"])
    assert link
    response = Client(headers=ENGLISH).post(link.group(1), {"name": "Nele", "password": "short"})
    assert response.status_code == 422
    assert "too short" in response.content.decode()
    assert 'value="short"' not in response.content.decode()
    assert not Person.objects.filter(email="nele@example.test").exists()


def test_list_people_with_their_roles_and_end_one() -> None:
    zone = make_organisation()
    client = enter(make_hat(organisation=zone))
    colleague = make_hat(role=Role.SIGNATORY, organisation=zone)
    page = client.get(reverse("members:people")).content.decode()
    assert colleague.person.email in page
    client.post(reverse("members:end_hat", args=[colleague.pk]))
    page = client.get(reverse("members:people")).content.decode()
    assert colleague.person.email not in page


def test_keep_the_last_lead_and_say_what_would_help() -> None:
    lead = make_hat()
    response = enter(lead).post(reverse("members:end_hat", args=[lead.pk]), follow=True)
    assert "or invite a successor first" in response.content.decode()
    assert models.Hat.objects.get().ends_on is None


def test_show_members_of_today_and_never_their_people() -> None:
    centre, zone, neighbour = make_centre(), make_organisation(), make_organisation()
    east = make_partnership(centre=centre, members=(zone, neighbour))
    stranger = make_hat(organisation=neighbour)
    client = enter(make_hat(organisation=zone))
    page = client.get(reverse("members:partnership", args=[east.pk])).content.decode()
    assert neighbour.name in page
    assert stranger.person.name not in page
    assert stranger.person.email not in page


def test_take_few_questions_to_the_database(django_assert_max_num_queries: object) -> None:
    centre = make_centre()
    zones = tuple(make_organisation() for _ in range(20))
    east = make_partnership(centre=centre, members=zones)
    coordinator = make_hat(role=Role.COORDINATOR, organisation=centre)
    for _ in range(5):
        make_hat(role=Role.DELEGATE, partnership=east)
    client = enter(coordinator)
    assert callable(django_assert_max_num_queries)
    for address in (
        reverse("members:people"),
        reverse("members:invite"),
        reverse("members:partnerships"),
        reverse("members:partnership", args=[east.pk]),
    ):
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
