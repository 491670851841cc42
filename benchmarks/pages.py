"""Server time of the pages people wait for, through all middleware, on a file of SQLite."""

import atexit
import os
import tempfile
from collections.abc import Callable
from http import HTTPStatus
from itertools import count
from random import Random

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="samenscan-bench-")
atexit.register(_FOLDER.cleanup)
os.environ["SAMENSCAN_DATA_DIR"] = _FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "samenscan.site.settings"
django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.baselines import round_trip_json  # noqa: E402
from benchmarks.row import Row  # noqa: E402
from benchmarks.workload import fields, questionnaire, source  # noqa: E402
from samenscan.accounts.models import Person  # noqa: E402
from samenscan.base import clock  # noqa: E402
from samenscan.core.access import Actor, Role  # noqa: E402
from samenscan.members import models as members  # noqa: E402
from samenscan.members.hats import as_hat  # noqa: E402
from samenscan.scans.actions import save_answer  # noqa: E402
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet  # noqa: E402
from samenscan.site.serving import upgrade  # noqa: E402


def _round() -> Round:
    asked, now = questionnaire(), clock.now()
    published = PublishedQuestionnaire.objects.create(
        code=asked.code,
        version=asked.version,
        source=source(),
        content_hash=asked.content_hash,
        published_at=now,
    )
    return Round.objects.create(
        name="Bench",
        centre=members.Organisation.objects.create(kind="support_centre", name="Centre"),
        questionnaire=published,
        opens_at=now,
        closes_at=now.replace(year=now.year + 1),
        plans={},
        plans_hash="",
    )


def _stage() -> tuple[Client, Sheet]:
    """A lead whose sheet of 300 questions is filled in, in an open round."""
    upgrade()
    row = _round()
    zone = members.Organisation.objects.create(kind="police_zone", name="Zone")
    partnership = members.Partnership.objects.create(
        name="East", centre=row.centre, starts_on=clock.today()
    )
    person = Person.objects.create_user("lead@zone.example", name="Lead")
    hat = members.Hat.objects.create(
        person=person, role=Role.LEAD.value, organisation=zone, starts_on=clock.today()
    )
    sheet = Sheet.objects.create(round=row, organisation=zone, partnership=partnership)
    actor, chance = Actor(person.pk, as_hat(hat)), Random(7)
    for question in questionnaire().questions():
        given = fields(question, chance)
        save_answer(actor, sheet=sheet.pk, question=question.code, fields=given, revision=0)
    return signed_in(person), sheet


def signed_in(person: Person) -> Client:
    """A browser of this person, after the second step."""
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


_CLIENT, SHEET = _stage()
_TURN = count()
_STANDS = 1  # the revision of the answer that is saved over and over


def section_address() -> str:
    """The page of the first section."""
    return reverse("scans:section", args=[SHEET.pk, "S1"])


def getting(address: str) -> Callable[[], None]:
    """A function that reads this page, and fails when it is not there."""

    def get() -> None:
        response = _CLIENT.get(address)
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{address}: {response.status_code}")

    return get


def save_one() -> None:
    """One answer, different from the one before, durably stored."""
    global _STANDS
    turn = next(_TURN)
    address = reverse("scans:save_answer", args=[SHEET.pk, "S1", "S1Q3"])
    name = "q-S1Q3"
    posted = {
        f"{name}-paper": str(turn % 6),
        f"{name}-practice": str((turn + 1) % 6),
        f"{name}-version": str(_STANDS),
    }
    response = _CLIENT.post(address, posted, headers={"hx-request": "true"})
    if response.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address}: {response.status_code}")
    _STANDS += 1


def _row(name: str, run: Callable[[], None], limit_ms: float | None) -> Row:
    return Row(name, run, "7,500 values through JSON", round_trip_json, limit_ms)


ROWS = [
    _row(
        "Section page of 25 questions",
        getting(section_address()),
        40,
    ),
    _row("Saving one answer", save_one, 10),
    _row(
        "Overview of a sheet of 300 questions",
        getting(reverse("scans:sheet", args=[SHEET.pk])),
        40,
    ),
]
