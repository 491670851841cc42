"""Keeping the secret of a second factor …"""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import override_settings

from samenscan.accounts.actions import make_person
from samenscan.accounts.models import Person
from samenscan.core.access import OPERATOR

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def somebody() -> Person:
    """A person without a second factor yet."""
    return make_person(
        OPERATOR, email="some@example.test", name="Some Body", language="nl", password=None
    )


def code_now() -> str:
    """The code that the app shows."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(SECRET, counter)))


def test_leaves_no_readable_secret_in_the_database() -> None:
    TOTP.activate(somebody(), SECRET)
    assert SECRET not in str(Authenticator.objects.get().data)


def test_opens_with_the_key_it_was_closed_with() -> None:
    TOTP.activate(somebody(), SECRET)
    assert TOTP(Authenticator.objects.get()).validate_code(code_now())


def test_opens_after_the_secret_key_was_replaced() -> None:
    TOTP.activate(somebody(), SECRET)
    with override_settings(SECRET_KEY="new" * 20):
        assert TOTP(Authenticator.objects.get()).validate_code(code_now())


def test_stays_closed_without_the_vault_key() -> None:
    TOTP.activate(somebody(), SECRET)
    with override_settings(VAULT_KEY="other" * 10):
        assert not TOTP(Authenticator.objects.get()).validate_code(code_now())
