"""The start page …"""

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.scans.tests.make import make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def start_of(client: Client) -> str:
    """What the start page says."""
    return client.get(reverse("home")).content.decode()


def test_tells_a_zone_how_far_its_own_scan_is_and_the_centre_nothing_of_that() -> None:
    world = make_world()
    assert "0 of 6 answered" in start_of(signed_in(world.lead))
    save(world.lead, world.sheet, "B1", paper="3", practice="2")
    assert "1 of 6 answered" in start_of(signed_in(world.contributor))
    assert " answered" not in start_of(signed_in(world.coordinator))
