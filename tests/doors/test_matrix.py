"""Every door, for every hat, in both tenants, by GET and POST: the table of permissions decides."""

from collections.abc import Sequence

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from samenscan.core.access import PERMISSIONS, require
from samenscan.core.refused import Refused
from samenscan.members.tests.make import make_hat
from samenscan.site.demo.cast import CAST
from samenscan.site.doors import DOORS, PUBLIC, SIGNED_IN
from tests.cast import Cast, Province, enter, make_cast, somebody_without_a_hat
from tests.doors.addresses import ADDRESSES, Address, place_of, resolvable

pytestmark = pytest.mark.django_db
LET_IN = {200, 302, 409, 422}
ONLY_IN_THE_DEMO = {"demo_enter", "demo_time"}
NEEDS_A_HAT = sorted(name for name, door in DOORS.items() if door not in (PUBLIC, SIGNED_IN))


def ask(client: Client, method: str, address: str) -> int:
    """The status of one request, which leaves nothing behind."""
    with transaction.atomic():
        response = client.get(address) if method == "GET" else client.post(address)
        transaction.set_rollback(True)
    return response.status_code


def expected(cast: Cast, who: str, name: str, address: Address, province: Province) -> set[int]:
    """What the table says: let in, forbidden, or nothing there."""
    actor = cast.actor(who)
    try:
        require(actor, DOORS[name], place_of(address, province, actor))
    except Refused as refused:
        return {refused.status}
    return LET_IN


def test_has_a_row_for_every_address_and_an_address_for_every_row() -> None:
    assert resolvable() == set(DOORS) - ONLY_IN_THE_DEMO


def test_has_a_permission_of_the_table_behind_every_row() -> None:
    assert {DOORS[name] for name in NEEDS_A_HAT} <= set(PERMISSIONS)


def test_tries_every_address_that_needs_a_hat() -> None:
    assert set(ADDRESSES) == set(NEEDS_A_HAT)


@pytest.mark.parametrize("name", NEEDS_A_HAT)
def test_opens(name: str) -> None:
    cast, address = make_cast(), ADDRESSES[name]
    wrong = []
    for who in CAST:
        client = cast.enter(who, Client())
        for tenant, province in (("own", cast.own), ("other", cast.other)):
            url = reverse(name, kwargs=dict(address.row(province)))
            for method in ("GET", "POST"):
                known = method in address.methods.split()
                right = expected(cast, who, name, address, province) if known else {405}
                status = ask(client, method, url)
                if status not in right:
                    wrong.append(f"{who}, {tenant} tenant, {method}: {status} instead of {right}")
    assert not wrong, "\n".join(wrong)


def sent_elsewhere(clients: Sequence[Client], cast: Cast, start: str) -> list[str]:
    """The addresses that need a hat where one of the clients is not sent to `start`."""
    wrong = []
    for name in NEEDS_A_HAT:
        url = reverse(name, kwargs=dict(ADDRESSES[name].row(cast.own)))
        for client in clients:
            for method in (client.get, client.post):
                response = method(url)
                where = response.headers.get("Location", "")
                if response.status_code != 302 or where.partition("?next=")[0] != start:
                    wrong.append(f"{name}: {response.status_code} {where}")
    return wrong


def test_sends_strangers_to_sign_in_at_every_address() -> None:
    assert sent_elsewhere([Client()], make_cast(), reverse("account_login")) == []


def test_stays_shut_at_every_address_without_a_hat_or_a_second_factor() -> None:
    cast, clients = make_cast(), [Client(), Client()]
    for client, person in zip(
        clients, (somebody_without_a_hat(), cast.hats["lead"].person), strict=True
    ):
        client.force_login(person)
    assert sent_elsewhere(clients, cast, reverse("home")) == []


@pytest.mark.parametrize("name", sorted(n for n, door in DOORS.items() if door == SIGNED_IN))
def test_of_an_account_is_for_whoever_signed_in(name: str) -> None:
    url = reverse(
        name, kwargs={"pk": 1} if name in ("mfa_edit_webauthn", "mfa_remove_webauthn") else {}
    )
    response = Client().get(url)
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))
    client = enter(Client(), make_hat())
    assert client.get(url).status_code in {200, 302, 404, 405, 409}


def test_that_does_not_exist_looks_like_one_that_is_not_yours() -> None:
    cast = make_cast()
    client = cast.enter("outsider", Client())
    nowhere = reverse("scans:sheet", args=["00000000-0000-4000-8000-000000000000"])
    theirs = reverse("scans:sheet", args=[cast.own.sheet(cast.own.open_round).pk])
    pages = [client.get(url) for url in (nowhere, theirs)]
    assert [page.status_code for page in pages] == [404, 404]
    told = [page.content.decode().replace(nowhere, "").replace(theirs, "") for page in pages]
    assert len({"csrf" in text for text in told}) == 1
    assert cast.own.zone.name not in told[1]


def test_follows_the_hat_that_is_worn_not_the_others_one_has() -> None:
    cast = make_cast()
    lead = cast.hats["lead"]
    second = make_hat(person=lead.person, organisation=cast.other.zone)
    url = reverse("scans:sheet", args=[cast.own.sheet(cast.own.open_round).pk])
    client = enter(Client(), lead)
    assert client.get(url).status_code == 200
    client.post(reverse("members:switch_hat"), {"hat": str(second.pk)})
    assert client.get(url).status_code == 404
    client.post(reverse("members:switch_hat"), {"hat": str(lead.pk)})
    assert client.get(url).status_code == 200


def test_does_not_take_a_hat_from_somebody_else() -> None:
    cast = make_cast()
    client = cast.enter("outsider", Client())
    theirs = str(cast.hats["lead"].pk)
    assert client.post(reverse("members:switch_hat"), {"hat": theirs}).status_code == 404
    session = client.session
    session["hat"] = theirs
    session.save()
    url = reverse("scans:sheet", args=[cast.own.sheet(cast.own.open_round).pk])
    assert client.get(url).status_code == 404
