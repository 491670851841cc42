"""What one organisation answered …"""

import logging
import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from samenscan.findings.models import Release
from samenscan.scans.models import Answer
from samenscan.scans.tests.make import overwrite
from tests.attacks.scene import ASIDE, OWN, SHARED, kept_words, make_scene, requests_of, written

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
CANARIES = (*written(SHARED), *written(OWN), ASIDE)


def told(client: Client, method: str, address: str) -> str:
    """Everything one request gets back, headers included; whatever it did is undone."""
    with transaction.atomic():
        response = client.get(address) if method == "GET" else client.post(address)
        body = response.getvalue()
        transaction.set_rollback(True)
    return f"{response.headers}{body.decode(errors='replace')}"


def found(words: str) -> list[str]:
    """The canaries in a text."""
    return [canary for canary in CANARIES if canary in words]


def test_reaches_nobody_else_by_any_address_mail_journal_or_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    scene = make_scene()
    requests = list(requests_of(scene))
    assert len(requests) > 90
    leaks = [
        f"{who}: {method} {address}"
        for who, client in scene.curious.items()
        for method, address in requests
        if found(told(client, method, address))
    ]
    assert not leaks, "\n".join(leaks)
    assert not found(kept_words())
    assert not found(caplog.text)
    assert not any(found(str(release.content)) for release in Release.objects.all())


def test_is_seen_by_its_own_lead_so_that_the_search_above_could_find_it() -> None:
    scene = make_scene()
    seen = "".join(
        told(scene.keeper_client, "GET", address)
        for method, address in requests_of(scene)
        if method == "GET" and "/blad/" in address
    )
    assert {SHARED, OWN, ASIDE} <= set(found(seen))


def test_moves_nothing_that_was_told_together_once_it_was_told() -> None:
    scene = make_scene()
    address = reverse("reports:collective", args=[scene.told_round.pk])

    def pages() -> list[str]:
        told_to = (scene.curious[who] for who in ("coordinator", "analyst", "neighbour"))
        return [client.get(address).content.decode().partition("<main")[2] for client in told_to]

    before = [TOKEN.sub("", page) for page in pages()]
    assert all("Budget" in page or "budget" in page for page in before)
    assert not any(str(scene.told_sheet.organisation_id) in page for page in before)
    overwrite(Answer.objects.filter(question="B4"), value={"value": "no"})
    assert [TOKEN.sub("", page) for page in pages()] == before
