"""A public page …"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenscan.base import clock
from samenscan.members.tests.make import (
    make_membership,
    make_organisation,
    make_partnership,
    make_person,
)
from samenscan.public.models import PublicPage
from samenscan.public.tests.make import (
    a_coordinator,
    make_border,
    make_page,
    make_round,
    tell_of,
)

pytestmark = pytest.mark.django_db
PAGE = "/publiek/police-east/"
LANGUAGES = ("nl", "fr", "de", "en")
PARTS = ("groei.svg", "groei.png", "kaart.svg", "kaart.png", "deelname.svg", "nieuws.atom")


def everything() -> PublicPage:
    """A page with members, growth, map and participation."""
    zones = [make_organisation(name=f"PZ {number}") for number in range(4)]
    partnership = make_partnership(name="Police East", members=tuple(zones))
    for number, zone in enumerate(zones):
        make_border(zone, at=(4.5 + number / 10, 50.9))
    page = make_page(partnership=partnership)
    tell_of(page, make_round(partnership, name="ICT-scan 2026"))
    return page


def test_is_for_everybody_and_knows_nobody(client: Client) -> None:
    page = everything()
    plain = client.get(PAGE)
    client.force_login(make_person(name="Somebody Special"))
    client.cookies["language"] = "fr"
    known = client.get(PAGE, headers={"accept-language": "de"})
    assert plain.status_code == known.status_code == 200
    assert plain.content == known.content
    assert page.partnership.name in plain.content.decode()


@pytest.mark.parametrize("part", ["", *(f"nl/{part}" for part in PARTS)])
def test_can_be_kept_by_any_cache(client: Client, part: str) -> None:
    everything()
    client.force_login(make_person())
    response = client.get(PAGE + part)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["ETag"]
    assert response["Last-Modified"]
    assert "Set-Cookie" not in response
    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    for condition in (
        {"if-none-match": response["ETag"]},
        {"if-modified-since": response["Last-Modified"]},
    ):
        again = client.get(PAGE + part, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
    assert client.head(PAGE + part).status_code == 200
    assert client.post(PAGE + part).status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_speaks_four_languages_each_at_its_own_address(client: Client, language: str) -> None:
    everything()
    response = client.get(f"{PAGE}{language}/")
    html = response.content.decode()
    assert response["Content-Language"] == language
    assert f'<html lang="{language}">' in html
    for other in LANGUAGES:
        assert f'hreflang="{other}"' in html
    assert client.get(f"{PAGE}{language}/nieuws.atom")["Content-Language"] == language
    assert client.get(f"{PAGE}xx/").status_code == 404


def test_asks_little_of_the_database(client: Client) -> None:
    everything()
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(PAGE)
    with CaptureQueriesContext(connection) as again:
        client.get(PAGE)
    assert len(first) <= 6
    assert len(again) == 1


def test_that_is_not_published_looks_like_one_that_never_existed(client: Client) -> None:
    make_page(slug="hidden", is_published=False)
    make_page(slug="seen")
    told = set()
    for path in (
        "hidden/",
        "hidden/fr/",
        "hidden/nl/groei.png",
        "hidden/nl/nieuws.atom",
        "never/",
        "seen/xx/",
        "seen/nl/kaart.svg",
        "seen/nl/anything.png",
        "seen/nl/",
        "a/b/c/d/",
    ):
        response = client.get(f"/publiek/{path}")
        if path == "seen/nl/":
            assert response.status_code == 200
            continue
        assert response.status_code == 404, path
        told.add((response.content, response["Cache-Control"], response.get("Vary")))
    assert len(told) == 1
    for hidden, never in (("hidden", "never"), ("hidden/fr", "never/fr")):
        ways = [client.get(f"/publiek/{path}") for path in (hidden, never)]
        assert [way.status_code for way in ways] == [301, 301]


def test_is_not_there_for_its_own_coordinator_either(client: Client) -> None:
    page = make_page(is_published=False)
    actor = a_coordinator(page.partnership)
    assert actor.person is not None
    client.force_login(type(make_person()).objects.get(pk=actor.person))
    assert client.get(PAGE).status_code == 404


def test_shows_the_members_of_today_and_no_plans(client: Client) -> None:
    page = make_page(partnership=make_partnership())
    today = clock.today()
    for name, start, end in (
        ("PZ Nu", -100, None),
        ("PZ Laatste Dag", -100, 0),
        ("PZ Weg", -100, -1),
        ("PZ Straks", 1, None),
    ):
        make_membership(
            partnership=page.partnership,
            organisation=make_organisation(name=name),
            starts_on=today + timedelta(days=start),
            ends_on=None if end is None else today + timedelta(days=end),
        )
    html = client.get(PAGE).content.decode()
    assert "PZ Nu" in html
    assert "PZ Laatste Dag" in html
    assert "PZ Weg" not in html
    assert "PZ Straks" not in html


def test_is_made_anew_every_day(client: Client) -> None:
    page = make_page(partnership=make_partnership())
    make_membership(
        partnership=page.partnership,
        organisation=make_organisation(name="PZ Morgen"),
        starts_on=datetime(2026, 5, 2, tzinfo=UTC).date(),
    )
    with clock.held_at(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        assert b"PZ Morgen" not in client.get(PAGE).content
    with clock.held_at(datetime(2026, 5, 2, 12, tzinfo=UTC)):
        assert b"PZ Morgen" in client.get(PAGE).content


def test_has_a_picture_where_links_are_shown(client: Client) -> None:
    everything()
    html = client.get(f"{PAGE}fr/").content.decode()
    found = re.search(r'property="og:image" content="http://[^/]+([^"]+)"', html)
    assert found is not None
    picture = client.get(found[1])
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_escapes_every_name(client: Client) -> None:
    evil = '<script>alert("x")</script>'
    zone = make_organisation(name=evil)
    make_border(zone)
    page = make_page(partnership=make_partnership(name=f"P & {evil}", members=(zone,)))
    tell_of(page, make_round(page.partnership, name=evil))
    for part in ("", "nl/groei.svg", "nl/kaart.svg", "nl/deelname.svg", "nl/nieuws.atom"):
        assert "<script" not in client.get(PAGE + part).content.decode()


def test_stands_in_the_map_of_the_site_that_robots_find(client: Client) -> None:
    make_page(slug="seen")
    make_page(slug="hidden", is_published=False)
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: " in robots
    assert "Disallow: /\n" in robots
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count("<url>") == len(LANGUAGES)
    assert "/publiek/seen/" in sitemap
    assert "hidden" not in sitemap
