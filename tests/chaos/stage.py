"""Sheets with people who can really sign in, put into an installation from its own process.

`python -m tests.chaos.stage SHEETS PEOPLE` prints a JSON list: per sheet its id, and per person the
address and the codes with which the second step can be taken, each once.
"""

import json
import os
import sys
from typing import TypedDict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenscan.site.settings")
django.setup()

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402

from samenscan.accounts.models import Person  # noqa: E402
from samenscan.base import clock  # noqa: E402
from samenscan.core.access import Role  # noqa: E402
from samenscan.core.questionnaire import read  # noqa: E402
from samenscan.members import models as members  # noqa: E402
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet  # noqa: E402

QUESTIONS = tuple(f"N{number}" for number in range(1, 41))
PASSWORD = "linde beuk eik wilg"


class StagedPerson(TypedDict):
    """Somebody who can sign in, with codes that work once each."""

    email: str
    codes: list[str]


class StagedSheet(TypedDict):
    """A sheet with its people."""

    id: str
    people: list[StagedPerson]


def source() -> str:
    """One section of forty numbers, so that every save can have a value of its own."""
    number = "type: number, weight: 0, min: 0, max: 999999999, text: Hoeveel"
    questions = "".join(f"      - {{code: {code}, {number}}}\n" for code in QUESTIONS)
    return (
        'code: chaos\nversion: "1"\ntitle: Chaos\nlanguages: [nl]\nsections:\n'
        f"  - code: N\n    title: Getallen\n    minutes: 9\n    questions:\n{questions}"
    )


def _round() -> Round:
    now = clock.now()
    published = PublishedQuestionnaire.objects.create(
        code="chaos",
        version="1",
        source=source(),
        content_hash=read(source(), "chaos.yaml").content_hash,
        published_at=now,
    )
    return Round.objects.create(
        name="Chaos",
        centre=members.Organisation.objects.create(kind="support_centre", name="Steunpunt"),
        questionnaire=published,
        opens_at=now,
        closes_at=now.replace(year=now.year + 1),
        plans={},
        plans_hash="",
    )


def _colleague(zone: members.Organisation, email: str, role: Role) -> StagedPerson:
    person = Person.objects.create_user(email, name=email.split("@")[0])
    person.set_password(PASSWORD)
    person.save()
    TOTP.activate(person, generate_totp_secret())
    members.Hat.objects.create(
        person=person, role=role.value, organisation=zone, starts_on=clock.today()
    )
    return {"email": email, "codes": RecoveryCodes.activate(person).generate_codes()}


def make(n_sheets: int, n_people: int) -> list[StagedSheet]:
    """An open round with so many sheets, each with a lead and colleagues."""
    row = _round()
    made: list[StagedSheet] = []
    partnership = members.Partnership.objects.create(
        name="Oost", centre=row.centre, starts_on=clock.today()
    )
    for number in range(n_sheets):
        zone = members.Organisation.objects.create(kind="police_zone", name=f"PZ {number}")
        sheet = Sheet.objects.create(
            round=row, organisation=zone, partnership=partnership, acknowledged_at=clock.now()
        )
        people = [
            _colleague(zone, f"p{place}@zone{number}.example", role)
            for place, role in enumerate([Role.LEAD, *[Role.CONTRIBUTOR] * (n_people - 1)])
        ]
        made.append({"id": str(sheet.pk), "people": people})
    return made


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make(int(sys.argv[1]), int(sys.argv[2]))))
