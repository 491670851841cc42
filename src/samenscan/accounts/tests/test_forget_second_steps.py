"""Forgetting second steps …"""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from samenscan.accounts.actions import forget_second_steps
from samenscan.accounts.tests.signing_in import PASSWORD, give_password, is_signed_in, somebody
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import ANYONE, OPERATOR, Actor
from samenscan.core.refused import NotFound

pytestmark = pytest.mark.django_db


def test_lets_the_person_in_with_the_password_to_set_up_a_new_one(client: Client) -> None:
    somebody(second_factor=True)
    forget_second_steps(OPERATOR, email=" Nele@example.test")
    give_password(client, PASSWORD)
    assert is_signed_in(client)
    assert client.get(reverse("scans:rounds")).headers["Location"] == reverse("home")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_ends_every_session_of_the_person_and_nobody_elses(client: Client) -> None:
    person = somebody(second_factor=True)
    client.force_login(person)
    other = Client()
    other.force_login(somebody(email="omar@example.test"))
    forget_second_steps(OPERATOR, email=person.email)
    assert client.get(reverse("mfa_index")).status_code == 302
    assert other.get(reverse("mfa_index")).status_code == 200


def test_tells_the_person_and_the_journal() -> None:
    person = somebody(second_factor=True)
    forget_second_steps(OPERATOR, email=person.email)
    assert Job.objects.get().payload["to"] == person.email
    line = JournalLine.objects.get(event="account.forgotten-second-steps")
    assert (line.role, line.object_id) == ("operator", str(person.pk))


def test_is_for_the_operator_alone() -> None:
    person = somebody(second_factor=True)
    for actor in (ANYONE, Actor(person.pk)):
        with pytest.raises(NotFound):
            forget_second_steps(actor, email=person.email)
    assert Authenticator.objects.exists()


def test_finds_nobody_at_an_unknown_address() -> None:
    with pytest.raises(NotFound):
        forget_second_steps(OPERATOR, email="nobody@example.test")
