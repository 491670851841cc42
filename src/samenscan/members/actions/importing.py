"""Importing a register: look first, decide, apply all or nothing, and undo it exactly."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import IntegrityError

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.formats.tables import open_table
from samenscan.core.questionnaire.canonical import text_to_plain
from samenscan.core.refused import Refused
from samenscan.core.register.entries import Entry
from samenscan.core.register.importing import Choice, Outcome, RowPlan, plan_row
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.importing.doors import centre_of_importer, import_for
from samenscan.members.importing.known import Register
from samenscan.members.importing.plain import (
    entry_from_plain,
    entry_to_plain,
    plan_from_plain,
    plan_to_plain,
)
from samenscan.members.importing.reading import (
    MAX_ROWS,
    MAX_ROWS_OF_A_PAGE,
    Reading,
    in_batches,
    unknown_columns,
)
from samenscan.members.importing.snapshots import digest_of, snapshots
from samenscan.members.importing.writing import (
    Links,
    Made,
    change_organisation,
    is_linked,
    new_rows,
)

MAX_MB_OF_A_PAGE = 10
MAX_MB = 50
_TO_DO = (models.RowOutcome.NEW, models.RowOutcome.CHANGED, models.RowOutcome.CONFLICT)


class ImportRefused(Refused):
    """An import that cannot be applied as it stands."""


@action
def preview_import(
    actor: Actor, *, content: bytes, file_name: str, sheet: str = ""
) -> models.RegisterImport:
    """Read a file and keep what it would do, row by row; the register itself does not change.

    FileRefused with every flaw when the file has any. Writes the line `register.preview`.
    """
    centre = centre_of_importer(actor)
    mb, rows = (MAX_MB, MAX_ROWS) if centre is None else (MAX_MB_OF_A_PAGE, MAX_ROWS_OF_A_PAGE)
    grid = open_table(content, file_name, sheet=sheet, max_bytes=mb * 1_000_000)
    reading = Reading(grid, Register(centre), max_rows=rows)
    row = models.RegisterImport.objects.create(
        file_name=file_name[:200],
        file_digest=hashlib.sha256(content).hexdigest(),
        sheet=grid.sheet[:60],
        centre_id=centre,
        uploaded_by_id=actor.person,
        uploaded_at=clock.now(),
    )
    counts: Counter[str] = Counter()
    for batch in reading.batches():
        models.ImportRow.objects.bulk_create(_kept(row, entry, plan) for entry, plan in batch)
        counts.update(plan.outcome.value for _entry, plan in batch)
        counts["to_confirm"] += sum(1 for _entry, plan in batch if _is_to_confirm(plan))
    row.plan = {
        "counts": dict(counts),
        "unknown_columns": list(unknown_columns(reading.columns)),
        "notes": [text_to_plain(note) for note in grid.notes],
    }
    row.save(update_fields=["plan"])
    journal.record(
        actor, "register.preview", kind="import", id=row.pk, facts={"n_rows": sum(counts.values())}
    )
    return row


@action
def decide_rows(
    actor: Actor,
    *,
    register_import: UUID,
    choices: Mapping[int, Choice],
    all_conflicts: Choice | None = None,
) -> None:
    """Choose what is done with rows, by their number in the file, or with all conflicts at once.

    A choice that a row does not offer leaves it as it is. Writes the line `register.decide`.
    """
    row = import_for(actor, register_import, lock=True)
    _must_be(row, models.ImportState.PREVIEWED)
    wanted = row.rows.filter(number__in=list(choices))
    if all_conflicts is not None:
        wanted = row.rows.filter(outcome=models.RowOutcome.CONFLICT)
    for batch in in_batches(wanted.only("number", "choice", "plan").iterator(chunk_size=1000)):
        for one in batch:
            choice = choices.get(one.number, all_conflicts)
            if choice in plan_from_plain(one.plan).choices:
                one.choice = str(choice)
        models.ImportRow.objects.bulk_update(batch, ["choice"])
    journal.record(actor, "register.decide", kind="import", id=row.pk)


@action
def apply_import(actor: Actor, *, register_import: UUID) -> models.RegisterImport:
    """Do what was previewed and decided, all of it or nothing.

    ImportRefused while a conflict waits for a decision, and when the register changed since the
    preview in a way that matters to a row. Writes the line `register.apply`.
    """
    row = import_for(actor, register_import, lock=True)
    _must_be(row, models.ImportState.PREVIEWED)
    _refuse_undecided(row)
    register = Register(row.centre_id)
    _refuse_moved(row, register)
    chosen = row.rows.filter(choice=Choice.UPDATE.value).order_by("number")
    try:
        for batch in in_batches(chosen.iterator(chunk_size=1000)):
            _write(batch, row.file_name)
        links = Links(register)
        for batch in in_batches(chosen.filter(linked=True).iterator(chunk_size=1000)):
            _write_links(batch, links)
    except IntegrityError as error:
        raise ImportRefused(
            text("Two rows of the file would write the same thing twice."),
            text("Look for an organisation or membership that stands in the file twice."),
        ) from error
    row.state, row.applied_at = models.ImportState.APPLIED, clock.now()
    row.save(update_fields=["state", "applied_at"])
    facts: dict[str, journal.Fact] = {"n_rows": chosen.count()}
    journal.record(actor, "register.apply", kind="import", id=row.pk, facts=facts)
    return row


def _kept(row: models.RegisterImport, entry: Entry, plan: RowPlan) -> models.ImportRow:
    key = UUID(plan.organisation or entry.id) if plan.organisation or entry.id else uuid4()
    is_new = plan.outcome is Outcome.NEW
    return models.ImportRow(
        register_import=row,
        number=entry.row,
        outcome=plan.outcome.value,
        choice=plan.choice.value,
        label=entry.label[:200],
        organisation=key,
        linked=is_linked(entry),
        to_confirm=_is_to_confirm(plan),
        entry=entry_to_plain(entry),
        plan=plan_to_plain(plan),
        after_digest=digest_of(new_rows(key, entry, row.file_name)) if is_new else "",
    )


def _is_to_confirm(plan: RowPlan) -> bool:
    return bool(plan.doubts) and plan.outcome.value in _TO_DO


def _must_be(row: models.RegisterImport, state: models.ImportState) -> None:
    if row.state != state:
        raise ImportRefused(
            text("This import is not waiting for this step any more."),
            text("Open its page again to see where it stands."),
        )


def _refuse_undecided(row: models.RegisterImport) -> None:
    waiting = row.rows.filter(choice=Choice.STOP.value)
    n = waiting.count()
    if n:
        first = waiting.order_by("number").values_list("number", flat=True)[0]
        raise ImportRefused(
            text("%(n)s conflicts are not decided; the first is row %(row)s.", n=n, row=first),
            text("Choose for each whether to keep the register or to follow the file."),
        )


def _refuse_moved(row: models.RegisterImport, register: Register) -> None:
    for batch in in_batches(row.rows.order_by("number").iterator(chunk_size=1000)):
        entries = [entry_from_plain(one.entry) for one in batch]
        known = register.for_rows(entries)
        for one, entry in zip(batch, entries, strict=True):
            still_alone = one.outcome == models.RowOutcome.NEW and not known[entry.row]
            if not still_alone and plan_to_plain(plan_row(entry, known[entry.row])) != one.plan:
                raise ImportRefused(
                    text(
                        "The register changed since the preview: row %(row)s (%(label)s).",
                        row=one.number,
                        label=one.label,
                    ),
                    text("Choose the file again; the new preview shows how it stands now."),
                )


def _write(batch: list[models.ImportRow], file_name: str) -> None:
    made = Made()
    changed = [one for one in batch if one.outcome != models.RowOutcome.NEW]
    for one in batch:
        if one.outcome == models.RowOutcome.NEW:
            made.add(one.organisation, entry_from_plain(one.entry), file_name)
    made.write()
    if changed:
        _change(changed, file_name)


def _change(batch: list[models.ImportRow], file_name: str) -> None:
    keys = [one.organisation for one in batch]
    rows = models.Organisation.objects.prefetch_related("namespells", "kindspells").in_bulk(keys)
    before = snapshots(keys)
    for one in batch:
        one.before = before[one.organisation]
        entry, plan = entry_from_plain(one.entry), plan_from_plain(one.plan)
        change_organisation(rows[one.organisation], entry, plan, file_name)
    _keep_digests(batch)


def _write_links(batch: list[models.ImportRow], links: Links) -> None:
    for one in batch:
        links.write(one.organisation, entry_from_plain(one.entry), plan_from_plain(one.plan))
    _keep_digests(batch)


def _keep_digests(batch: list[models.ImportRow]) -> None:
    now = snapshots(one.organisation for one in batch)
    for one in batch:
        one.after_digest = digest_of(now[one.organisation])
    models.ImportRow.objects.bulk_update(batch, ["before", "after_digest"], batch_size=250)
