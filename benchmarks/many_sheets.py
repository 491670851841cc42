"""Ten thousand sheets of three hundred answers, each with its history, slow neither page nor save.

`python -m benchmarks.many_sheets [SHEETS]` times both before and after they are there: on a file of
SQLite, or on the empty database that SAMENSCAN_DATABASE_URL names. Ends with 1 beyond the limit.
"""

import statistics
import sys
import time
from collections.abc import Callable

from django.db import connection

from benchmarks.pages import SHEET, getting, save_one, section_address
from benchmarks.row import once_ms
from samenscan.members.models import Organisation
from samenscan.scans.models import Sheet

N_SHEETS, LIMIT, N_TIMES = 10_000, 1.20, 60
_NEW_ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
# The values of the one sheet stand for all: nobody opens the others, and they are as long.
_ANSWERS = """
INSERT INTO scans_answer
  (id, sheet_id, question, value, complete, revision, comment, answered_by_id, answered_at)
SELECT {id}, other.id, one.question, one.value, one.complete, 1, '', one.answered_by_id,
  one.answered_at
FROM scans_sheet AS other CROSS JOIN scans_answer AS one
WHERE one.sheet_id = %s AND other.id <> %s
"""
_REVISIONS = """
INSERT INTO scans_answerrevision
  (id, answer_id, revision, value, complete, comment, key, answered_by_id, answered_at)
SELECT {id}, id, 1, value, complete, '', {key}, answered_by_id, answered_at
FROM scans_answer WHERE sheet_id <> %s
"""
_KEY = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "md5(random()::text)"}


def median_ms(run: Callable[[], object]) -> float:
    """The median of many calls, after a few that warm up."""
    for _ in range(5):
        run()
    return statistics.median(once_ms(run) for _ in range(N_TIMES))


def fill(n_sheets: int) -> int:
    """So many sheets beside the one that is timed; how many answers there are then."""
    zones = Organisation.objects.bulk_create(
        [Organisation(kind="police_zone", name=f"Zone {number}") for number in range(n_sheets)],
        batch_size=1000,
    )
    Sheet.objects.bulk_create(
        [
            Sheet(round=SHEET.round, organisation=zone, partnership=SHEET.partnership)
            for zone in zones
        ],
        batch_size=1000,
    )
    own = SHEET.pk.hex if connection.vendor == "sqlite" else str(SHEET.pk)
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERS.format(id=_NEW_ID[connection.vendor]), [own, own])
        names = {"id": _NEW_ID[connection.vendor], "key": _KEY[connection.vendor]}
        cursor.execute(_REVISIONS.format(**names), [own])
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # what the server does by itself a minute later
        cursor.execute("SELECT count(*) FROM scans_answer")
        found: int = cursor.fetchone()[0]
    return found


def main() -> int:
    """Print both medians before and after, and their ratio."""
    n_sheets = int(sys.argv[1]) if len(sys.argv) > 1 else N_SHEETS
    timed = {
        "Section page of 25 questions": getting(section_address()),
        "Saving one answer": save_one,
    }
    alone = {name: median_ms(run) for name, run in timed.items()}
    started = time.perf_counter()
    n_answers = fill(n_sheets)
    print(
        f"{connection.vendor}, {n_answers:,} answers, made in {time.perf_counter() - started:.0f} s"
    )
    broken = False
    for name, run in timed.items():
        ms = median_ms(run)
        ratio = ms / alone[name]
        broken = broken or ratio > LIMIT
        kept = "kept" if ratio <= LIMIT else "BROKEN"
        print(f"{name:<30} {alone[name]:>7.2f} ms alone {ms:>7.2f} ms {ratio:>5.2f} × ({kept})")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
