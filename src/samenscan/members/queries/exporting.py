"""The whole register, piece by piece, for whoever may search it; memory does not grow with it."""

import csv
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.register.exporting import Group, Turn, json_ld, table_head, table_row
from samenscan.core.register.identifiers import Scheme
from samenscan.core.register.importing import Known
from samenscan.members import models
from samenscan.members.doors import own_centre
from samenscan.members.importing.known import Register, current
from samenscan.members.importing.reading import in_batches


def register_as_csv(actor: Actor) -> Iterator[str]:
    """The register as a table that our own import reads back: UTF-8 with its mark, semicolons."""
    _open(actor)
    return _table()


def register_as_json_ld(actor: Actor) -> Iterator[str]:
    """The register as JSON-LD: organisations, partnerships, memberships and changes."""
    _open(actor)
    groups = (
        Group(str(row.pk), row.name, str(row.centre_id))
        for row in models.Partnership.objects.order_by("id")
    )
    return json_ld(_everybody(), groups, _turns(), _places())


def _table() -> Iterator[str]:
    figures = sorted(models.YearFigure.objects.order_by().values_list("figure", "year").distinct())
    yield "\ufeff" + _line(table_head(figures))
    for known in _everybody():
        yield _line(table_row(known, figures))


def _open(actor: Actor) -> None:
    if not actor.operator:
        own_centre(actor, "register:read")


def _everybody() -> Iterator[Known]:
    register = Register(None)
    keys = models.Organisation.objects.order_by("id").values_list("pk", flat=True)
    for batch in in_batches(keys.iterator(chunk_size=1000)):
        yield from sorted(register.known(batch), key=lambda known: known.id)


def _turns() -> Iterator[Turn]:
    rows = models.ChangeEvent.objects.order_by("happened_on", "id").prefetch_related("parts")
    for row in rows.iterator(chunk_size=1000):
        sides: dict[str, list[UUID]] = {"before": [], "after": []}
        for part in row.parts.all():
            sides[part.side].append(part.organisation_id)
        before, after = (tuple(sorted(str(one) for one in sides[side])) for side in sides)
        yield Turn(str(row.pk), row.kind, row.happened_on, row.note, before, after)


def _places() -> dict[str, str]:
    rows = models.Identifier.objects.filter(current(clock.today()), scheme=Scheme.NIS.value)
    return {value: str(key) for value, key in rows.values_list("value", "organisation_id")}


def _line(cells: list[str]) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue()
