"""What stands in the database of an installation, printed as JSON by a process of its own.

The answers lie closed there, so they are read with the keys of the installation; `audit` compares.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenscan.site.settings")
django.setup()

from django.db import connection  # noqa: E402

from samenscan.base import journal  # noqa: E402
from samenscan.scans.models import Answer, AnswerRevision  # noqa: E402
from tests.chaos.client import Told  # noqa: E402

# Of SQLite: FULL. Of PostgreSQL: both on.
_DURABLE = {"sqlite": ("2",), "postgresql": ("on", "on")}
_ASKED = {
    "sqlite": ("PRAGMA synchronous",),
    "postgresql": ("SHOW fsync", "SHOW synchronous_commit"),
}


Value = dict[str, str]


class Stands(TypedDict):
    """The settings of a database, and its rows: sheet, question, revision, value, and the key."""

    durable: bool
    settings: list[str]
    sound: bool
    journal: list[str]
    answers: list[tuple[str, str, int, Value]]
    revisions: list[tuple[str, str, int, Value, str]]


@dataclass(frozen=True)
class Audit:
    """Acknowledgements, how many of them were lost or doubled, and what else does not hold."""

    n_told: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not (self.lost or self.doubled or self.wrong)

    def line(self) -> str:
        """The last line of a run."""
        return f"{self.n_told} acknowledged, {len(self.lost)} lost, {len(self.doubled)} doubled"


def printed() -> str:
    """Settings and rows of this process's database."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        settings = []
        for question in _ASKED[vendor]:
            cursor.execute(question)
            settings.append(str(cursor.fetchone()[0]))
        broken = ""
        if vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            broken = str(cursor.fetchone()[0])
    answers = [
        (str(row.sheet_id), row.question, row.revision, row.value) for row in Answer.objects.all()
    ]
    revisions = [
        (str(row.answer.sheet_id), row.answer.question, row.revision, row.value, row.key)
        for row in AnswerRevision.objects.select_related("answer__sheet").order_by("revision")
    ]
    return json.dumps(
        {
            "durable": tuple(settings) == _DURABLE[vendor],
            "settings": settings,
            "sound": broken in ("", "ok"),
            "journal": [damage.sentence for damage in journal.verify()],
            "answers": answers,
            "revisions": revisions,
        }
    )


def audit(stands: Stands, told: Iterable[Told]) -> Audit:
    """Compare row by row what clients were told with what stands."""
    by_key: dict[str, list[tuple[str, str, int, Value, str]]] = {}
    for row in stands["revisions"]:
        by_key.setdefault(row[4], []).append(row)
    lost, wrong = [], list(stands["journal"])
    once = {one.save.key: one for one in told}
    for key, one in once.items():
        said = (one.save.sheet, one.save.question, one.revision, {"number": str(one.save.value)})
        rows = by_key.get(key, [])
        if not any(tuple(row[:4]) == said for row in rows):
            lost.append(f"{said} {key}: {rows}")
    doubled = [key for key, rows in by_key.items() if len(rows) > 1]
    values = Counter((str(row[0]), json.dumps(row[3])) for row in stands["revisions"])
    doubled += [f"{value} twice" for value, n in values.items() if n > 1]
    wrong += _gaps(stands)
    if not stands["durable"]:
        wrong.append(f"a commit is not on the disk yet: {stands['settings']}")
    if not stands["sound"]:
        wrong.append("the file is damaged")
    return Audit(len(once), tuple(lost), tuple(doubled), tuple(wrong))


def _gaps(stands: Stands) -> list[str]:
    """Answers whose revisions are not 1, 2, 3 … up to the value that stands."""
    history: dict[tuple[str, str], list[tuple[str, str, int, Value, str]]] = {}
    for row in stands["revisions"]:
        history.setdefault((row[0], row[1]), []).append(row)
    found = []
    for sheet, question, revision, value in stands["answers"]:
        rows = history.pop((sheet, question), [])
        numbers = [row[2] for row in rows]
        if numbers != [*range(1, len(rows) + 1)] or revision != len(rows):
            found.append(f"{question}: revisions {numbers}, {revision} stands")
        elif rows[-1][3] != value:
            found.append(f"{question}: {value} stands, {rows[-1][3]} was last")
    return found + [f"{question}: a history without an answer" for _sheet, question in history]


if __name__ == "__main__":
    sys.stdout.write(printed())
