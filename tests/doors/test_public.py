"""What is not public reaches no public address; and what is public is light."""

import gzip
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db.models import Model, UUIDField
from django.test import Client
from django.urls import URLPattern, reverse

from samenscan.accounts.models import Person
from samenscan.members import models as members
from samenscan.members.tests.make import (
    make_membership,
    make_organisation,
    make_partnership,
)
from samenscan.public import urls
from samenscan.public.models import PublicPage
from samenscan.public.shown.figures import Figure
from samenscan.public.tests.make import make_border, make_page, make_round, tell_of
from samenscan.scans.models import Answer, Round, Sheet
from samenscan.scans.tests.make import overwrite
from samenscan.site.demo.geography import invented_borders
from samenscan.site.doors import DOORS, PUBLIC
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "fr", "de", "en")
CANARY = "kanarie"


def open_addresses() -> list[str]:
    """Every public address of this feature, with every value its blanks can have here."""
    blanks = {
        "slug": ["oost", "verborgen"],
        "language": list(LANGUAGES),
        "figure": [figure.value for figure in Figure],
    }
    found = []
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        if DOORS[f"public:{pattern.name}"] == PUBLIC:
            names = list(pattern.pattern.converters)
            found += [
                reverse(f"public:{pattern.name}", kwargs=filled)
                for filled in fillings(names, blanks)
            ]
    return found


def fillings(names: list[str], blanks: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Every way to fill in these blanks."""
    if not names:
        yield {}
        return
    for value in blanks[names[0]]:
        for rest in fillings(names[1:], blanks):
            yield {names[0]: value, **rest}


def stage() -> tuple[Cast, PublicPage]:
    """A published page in a province full of people, answers and plans, each with its canary."""
    caches["public"].clear()
    cast = make_cast()
    own = cast.own
    Person.objects.update(name=f"Persoon {CANARY}")
    for number, person in enumerate(Person.objects.all()):
        Person.objects.filter(pk=person.pk).update(email=f"{CANARY}{number}@zone.example")
    members.Invitation.objects.update(name=f"Genode {CANARY}", email=f"{CANARY}@uit.example")
    members.Contact.objects.create(
        organisation=own.zone,
        label=f"Wacht {CANARY}",
        email=f"{CANARY}@wacht.example",
        phone="099",
    )
    overwrite(Answer.objects.all(), value={"value": CANARY})
    Round.objects.filter(pk=own.open_round.pk).update(name=f"Open {CANARY}")
    Round.objects.filter(pk=own.closed_round.pk).update(name=f"Niet gepubliceerd {CANARY}")
    members.Partnership.objects.filter(pk=own.partnership.pk).update(purpose=f"Doel {CANARY}")
    gone = make_organisation(name=f"Vertrokken {CANARY}")
    make_membership(
        partnership=own.partnership, organisation=gone, ends_on=own.partnership.starts_on
    )
    stranger = make_organisation(name=f"Buur {CANARY}")
    make_border(stranger, at=(4.55, 50.95))
    for number, zone in enumerate((own.zone, own.neighbour)):
        make_border(zone, at=(4.4 + number / 10, 50.9))
    page = make_page(partnership=own.partnership, slug="oost")
    tell_of(page, make_round(own.partnership, name="Gepubliceerd", n_asked=7, n_took_part=4))
    hidden = make_page(partnership=cast.other.partnership, slug="verborgen", is_published=False)
    members.Partnership.objects.filter(pk=hidden.partnership_id).update(name=f"Kust {CANARY}")
    return cast, page


def ids() -> set[str]:
    """The key of every row of every table of the product."""
    return {
        str(key)
        for model in apps.get_models()
        if model.__module__.startswith("samenscan.") and has_uuid(model)
        for key in model._default_manager.values_list("pk", flat=True)
    }


def has_uuid(model: type[Model]) -> bool:
    """Whether rows of this table have a key that looks like none of the page's own numbers."""
    return isinstance(model._meta.pk, UUIDField)


def test_in_any_language(client: Client) -> None:
    _cast, _page = stage()
    secrets = {CANARY, *ids()}
    assert len(secrets) > 40
    addresses = open_addresses()
    assert len(addresses) > 60
    n_read = 0
    for address in addresses:
        response = client.get(address)
        assert response.status_code == (404 if "verborgen" in address else 200), address
        told = response.content.decode(errors="replace")
        assert not [secret for secret in secrets if secret in told], address
        assert not [secret for secret in secrets if secret in str(response.headers)], address
        n_read += response.status_code == 200
    assert n_read > 30


def test_and_the_same_canaries_are_seen_when_they_are_public(client: Client) -> None:
    cast, page = stage()
    members.Organisation.objects.filter(pk=cast.own.zone.pk).update(name=f"PZ {CANARY}")
    tell_of(page, cast.own.closed_round)
    html = client.get("/publiek/oost/").content.decode()
    assert f"PZ {CANARY}" in html
    assert f"Niet gepubliceerd {CANARY}" in html


def test_not_even_when_a_part_is_not_shown(client: Client) -> None:
    cast, page = stage()
    PublicPage.objects.filter(pk=page.pk).update(
        shows_members=False, shows_growth=False, shows_map=False
    )
    page.rounds.all().delete()
    html = client.get("/publiek/oost/").content.decode()
    assert cast.own.zone.name not in html
    assert "Gepubliceerd" not in html
    assert "<figure" not in html
    assert client.get("/publiek/oost/nl/groei.svg").status_code == 404


def test_nor_does_it_tell_who_took_part(client: Client) -> None:
    cast, page = stage()
    tell_of(page, cast.own.closed_round)
    before = client.get("/publiek/oost/").content
    sheets = list(Sheet.objects.filter(round=cast.own.closed_round, partnership=page.partnership))
    moments = [sheet.submitted_at for sheet in sheets]
    assert len(set(moments)) > 1
    for sheet, moment in zip(sheets, reversed(moments), strict=True):
        Sheet.objects.filter(pk=sheet.pk).update(submitted_at=moment)
    PublicPage.objects.filter(pk=page.pk).update(revision=99)
    assert client.get("/publiek/oost/").content == before


def test_and_a_page_of_a_hundred_members_is_light(client: Client) -> None:
    names = [f"PZ {number}" for number in range(100)]
    borders = invented_borders(names)
    zones = tuple(make_organisation(name=name) for name in names)
    page = make_page(partnership=make_partnership(members=zones))
    for zone in zones:
        border = make_border(zone)
        border.geometry = borders[zone.name]
        border.save()
    tell_of(page, make_round(page.partnership))
    html = client.get("/publiek/police-east/").content
    assert len(html) < 100_000
    assert len(gzip.compress(html)) < 40_000
    assert len(client.get("/publiek/police-east/nl/kaart.svg").content) < 60_000
