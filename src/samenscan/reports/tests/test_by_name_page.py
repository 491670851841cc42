"""D17: answers by name are a part of the page that the register has the fingerprint of."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.findings.actions import publish
from samenscan.findings.models import Handout
from samenscan.findings.queries import collective_result
from samenscan.findings.tests.test_by_name import agree, get, world_of
from samenscan.reports.by_name import by_name_body
from samenscan.reports.collective_files import by_name_of, together_of
from samenscan.reports.collective_html import collective_body
from samenscan.scans.tests.make import after_closing

pytestmark = pytest.mark.django_db


def test_D17_the_page_counts_in_the_fingerprint_of_the_register(client: Client) -> None:
    world = world_of()
    agree(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        get(client, world.lead, reverse("reports:collective", args=[world.round.pk]))
        result = collective_result(world.lead, world.round.pk)
    row = Handout.objects.get()
    named, told = by_name_of(result), together_of(result)
    assert named is not None and told is not None
    shown = collective_body(told, row.language) + by_name_body(named, row.language)
    assert row.digest == hashlib.sha256(shown.encode()).hexdigest()
