"""Who read the answers of an organisation, on which day and in which role, from the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import TruncDate

from samenscan.accounts.models import Person
from samenscan.base.models import JournalLine
from samenscan.core.access import CENTRE_ROLES, Actor
from samenscan.core.text import Text, text
from samenscan.members.models import Hat, RoleName
from samenscan.scans.doors import placed_sheet
from samenscan.scans.models import Sheet
from samenscan.scans.queries.shared import READ

# What is not here reads no answer.
ON_THE_SHEET: Mapping[str, Text] = {
    READ: text("read the answers that you share with the support centre"),
    "result.read_own": text("read your own result"),
    "result.export_own": text("took your own result away as a file"),
    "attachment.read": text("opened a file"),
    "answer.read_earlier": text("looked at what an answer was before"),
    "sheet.read": text("opened the scan"),
    "sheet.read_version": text("read a submitted version"),
    "sheet.export_version": text("took a submitted version away as a file"),
    "sheet.take_workbook": text("took the scan away as a workbook"),
    "sheet.look_at_workbook": text("laid a workbook beside the scan"),
}
ON_THE_ROUND: Mapping[str, Text] = {
    "round.read_answers": text(
        "had the product work the results of all members out; no page showed an answer"
    ),
}
ON_THE_ORGANISATION: Mapping[str, Text] = {
    "answers.export": text("took all answers of your organisation away"),
}
_ALL = {**ON_THE_SHEET, **ON_THE_ROUND, **ON_THE_ORGANISATION}
MOST_LINES = 500


@dataclass(frozen=True)
class ReadingFact:
    """Somebody read on a day: who, in which role and for which organisation, and what."""

    on: date
    who: str
    role: str
    organisation: str
    what: Text


@dataclass(frozen=True)
class ReadingsPage:
    """Readings from outside the organisation, and those by its own people, the latest first.

    `cut` says that there were more than are shown.
    """

    sheet: UUID
    round_name: str
    organisation: str
    outside: tuple[ReadingFact, ...]
    inside: tuple[ReadingFact, ...]
    cut: bool


def readings_page(actor: Actor, id: UUID) -> ReadingsPage:
    """Who read the answers of this sheet, for the organisation itself."""
    row = placed_sheet(actor, id, "sheet:read").row
    lines = _lines(row)
    facts = _facts(lines[:MOST_LINES])
    own = row.organisation.name
    return ReadingsPage(
        sheet=row.pk,
        round_name=row.round.name,
        organisation=own,
        outside=tuple(fact for fact, inside in facts if not inside),
        inside=tuple(fact for fact, inside in facts if inside),
        cut=len(lines) > MOST_LINES,
    )


_Line = tuple[date, UUID | None, UUID | None, str, str]


def _lines(row: Sheet) -> list[_Line]:
    """One per day, person, role and kind of reading."""
    about = (
        Q(object_kind="sheet", object_id=str(row.pk), event__in=ON_THE_SHEET)
        | Q(object_kind="round", object_id=str(row.round_id), event__in=ON_THE_ROUND)
        | Q(
            object_kind="organisation",
            object_id=str(row.organisation_id),
            event__in=ON_THE_ORGANISATION,
        )
    )
    found = (
        JournalLine.objects.filter(about)
        .annotate(day=TruncDate("at"))
        .values_list("day", "person", "hat", "role", "event")
        .distinct()
        .order_by("-day", "event", "role", "person", "hat")
    )
    return list(found[: MOST_LINES + 1])


def _facts(lines: Iterable[_Line]) -> list[tuple[ReadingFact, bool]]:
    """Each line in words, and whether it was one of the organisation's own people."""
    kept = list(lines)
    names = dict(
        Person.objects.filter(pk__in={person for _d, person, *_r in kept if person}).values_list(
            "pk", "name"
        )
    )
    places = {
        hat.pk: str(hat.organisation or hat.partnership)
        for hat in Hat.objects.filter(
            pk__in={hat for _d, _p, hat, *_r in kept if hat}
        ).select_related("organisation", "partnership")
    }
    labels = {str(value): str(label) for value, label in RoleName.choices}
    return [
        (
            ReadingFact(
                on=day,
                who=names.get(person, "–") if person else "–",
                role=labels.get(role, role),
                organisation=places.get(hat, "") if hat else "",
                what=_ALL[event],
            ),
            role not in {one.value for one in CENTRE_ROLES},
        )
        for day, person, hat, role, event in kept
    ]
