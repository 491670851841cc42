"""`import-register` and `export-register`: what they read, do and say."""

import argparse
import sys

from django.db import transaction

from samenscan.core.access import OPERATOR
from samenscan.core.formats.cells import FileRefused
from samenscan.core.refused import Refused
from samenscan.core.register.importing import Choice
from samenscan.members.actions.borders import keep_borders
from samenscan.members.actions.importing import apply_import, decide_rows, preview_import
from samenscan.members.borders import Geometry, read_borders
from samenscan.members.queries.exporting import register_as_csv, register_as_json_ld
from samenscan.members.queries.importing import ImportPage, RowFact, import_page


def import_register(chosen: argparse.Namespace) -> int:
    """Preview, decide, apply; 0 when all went in, 1 when something has to be mended first."""
    try:
        borders = read_borders(chosen.borders) if chosen.borders else {}
        content = chosen.file.read_bytes()
        if chosen.dry_run:
            with transaction.atomic():
                _import(content, chosen, borders)
                transaction.set_rollback(True)
        else:
            # Each action is a transaction; one around them all would keep every page in memory.
            _import(content, chosen, borders)
    except FileRefused as refused:
        _complain(refused)
        return 1
    except Refused as refused:
        _complain(f"{refused.what} {refused.remedy}")
        return 1
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}")
        return 1
    _say("Nothing was kept: this was a dry run." if chosen.dry_run else "Done.")
    return 0


def export_register(chosen: argparse.Namespace) -> int:
    """Write the register to a file; an existing file is replaced only when all is written."""
    pieces = register_as_csv if chosen.format == "csv" else register_as_json_ld
    unfinished = chosen.out.with_name(f"{chosen.out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as out:
            out.writelines(pieces(OPERATOR))
        unfinished.replace(chosen.out)
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}")
        return 1
    _say(f"The register is in {chosen.out}.")
    return 0


def _import(content: bytes, chosen: argparse.Namespace, borders: dict[str, Geometry]) -> None:
    done = preview_import(
        OPERATOR, content=content, file_name=chosen.file.name, sheet=chosen.sheet
    ).pk
    if chosen.on_conflict != Choice.STOP.value:
        decide_rows(
            OPERATOR, register_import=done, choices={}, all_conflicts=Choice(chosen.on_conflict)
        )
    _tell(import_page(OPERATOR, done))
    apply_import(OPERATOR, register_import=done)
    if borders:
        kept = keep_borders(OPERATOR, borders=borders, source=chosen.borders.name)
        _say(f"{kept.n} borders kept.")
        for code in kept.unmatched:
            _say(f"  border {code}: nobody in the register has this code")


def _tell(page: ImportPage) -> None:
    counts = ", ".join(
        f"{n} {outcome.replace('_', ' ')}" for outcome, n in page.counts.items() if n
    )
    _say(f"{page.fact.file_name}: {counts or 'no rows'}.")
    for note in (*page.notes, *page.unknown_columns):
        _say(f"  {note}")
    for rows in (page.left_out, page.to_confirm, page.conflicts):
        _tell_rows(rows)


def _tell_rows(rows: tuple[RowFact, ...]) -> None:
    for row in rows[:20]:
        said = [f"{label}: {change.old or '–'} → {change.new}" for label, change in row.changes]
        said += [str(doubt) for doubt in row.doubts]
        _say(f"  row {row.number} ({row.outcome.replace('_', ' ')}) {row.label}: {'; '.join(said)}")
    if len(rows) > 20:
        _say(f"  … and more rows that are {rows[0].outcome.replace('_', ' ')}")


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def _complain(sentence: object) -> None:
    sys.stderr.write(f"{sentence}\n")
