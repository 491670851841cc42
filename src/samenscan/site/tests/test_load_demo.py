"""Loading the demo …"""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from samenscan.base import journal
from samenscan.findings.models import Release
from samenscan.members.models import (
    Accession,
    Border,
    ChangeEvent,
    Membership,
    Organisation,
    Seat,
    Territory,
)
from samenscan.scans.models import Answer, Round, Sheet
from samenscan.site.demo.cast import CAST, CITY
from samenscan.site.demo.life import NEWCOMER
from samenscan.site.demo.load import is_loaded, load


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """The demo stands for all that is read here, and what was said while it was loaded."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert not is_loaded()
        load(said.append)
        yield said
        transaction.set_rollback(True)


def test_plays_the_story_of_23_of_25(told: list[str]) -> None:
    assert is_loaded()
    closed = Release.objects.get().round
    assert closed.sheets.count() == 25
    assert closed.sheets.filter(submitted_at__isnull=False).count() == 23
    release = Release.objects.get(round=closed)
    assert not release.withheld
    assert release.content["attack"]["n_exact"] == 0
    field_work = Round.objects.get(questionnaire__code="field-work-police")
    mine = Sheet.objects.get(round=field_work, organisation__name=CAST["lead"].place)
    assert 0 < Answer.objects.filter(sheet=mine).count() < 13
    begun = Round.objects.get(questionnaire__version="2026.1", name__startswith="ICT-scan")
    started = Answer.objects.filter(sheet__round=begun)
    assert set(started.values_list("sheet__organisation__name", flat=True)) == {
        "PZ Alderbeek",
        "PZ Bosduin",
        "PZ Vossenberg",
    }
    assert told[0] == "organisations, partnerships and ten years of joining"
    assert list(journal.verify()) == []


def test_fills_a_register_that_has_a_history() -> None:
    kinds = Counter(Organisation.objects.filter(ended_on=None).values_list("kind", flat=True))
    assert kinds["municipality"] == 65 - 1  # two became one
    assert kinds["welfare_centre"] == 65
    zones = Organisation.objects.filter(kind="police_zone").exclude(name=CAST["outsider"].place)
    assert zones.count() == 25
    assert Membership.objects.filter(organisation__in=zones, ends_on=None).count() == 25
    city = Membership.objects.filter(partnership__name=CITY, ends_on=None)
    assert city.filter(organisation__kind="municipality").count() == 8
    assert city.filter(organisation__kind="welfare_centre").count() == 7
    assert Territory.objects.filter(organisation__in=zones).count() >= 65
    assert Border.objects.count() == 25
    years = {day.year for day in Membership.objects.values_list("starts_on", flat=True)}
    assert len(years) >= 9
    assert Accession.objects.get().organisation.name == NEWCOMER
    assert ChangeEvent.objects.get().kind == "merger"
    assert Seat.objects.count() == 3


def test_shows_the_public_what_was_chosen() -> None:
    page = Client().get("/publiek/politie-oost/")
    told = page.content.decode()
    assert page.status_code == 200
    assert "PZ Alderbeek" in told
    assert CAST["lead"].name not in told
    assert Client().get("/publiek/politie-west/").status_code == 404
