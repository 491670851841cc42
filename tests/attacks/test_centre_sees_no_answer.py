"""What the centre can reach while a round is open …"""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from samenscan.base import clock, jobs
from samenscan.base.documents import Upload
from samenscan.core.access import Actor
from samenscan.core.questionnaire import Kind, read
from samenscan.members.models import Hat
from samenscan.scans.actions import note_contact, note_silence, open_round, save_answer
from samenscan.scans.models import (
    Answer,
    IndependentAnswer,
    Prefill,
    SectionMark,
    Settlement,
    Sheet,
)
from samenscan.scans.tests.kinds import SOURCE
from samenscan.scans.tests.make import publish_questionnaire
from tests.attacks.scene import kept_words, requests_about
from tests.attacks.test_canaries import told
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 9, tzinfo=UTC)
# What stands nowhere else, per question that is answered freely, as pages can write it.
CANARIES = (
    *("48151623", "48.151.623", "48\u202f151\u202f623", "48\u00a0151\u00a0623"),
    *("2047-07-23", "2047"),
    *("slapeloos-van-lekken", "Geheimfirma", "7.654.321", "7654321"),
    *("tussenonsgezegd", "strategiegeheim", "beloftevolle-waarde", "apart-gezegd"),
    *("terug-want-onwaar", "knoop-doorgehakt"),
)
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "K1": {"paper": "1", "practice": "0"},
    "K2": {"value": "yes"},
    "K3": {"value": "321"},
    "K4": {"value": "firm"},
    "K5": {"value-mail": "on"},
    "K6": {"value": "48151623"},
    "K7": {"value": "87"},
    "K9": {"value": "2047-07-23"},
    "K10": {"value": "slapeloos-van-lekken"},
    "K11": {"rank-people": "1", "rank-money": "2"},
    "K12": {"matters": "3", "together": "0"},
    "K13": {"row-1-firm": "Geheimfirma", "row-1-cost": "7654321", "row-1-exit": "yes"},
    "L2": {"value": "yes"},
}
# The same questions with another answer to each: what is not asked any more changes as well.
OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "K1": {"paper": "5", "practice": "5"},
    "K2": {"value": "no"},
    "K3": {"value": "4"},
    "K4": {"value": "self"},
    "K5": {"value-maps": "on"},
    "K6": {"value": "1"},
    "K7": {"missing": "unknown"},
    "K9": {"missing": "rather_not_say"},
    "K10": {"value": "niets"},
    "K11": {"rank-time": "1", "rank-people": "2"},
    "K12": {"matters": "0", "together": "2"},
    "K13": {"row-1-firm": "Bee", "row-2-firm": "Acme"},
    "L2": {"value": "no"},
}
# The token of a form, and of what scripts send.
_NEW_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"')
_COOKIE = re.compile(r"csrftoken=[^;]+|'Set-Cookie'[^,]+")


@dataclass(frozen=True)
class Open:
    """A cast with a zone that answered every kind of question in a round that is open."""

    cast: Cast
    lead: Actor
    sheet: Sheet
    centre: Mapping[str, Client]

    def requests(self) -> list[tuple[str, str]]:
        """Every address with this sheet and round in it, and some of the own open ones."""
        provinces = (self.cast.own, self.cast.other)
        return list(requests_about(provinces, sheets=[self.sheet.pk], rounds=[self.sheet.round_id]))


def make_open() -> Open:
    """The round is open; the centre has run it as it would."""
    cast = make_cast()
    coordinator, lead = cast.actor("coordinator"), cast.actor("lead")
    row = open_round(
        coordinator,
        centre=cast.own.centre.pk,
        name="Alles",
        questionnaire=publish_questionnaire(SOURCE),
        partnerships=(cast.own.partnership.pk,),
        closes_at=clock.now() + timedelta(days=14),
    )
    sheet = row.sheets.get(organisation=cast.own.zone)
    note_contact(coordinator, sheet=sheet.pk, how="phone", note="Gebeld")
    note_silence(coordinator, sheet=sheet.pk, reason="no-time", note="Druk")
    centre = {who: cast.enter(who, Client()) for who in ("coordinator", "analyst")}
    return Open(cast, lead, sheet, centre)


def answer(scene: Open, answers: Mapping[str, Mapping[str, str]], comment: str) -> None:
    """The lead answers, over what stood."""
    for code, fields in answers.items():
        stands = Answer.objects.filter(sheet=scene.sheet, question=code).first()
        save_answer(
            scene.lead,
            sheet=scene.sheet.pk,
            question=code,
            fields={**fields, "comment": comment},
            revision=stands.revision if stands else 0,
        )


def say_everything_else(scene: Open) -> None:
    """A file with a telling name, and what colleagues say to each other."""
    save_answer(
        scene.lead,
        sheet=scene.sheet.pk,
        question="K14",
        fields={},
        revision=0,
        files=[Upload("strategiegeheim.pdf", b"%PDF-1.4 strategiegeheim")],
    )
    person = Hat.objects.get(pk=scene.cast.own.contributor.pk).person
    IndependentAnswer.objects.create(
        sheet=scene.sheet,
        question="K10",
        person=person,
        value={"text": "apart-gezegd"},
        comment="apart-gezegd",
        complete=True,
        invited_by=person,
        invited_at=clock.now(),
        answered_at=clock.now(),
    )
    Prefill.objects.create(
        sheet=scene.sheet,
        question="K10",
        value={"text": "beloftevolle-waarde"},
        source="file",
        note="beloftevolle-waarde",
        offered_at=clock.now(),
    )
    SectionMark.objects.create(
        sheet=scene.sheet,
        section="K",
        number=1,
        said="returned",
        remark="terug-want-onwaar",
        said_by=person,
        said_at=clock.now(),
    )
    Settlement.objects.create(
        sheet=scene.sheet,
        question="K10",
        reason="knoop-doorgehakt",
        settled_by=person,
        settled_at=clock.now(),
    )


def seen(client: Client, method: str, address: str) -> str:
    """Everything one request gets back, headers included, without what is new each time."""
    words = told(client, method, address)
    return _COOKIE.sub("", _NEW_EACH_TIME.sub("", words))


def found(words: str) -> list[str]:
    """The canaries in a text."""
    return [canary for canary in CANARIES if canary in words]


def leaks_in(scene: Open, requests: Iterable[tuple[str, str]]) -> list[str]:
    """Where the centre meets a canary."""
    return [
        f"{who}: {method} {address}: {leak}"
        for who, client in scene.centre.items()
        for method, address in requests
        if (leak := found(seen(client, method, address)))
    ]


def test_holds_no_answer_of_any_kind_nor_comment_nor_name_of_a_file(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    with clock.held_at(NOW):
        scene = make_open()
        answer(scene, ANSWERS, "tussenonsgezegd")
        say_everything_else(scene)
    for day in range(16):
        # Reminders go out, and the round closes.
        with clock.held_at(NOW + timedelta(days=day)):
            jobs.enqueue_daily()
            while jobs.work_once():
                pass
            assert not found(kept_words())
    with clock.held_at(NOW + timedelta(days=2)):
        requests = scene.requests()
        assert len(requests) > 120
        leaks = leaks_in(scene, requests)
    assert not leaks, "\n".join(leaks)
    assert not found(kept_words())
    assert not found(caplog.text)


def test_is_the_same_to_the_last_byte_whatever_the_answers_are() -> None:
    with clock.held_at(NOW):
        scene = make_open()
        answer(scene, ANSWERS, "tussenonsgezegd")
        reads = [(method, url) for method, url in scene.requests() if method == "GET"]

        def pages() -> dict[tuple[str, str], str]:
            return {
                (who, url): seen(client, "GET", url)
                for who, client in scene.centre.items()
                for _get, url in reads
            }

        pages()  # What is made on first sight, such as a row for a test, is there from now on.
        before = pages()
        answer(scene, OTHERWISE, "iets anders gezegd")
        after = pages()
    moved = [f"{who}: {url}" for (who, url), words in before.items() if after[who, url] != words]
    assert not moved, "\n".join(moved)


def test_would_have_met_what_its_own_lead_meets() -> None:
    with clock.held_at(NOW):
        scene = make_open()
        answer(scene, ANSWERS, "tussenonsgezegd")
        say_everything_else(scene)
        lead = scene.cast.enter("lead", Client())
        words = "".join(
            seen(lead, method, url) for method, url in scene.requests() if method == "GET"
        )
    freely = {"48.151.623", "2047", "slapeloos-van-lekken", "Geheimfirma"}
    assert {*freely, "tussenonsgezegd", "strategiegeheim"} <= set(found(words))
    asked = {question.kind for question in read(SOURCE, "kinds.yaml").questions()}
    assert asked >= set(Kind), "a new kind of question needs an answer here"
