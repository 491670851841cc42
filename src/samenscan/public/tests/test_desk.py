"""The coordinator's page about the public page …"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import enter

from samenscan.core.access import Role
from samenscan.members.models import Partnership
from samenscan.members.tests.make import make_hat, make_organisation, make_partnership
from samenscan.public.models import PublicPage
from samenscan.public.tests.make import make_border, make_round

pytestmark = pytest.mark.django_db


def a_desk() -> tuple[Client, Partnership]:
    """A coordinator who signed in, and a partnership of theirs."""
    zone = make_organisation(name="PZ Linde")
    make_border(zone)
    partnership = make_partnership(name="Police East", members=(zone,))
    hat = make_hat(role=Role.COORDINATOR, organisation=partnership.centre)
    return enter(Client(), hat), partnership


def address(name: str, partnership: Partnership, **more: str) -> str:
    """One of the coordinator's addresses."""
    return reverse(f"public:{name}", kwargs={"partnership": partnership.pk, **more})


def filled(**other: object) -> dict[str, object]:
    """The form as a browser sends it."""
    return {"slug": "police-east", "shows_members": "on", "shows_growth": "on", **other}


def test_keeps_publishes_and_withdraws() -> None:
    client, partnership = a_desk()
    row = make_round(partnership, name="ICT-scan")
    posted = filled(rounds=[str(row.pk)], addition_fr="Appelez-nous.")
    assert client.post(address("desk", partnership), posted).status_code == 302
    page = PublicPage.objects.get()
    assert (page.shows_map, page.additions) == (False, {"fr": "Appelez-nous."})
    assert page.rounds.get().round == row
    client.post(address("publish", partnership))
    assert "Appelez-nous." in Client().get("/publiek/police-east/fr/").content.decode()
    client.post(address("withdraw", partnership))
    assert Client().get("/publiek/police-east/fr/").status_code == 404


def test_previews_exactly_what_the_public_will_see() -> None:
    client, partnership = a_desk()
    client.post(address("desk", partnership), filled())
    for language in ("nl", "fr", "de", "en"):
        assert Client().get(f"/publiek/police-east/{language}/").status_code == 404
        preview = client.get(address("preview", partnership, language=language))
        assert preview["Cache-Control"] == "no-store, private"
        client.post(address("publish", partnership))
        public = Client().get(f"/publiek/police-east/{language}/")
        assert preview.content == public.content
        client.post(address("withdraw", partnership))


def test_says_beside_the_field_what_cannot_be() -> None:
    client, partnership = a_desk()
    response = client.post(address("desk", partnership), filled(slug="Police East"))
    assert response.status_code == 422
    assert 'id="id_slug_error"' in response.content.decode()


def test_warns_where_a_count_tells_of_every_member() -> None:
    client, partnership = a_desk()
    make_round(partnership, name="Everybody", n_asked=4, n_took_part=4)
    make_round(partnership, name="Some", n_asked=4, n_took_part=3)
    html = client.get(address("desk", partnership)).content.decode()
    told = dict(re.findall(r"(Everybody|Some): ([^<]*)", html))
    assert len(told["Everybody"]) > len(told["Some"]) + 10


def test_offers_the_press_text_in_four_languages() -> None:
    client, partnership = a_desk()
    html = client.get(address("desk", partnership)).content.decode()
    for language in ("nl", "fr", "de", "en"):
        assert f'<textarea id="press-{language}" lang="{language}"' in html


def test_asks_little_of_the_database() -> None:
    client, partnership = a_desk()
    client.get(address("desk", partnership))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address("desk", partnership)).status_code == 200
    # Three are for session, person and hats; the page itself is built for the press texts.
    assert len(asked) <= 3 + 7
