"""A session whose hat was taken away …"""

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.members.actions import end_hat
from samenscan.members.models import Hat
from samenscan.members.tests.make import make_hat, wearing
from samenscan.scans.models import Answer
from tests.cast import Cast, enter, make_cast

pytestmark = pytest.mark.django_db


def addresses_of(cast: Cast) -> list[str]:
    """What a contributor of the zone can open."""
    sheet = cast.own.sheet(cast.own.open_round).pk
    return [
        reverse("scans:sheet", args=[sheet]),
        reverse("scans:section", args=[sheet, "B"]),
        reverse("scans:round", args=[cast.own.open_round.pk]),
    ]


def test_reads_and_writes_nothing_from_the_next_request_on() -> None:
    cast = make_cast()
    hat = cast.own.contributor
    client = enter(Client(), hat)
    addresses = addresses_of(cast)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    end_hat(wearing(cast.own.lead), hat=hat.pk)
    n_answers = Answer.objects.count()
    sheet = cast.own.sheet(cast.own.open_round).pk
    saved = client.post(
        reverse("scans:save_answer", args=[sheet, "B", "B2"]), {"q-B2-value": "yes"}
    )
    assert saved.status_code == 302
    assert Answer.objects.count() == n_answers
    for address in addresses:
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (302, reverse("home"))


def test_falls_back_to_another_hat_that_opens_only_its_own_place() -> None:
    cast = make_cast()
    hat = cast.own.contributor
    elsewhere = make_hat(person=hat.person, role=Role.LEAD, organisation=cast.other.zone)
    client = enter(Client(), hat)
    assert client.get(addresses_of(cast)[0]).status_code == 200
    Hat.objects.filter(pk=hat.pk).update(ends_on=clock.today())
    assert [client.get(address).status_code for address in addresses_of(cast)] == [404, 404, 404]
    theirs = reverse("scans:sheet", args=[cast.other.sheet(cast.other.open_round).pk])
    assert elsewhere.organisation == cast.other.zone
    assert client.get(theirs).status_code == 200


def test_is_over_when_the_account_is_switched_off() -> None:
    cast = make_cast()
    hat = cast.own.contributor
    client = enter(Client(), hat)
    hat.person.is_active = False
    hat.person.save()
    response = client.get(addresses_of(cast)[0])
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_does_not_lend_its_rights_to_the_other_hats_of_a_coordinator_who_leads_a_zone() -> None:
    cast = make_cast()
    coordinator = cast.hats["coordinator"]
    lead = make_hat(person=coordinator.person, role=Role.LEAD, organisation=cast.own.neighbour)
    sheet = reverse("scans:sheet", args=[cast.own.sheet(cast.own.open_round).pk])
    progress = reverse("scans:round", args=[cast.own.open_round.pk])
    assert enter(Client(), coordinator).get(sheet).status_code == 403
    as_lead = enter(Client(), lead)
    assert as_lead.get(sheet).status_code == 404
    assert cast.own.zone.name not in as_lead.get(progress).content.decode().partition("<main")[2]
