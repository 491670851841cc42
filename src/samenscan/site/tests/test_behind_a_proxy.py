"""Behind a reverse proxy …"""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from samenscan.accounts.tests.signing_in import PASSWORD, is_signed_in, somebody

pytestmark = pytest.mark.django_db


def sign_in(client: Client, *, email: str, password: str, address: str) -> HttpResponse:
    """One attempt that the proxy passes on from this address."""
    response = client.post(
        reverse("account_login"),
        {"login": email, "password": password},
        headers={"x-forwarded-for": address},
    )
    assert isinstance(response, HttpResponse)
    return response


def signs_in_after_somebody_elses_twenty_failures() -> bool:
    """Whether a person at one address still can, when another address tried and failed."""
    somebody()
    for number in range(20):
        sign_in(Client(), email=f"x{number}@example.test", password="no", address="203.0.113.7")
    client = Client()
    sign_in(client, email="nele@example.test", password=PASSWORD, address="198.51.100.4")
    return is_signed_in(client)


def test_a_lock_out_counts_per_person_when_the_proxy_is_told() -> None:
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        assert signs_in_after_somebody_elses_twenty_failures()


def test_a_forwarded_address_is_not_believed_otherwise() -> None:
    assert not signs_in_after_somebody_elses_twenty_failures()


def test_only_what_the_proxy_added_is_believed() -> None:
    somebody()
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        for number in range(21):
            forged = f"192.0.2.{number}, 203.0.113.7"
            sign_in(Client(), email=f"x{number}@example.test", password="no", address=forged)
        client = Client()
        sign_in(client, email="nele@example.test", password=PASSWORD, address="203.0.113.7")
        assert not is_signed_in(client)
