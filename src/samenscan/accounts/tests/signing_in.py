"""What a person does to sign in, for tests."""

import base64
import hashlib
import hmac
import struct
import time

from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samenscan.accounts.actions import make_person
from samenscan.accounts.models import Person
from samenscan.core.access import OPERATOR

PASSWORD = "linde beuk eik wilg"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def somebody(*, email: str = "nele@example.test", second_factor: bool = False) -> Person:
    """A person with PASSWORD, and with an app if asked."""
    person = make_person(OPERATOR, email=email, name="Nele", language="nl", password=PASSWORD)
    if second_factor:
        TOTP.activate(person, TOTP_SECRET)
    return person


def code_now(secret: str = TOTP_SECRET) -> str:
    """What the app shows at this moment (RFC 6238: SHA-1, 30 seconds, 6 digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**6).zfill(6)


def give_password(client: Client, password: str, email: str = "nele@example.test") -> HttpResponse:
    """The first step of signing in."""
    fields = {"login": email, "password": password}
    response = client.post(reverse("account_login"), fields, headers={"accept-language": "en"})
    assert isinstance(response, HttpResponse)
    return response


def give_code(client: Client, code: str) -> HttpResponse:
    """The second step of signing in."""
    address = reverse("mfa_authenticate")
    response = client.post(address, {"code": code}, headers={"accept-language": "en"})
    assert isinstance(response, HttpResponse)
    return response


def is_signed_in(client: Client) -> bool:
    """Whether the session belongs to somebody."""
    return "_auth_user_id" in client.session
