"""After repeated failures …"""

import pytest
from django.conf import settings
from django.test import Client

from samenscan.accounts.adapter import LOCKED_OUT_MINUTES
from samenscan.accounts.tests.signing_in import (
    PASSWORD,
    code_now,
    give_code,
    give_password,
    is_signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db
TOLD = f"Too many attempts in a row failed. Wait {LOCKED_OUT_MINUTES} minutes, then try again."


def test_even_the_right_password_is_refused_and_the_page_says_how_long(client: Client) -> None:
    somebody()
    for _ in range(5):
        assert TOLD not in give_password(client, "not the password").content.decode()
    answer = give_password(client, PASSWORD)
    assert TOLD in answer.content.decode()
    assert not is_signed_in(client)
    elsewhere = Client()
    give_password(elsewhere, PASSWORD)
    assert not is_signed_in(elsewhere), "the address is locked, not the browser"


def test_even_the_right_code_is_refused_and_the_page_says_how_long(client: Client) -> None:
    somebody(second_factor=True)
    give_password(client, PASSWORD)
    for _ in range(5):
        assert TOLD not in give_code(client, "000000").content.decode()
    assert TOLD in give_code(client, code_now()).content.decode()
    assert not is_signed_in(client)


def test_other_people_can_still_sign_in(client: Client) -> None:
    somebody()
    somebody(email="omar@example.test")
    for _ in range(6):
        give_password(client, "not the password")
    give_password(client, PASSWORD, email="omar@example.test")
    assert is_signed_in(client)


def test_four_failures_are_forgiven(client: Client) -> None:
    somebody()
    for _ in range(4):
        give_password(client, "not the password")
    give_password(client, PASSWORD)
    assert is_signed_in(client)


def test_the_time_told_is_the_time_that_counts() -> None:
    assert f",5/{LOCKED_OUT_MINUTES}m/key" in str(settings.ACCOUNT_RATE_LIMITS)


def test_the_count_is_kept_in_the_database_that_all_processes_share() -> None:
    assert "django.core.cache.backends.db.DatabaseCache" in str(settings.CACHES)
