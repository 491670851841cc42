"""Lists and searches in a register of a hundred thousand organisations, through all middleware."""

from collections.abc import Callable
from http import HTTPStatus
from random import Random
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.baselines import round_trip_json
from benchmarks.pages import signed_in
from benchmarks.row import Row
from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.core.register import search_key
from samenscan.members import models

N = 100_000
MAX_QUERIES = 6
_SYLLABLES = ("al", "beek", "bos", "dorp", "eik", "heide", "linde", "molen", "rode", "veld", "wijk")


def _organisation(number: int, chance: Random) -> models.Organisation:
    name = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
    kind = chance.choice(["municipality", "welfare_centre", "police_zone", "rescue_zone", "other"])
    code = f"0{number:09d}"
    return models.Organisation(
        id=UUID(int=chance.getrandbits(128)),
        kind=kind,
        name=f"{name} {number % 97}",
        ended_on=clock.today() if number % 50 == 0 else None,
        search_key=search_key(f"{name} {number % 97}", codes=(code, f"OVO{number:06d}")),
    )


def _stage() -> tuple[Client, models.Partnership]:
    chance = Random(3)
    rows = [_organisation(number, chance) for number in range(N)]
    models.Organisation.objects.bulk_create(rows, batch_size=2000)
    models.Identifier.objects.bulk_create(
        [
            models.Identifier(organisation=row, scheme="ovo", value=f"OVO{number:06d}")
            for number, row in enumerate(rows)
        ],
        batch_size=2000,
    )
    centre = models.Organisation.objects.create(
        kind="support_centre", name="Register", search_key="register"
    )
    partnership = models.Partnership.objects.create(
        name="Many", centre=centre, starts_on=clock.today()
    )
    models.Membership.objects.bulk_create(
        models.Membership(partnership=partnership, organisation=row, starts_on=clock.today())
        for row in rows[:300]
    )
    person = Person.objects.create_user("coordinator@centre.example", name="Coordinator")
    models.Hat.objects.create(
        person=person, role=Role.COORDINATOR.value, organisation=centre, starts_on=clock.today()
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return signed_in(person), partnership


_CLIENT, _PARTNERSHIP = _stage()
_ADDRESS = reverse("members:register")


def _list(**asked: str) -> Callable[[], None]:
    def get() -> None:
        with CaptureQueriesContext(connection) as asking:
            response = _CLIENT.get(_ADDRESS, asked)
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{asked}: {response.status_code}")
        if len(asking) > MAX_QUERIES:
            raise RuntimeError(f"{asked}: {len(asking)} queries")

    return get


def _row(name: str, **asked: str) -> Row:
    title = f"Register of 100,000: {name}"
    return Row(title, _list(**asked), "7,500 values through JSON", round_trip_json, 100)


ROWS = [
    _row("list"),
    _row("search that finds many", q="beek"),
    _row("search that finds one", q="OVO099999"),
    _row("search that finds nothing", q="zzz"),
    _row("two words", q="molen 0000099"),
    _row("one kind, ended", kind="police_zone", ended="yes"),
    _row("ended only", ended="yes"),
    _row("by kind", sort="kind"),
    _row("one partnership", partnership=str(_PARTNERSHIP.pk)),
    _row("halfway", after="00000000-0000-0000-0000-000000000000..linde"),
]
