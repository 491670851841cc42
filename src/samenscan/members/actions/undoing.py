"""Undoing an import: everything goes back exactly as it was, unless somebody built on it since."""

from uuid import UUID

from django.db.models import ProtectedError

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.members import models
from samenscan.members.importing.doors import import_for
from samenscan.members.importing.reading import in_batches
from samenscan.members.importing.snapshots import (
    TABLES,
    digest_of,
    put_back,
    snapshot_from_plain,
    snapshots,
)

# A batch is one round of questions to every table that can point to an organisation.
_BATCH = 500


class BuiltOn(Refused):
    """Something came to depend on what the import wrote."""


@action
def undo_import(actor: Actor, *, register_import: UUID) -> models.RegisterImport:
    """Put the register back as it was before this import, all of it or nothing.

    BuiltOn, naming the organisation and what it is, when a row the import wrote was changed since
    or is used by something newer. Writes the line `register.undo`.
    """
    row = import_for(actor, register_import, lock=True)
    if row.state != models.ImportState.APPLIED:
        raise BuiltOn(
            text("This import is not in the register."),
            text("Open its page again to see where it stands."),
        )
    written = row.rows.filter(choice=models.RowChoice.UPDATE).order_by("-number")
    for batch in in_batches(written.iterator(chunk_size=_BATCH), _BATCH):
        _refuse_changed(batch)
    for batch in in_batches(written.iterator(chunk_size=_BATCH), _BATCH):
        _take_out_parts(batch)
    for batch in in_batches(
        written.filter(outcome=models.RowOutcome.NEW).iterator(chunk_size=_BATCH), _BATCH
    ):
        _take_out(batch)
    row.state, row.undone_at = models.ImportState.UNDONE, clock.now()
    row.save(update_fields=["state", "undone_at"])
    journal.record(actor, "register.undo", kind="import", id=row.pk)
    return row


def _refuse_changed(batch: list[models.ImportRow]) -> None:
    now = snapshots(one.organisation for one in batch)
    for one in batch:
        current = now.get(one.organisation)
        if current is None or digest_of(current) != one.after_digest:
            raise _refused(one.label, text("it was changed since"))


def _take_out_parts(batch: list[models.ImportRow]) -> None:
    """Changed organisations become what they were; new ones lose all but themselves."""
    now = snapshots(one.organisation for one in batch)
    for one in batch:
        if one.outcome == models.RowOutcome.NEW:
            continue
        try:
            put_back(snapshot_from_plain(one.before), now[one.organisation])
        except ProtectedError as error:
            raise _refused(one.label, _what(error)) from error
    new = [one.organisation for one in batch if one.outcome == models.RowOutcome.NEW]
    for table in reversed(tuple(TABLES)):
        model, key = TABLES[table]
        if table != "organisation":
            try:
                model._default_manager.filter(**{f"{key}__in": new}).delete()
            except ProtectedError as error:
                raise _refused(batch[0].label, _what(error)) from error


def _take_out(batch: list[models.ImportRow]) -> None:
    labels = {one.organisation: one.label for one in batch}
    try:
        models.Organisation.objects.filter(pk__in=list(labels)).delete()
    except ProtectedError as error:
        used = {
            getattr(found, field.attname)
            for found in error.protected_objects
            for field in found._meta.concrete_fields
            if field.related_model is models.Organisation
        }
        label = next((labels[key] for key in labels if key in used), batch[0].label)
        raise _refused(label, _what(error)) from error


def _what(error: ProtectedError) -> Text:
    names = sorted({str(found._meta.verbose_name) for found in error.protected_objects})
    return text("it is used since by: %(what)s", what=", ".join(names))


def _refused(label: str, why: Text) -> BuiltOn:
    return BuiltOn(
        text("This import cannot be undone because of “%(label)s”: %(why)s.", label=label, why=why),
        text("Take that back first, or change what you need by hand."),
    )
