"""What no person types …"""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.cast import make_cast
from tests.doors.addresses import ADDRESSES

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"')
ODD = (
    "\0",
    "²",
    "9" * 5000,
    "-1",
    "1e999",
    "NaN",
    "\u202e\U0001f600",
    "../../etc/passwd",
    "[]{}'\"",
)
QUERIES = ("q", "after", "sort", "kind", "ended", "partnership", "on", "zoek", "chosen", "id", "o")


def fields_of(html: str) -> set[str]:
    """The names of the fields on a page, but for the token of the form."""
    return set(FIELD.findall(html)) - {"csrfmiddlewaretoken"}


def status(client: Client, method: str, address: str, **sent: str) -> int:
    """The status of a request whose work is undone; a broken page raises."""
    with transaction.atomic():
        response = client.get(address, sent) if method == "GET" else client.post(address, sent)
        transaction.set_rollback(True)
    return response.status_code


def test_breaks_no_form() -> None:
    cast = make_cast()
    clients = {who: cast.enter(who, Client()) for who in ("coordinator", "lead")}
    n_tried = 0
    for name, address in ADDRESSES.items():
        if "POST" not in address.methods:
            continue
        url = reverse(name, kwargs=dict(address.row(cast.own)))
        for client in clients.values():
            page = client.get(url).getvalue().decode() if "GET" in address.methods else ""
            names = fields_of(page) | {
                "hat",
                "role",
                "partnership",
                "chosen",
                "body",
                "row-1",
                "all",
            }
            names |= {"q-B2-value", "q-B2-version", "q-B1-paper", "q-B2-missing", "on", "reason"}
            for odd in ODD:
                assert status(client, "POST", url, **dict.fromkeys(names, odd)) < 500
                n_tried += 1
    assert n_tried > 300


def test_breaks_no_search() -> None:
    cast = make_cast()
    client = cast.enter("coordinator", Client())
    for name, address in ADDRESSES.items():
        if "GET" in address.methods:
            url = reverse(name, kwargs=dict(address.row(cast.own)))
            for odd in ODD:
                assert status(client, "GET", url, **dict.fromkeys(QUERIES, odd)) < 500, url


def test_breaks_no_page_of_signing_in() -> None:
    client = Client()
    for name in ("account_login", "account_reset_password", "mfa_authenticate", "set_language"):
        for odd in ODD:
            fields = dict.fromkeys(("login", "password", "email", "code", "language", "next"), odd)
            assert status(client, "POST", reverse(name), **fields) < 500
    for odd in ("²", "9" * 5000, "\u202e", "a" * 300):
        assert status(client, "GET", reverse("members:invitation", args=[odd])) == 404
