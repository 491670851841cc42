"""Writes many plain rows at once; an object of the framework for each would double the time."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Field, Model

from samenscan.core.questionnaire.canonical import Plain

# Kept as they are by every database we run on.
_AS_IS = {"CharField", "TextField", "PositiveSmallIntegerField", "PositiveIntegerField"}
Stored = int | float | Decimal | str | bytes | date | UUID | None


def insert(model: type[Model], rows: Sequence[dict[str, Plain]]) -> None:
    """Insert these rows, each with all its columns; a row without `id` gets a key of its own.

    Values are what `snapshots` makes of them. IntegrityError as from any other insert.
    """
    if not rows:
        return
    fields = list(model._meta.concrete_fields)
    readers = [_reader(field) for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or field.attname) for field in fields)
    blanks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({blanks})"  # noqa: S608 - names come from our own models
    with connection.cursor() as cursor:
        cursor.executemany(sql, [tuple(read(row) for read in readers) for row in rows])


def _reader(field: "Field[object, object]") -> Callable[[dict[str, Plain]], Stored]:
    name = field.attname
    if name == "id":
        return lambda row: field.get_db_prep_save(
            field.to_python(row.get("id") or uuid4()), connection
        )
    if field.get_internal_type() in _AS_IS:
        return lambda row: _simple(row[name])
    return lambda row: (
        None
        if row[name] is None
        else field.get_db_prep_save(field.to_python(row[name]), connection)
    )


def _simple(value: Plain) -> Stored:
    return value if isinstance(value, (str, int)) else None
