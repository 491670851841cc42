"""Loading the demo …"""

import pytest

from samenscan.base import journal
from samenscan.findings.models import Release
from samenscan.members.models import Membership, Organisation
from samenscan.scans.models import Answer, Round, Sheet
from samenscan.scans.questionnaires import ready_made
from samenscan.site.demo.cast import CAST
from samenscan.site.demo.load import is_loaded, load
from samenscan.site.demo.province import answers

pytestmark = pytest.mark.django_db


def test_plays_the_story_of_23_of_25() -> None:
    told: list[str] = []
    assert not is_loaded()
    load(told.append)
    assert is_loaded()
    closed = Round.objects.get(name__startswith="ICT-scan")
    assert closed.sheets.count() == 25
    assert closed.sheets.filter(submitted_at__isnull=False).count() == 23
    release = Release.objects.get(round=closed)
    assert not release.withheld
    assert release.content["attack"]["n_exact"] == 0
    started = Round.objects.exclude(pk=closed.pk).get()
    mine = Sheet.objects.get(round=started, organisation__name=CAST["lead"].place)
    assert 0 < Answer.objects.filter(sheet=mine).count() < 13
    assert told[0] == "partnerships and members"
    assert list(journal.verify()) == []


def test_gives_every_zone_one_running_membership() -> None:
    load(lambda step: None)
    zones = Organisation.objects.filter(kind="police_zone").exclude(name=CAST["outsider"].place)
    assert zones.count() == 25
    assert Membership.objects.filter(organisation__in=zones, ends_on=None).count() == 25


def test_tells_the_same_answers_every_time() -> None:
    scan = ready_made()["ict-scan-police@2025.1"]
    assert answers(scan, "PZ Alderbeek") == answers(scan, "PZ Alderbeek")
    assert answers(scan, "PZ Alderbeek") != answers(scan, "PZ Bosduin")
