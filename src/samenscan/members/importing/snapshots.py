"""The rows an import can write, as plain values: to tell what changed since, and to undo it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Model

from samenscan.core.questionnaire.canonical import Plain
from samenscan.members import models
from samenscan.members.importing.plain import as_dict, as_list

# Written in this order; undone in the other.
TABLES: Mapping[str, tuple[type[Model], str]] = {
    "organisation": (models.Organisation, "id"),
    "name": (models.NameSpell, "organisation_id"),
    "kind": (models.KindSpell, "organisation_id"),
    "code": (models.Identifier, "organisation_id"),
    "figure": (models.YearFigure, "organisation_id"),
    "territory": (models.Territory, "organisation_id"),
    "membership": (models.Membership, "organisation_id"),
}
CENT = Decimal("0.01")
Snapshot = dict[str, list[dict[str, Plain]]]


def snapshot_of(rows: Mapping[str, Iterable[Model]]) -> Snapshot:
    """These rows of one organisation, by table, in the order of their keys."""
    return {
        table: sorted(
            (_plain_row(row) for row in rows.get(table, ())), key=lambda row: str(row["id"])
        )
        for table in TABLES
    }


def snapshots(organisations: Iterable[UUID]) -> dict[UUID, Snapshot]:
    """The rows of these organisations as they are now; one query per table."""
    wanted = list(organisations)
    found: dict[UUID, dict[str, list[Model]]] = defaultdict(lambda: defaultdict(list))
    for table, (model, key) in TABLES.items():
        for row in model._default_manager.filter(**{f"{key}__in": wanted}):
            found[getattr(row, key)][table].append(row)
    return {organisation: snapshot_of(rows) for organisation, rows in found.items()}


def digest_of(snapshot: Snapshot) -> str:
    """A fingerprint of what a snapshot says, whatever the keys of its rows."""
    said = [
        [table, sorted([str(row[name]) for name in sorted(row) if name != "id"] for row in rows)]
        for table, rows in snapshot.items()
        if rows
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def snapshot_from_plain(plain: object) -> Snapshot:
    """A snapshot as it was kept."""
    return {
        table: [_row_from_plain(row) for row in as_list(rows)]
        for table, rows in as_dict(plain).items()
    }


def put_back(before: Snapshot, now: Snapshot) -> None:
    """Make the rows of one organisation what they were; ProtectedError when one is in use."""
    for table, (model, _key) in reversed(tuple(TABLES.items())):
        had = {str(row["id"]) for row in before.get(table, [])}
        gone = [str(row["id"]) for row in now.get(table, []) if str(row["id"]) not in had]
        if gone:
            model._default_manager.filter(pk__in=gone).delete()
    for table, (model, _key) in TABLES.items():
        have = {str(row["id"]): row for row in now.get(table, [])}
        for row in before.get(table, []):
            if have.get(str(row["id"])) == row:
                continue
            instance = _instance(model, row)
            known = str(row["id"]) in have
            # Told, because a key that makes itself would always be taken for a new row.
            instance.save(force_insert=not known, force_update=known)


def _plain_row(row: Model) -> dict[str, Plain]:
    return {
        field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields
    }


def _plain(value: object) -> Plain:
    if isinstance(value, Decimal):
        return str(value.quantize(CENT))
    if isinstance(value, (date, UUID)):
        return str(value)
    if isinstance(value, (str, int, bool)) or value is None:
        return value
    return [str(one) for one in as_list(value)]


def _row_from_plain(row: object) -> dict[str, Plain]:
    values: dict[str, Plain] = {}
    for name, value in as_dict(row).items():
        if isinstance(value, (str, int, bool)) or value is None:
            values[name] = value
        else:
            values[name] = [str(one) for one in as_list(value)]
    return values


def _instance(model: type[Model], row: Mapping[str, Plain]) -> Model:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: by_name[name].to_python(value) for name, value in row.items()})
