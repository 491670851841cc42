"""The journal …"""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import override_settings

from samenscan.base import journal
from samenscan.base.models import JournalLine
from samenscan.core.access import ANYONE

pytestmark = pytest.mark.django_db


def write(n_lines: int) -> None:
    """Write so many lines."""
    for number in range(1, n_lines + 1):
        facts: dict[str, journal.Fact] = {"n": number, "name": "Zoë"}
        journal.record(ANYONE, "test.line", kind="thing", id=str(number), facts=facts)


def sql(statement: str) -> None:
    """What somebody with the database password would type."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def damaged() -> list[int]:
    """The numbers at which the chain breaks."""
    return [damage.number for damage in journal.verify()]


def swap_second_and_third() -> None:
    """Exchange two lines, digests and all."""
    sql("UPDATE base_journalline SET number = 99 WHERE number = 2")
    sql("UPDATE base_journalline SET number = 2 WHERE number = 3")
    sql("UPDATE base_journalline SET number = 3 WHERE number = 99")


def insert_a_copy_of_the_third() -> None:
    """Make room after the third line and put a copy of it there."""
    sql("UPDATE base_journalline SET number = 99 WHERE number = 5")
    sql("UPDATE base_journalline SET number = 5 WHERE number = 4")
    sql("UPDATE base_journalline SET number = 6 WHERE number = 99")
    columns = "at, person, hat, role, event, object_kind, object_id, facts, digest"
    sql(
        f"INSERT INTO base_journalline (number, {columns}) "
        f"SELECT 4, {columns} FROM base_journalline WHERE number = 3"
    )


def test_holds_when_nobody_touched_it() -> None:
    assert damaged() == []
    write(5)
    assert damaged() == []


def test_holds_for_every_kind_of_fact_after_the_database() -> None:
    facts: dict[str, journal.Fact] = {"b": True, "a": None, "n": 3, "é": "ü", "z": ""}
    journal.record(ANYONE, "test.line", kind="thing", id="x", facts=facts)
    assert damaged() == []


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01 00:00:00+00:00'",
        "person = '0000000000000000000000000000000a'",
        "hat = '0000000000000000000000000000000a'",
        "role = 'lead'",
        "event = 'test.other'",
        "object_kind = 'other'",
        "object_id = '77'",
        """facts = '{"n": 4}'""",
        "digest = 'f00'",
    ],
)
def test_finds_a_changed_line(change: str) -> None:
    write(5)
    sql(f"UPDATE base_journalline SET {change} WHERE number = 3")
    assert damaged()[0] == 3


@pytest.mark.parametrize(
    ("damage", "first"),
    [
        (lambda: sql("DELETE FROM base_journalline WHERE number = 1"), 1),
        (lambda: sql("DELETE FROM base_journalline WHERE number = 3"), 3),
        (lambda: sql("DELETE FROM base_journalline WHERE number = 5"), 5),
        (lambda: sql("DELETE FROM base_journalline WHERE number > 2"), 3),
        (lambda: sql("DELETE FROM base_journalline"), 1),
        (swap_second_and_third, 2),
        (insert_a_copy_of_the_third, 4),
        (lambda: sql("UPDATE base_journalhead SET n_lines = 4"), 6),
        (lambda: sql("UPDATE base_journalhead SET digest = 'f00'"), 5),
        (lambda: sql("DELETE FROM base_journalhead"), 6),
    ],
    ids=[
        "removed-first",
        "removed-middle",
        "removed-last",
        "cut-tail",
        "emptied",
        "reordered",
        "inserted",
        "head-counts-less",
        "head-digest",
        "head-removed",
    ],
)
def test_finds(damage: Callable[[], None], first: int) -> None:
    write(5)
    damage()
    assert damaged()[0] == first


def test_finds_a_line_removed_and_the_rest_renumbered() -> None:
    write(5)
    sql("DELETE FROM base_journalline WHERE number = 3")
    sql("UPDATE base_journalline SET number = 3 WHERE number = 4")
    sql("UPDATE base_journalline SET number = 4 WHERE number = 5")
    sql("UPDATE base_journalhead SET n_lines = 4")
    assert damaged()[0] == 3


def test_finds_a_tail_that_was_cut_off_with_the_head_rewritten_to_match() -> None:
    write(5)
    sql("DELETE FROM base_journalline WHERE number > 2")
    second = JournalLine.objects.get(number=2)
    sql(f"UPDATE base_journalhead SET n_lines = 2, digest = '{second.digest}'")
    assert damaged() == [2]
    write(1)
    assert damaged() == [3]


def test_seals_the_journal_of_an_older_version_as_it_stands() -> None:
    write(3)
    sql("UPDATE base_journalhead SET seal = ''")
    assert damaged() == [3]
    import_module("samenscan.base.migrations.0003_journal_seal").seal(apps, connection)
    assert damaged() == []


def test_finds_a_line_of_another_history_signed_with_the_same_key() -> None:
    write(5)
    kept = JournalLine.objects.get(number=3)
    sql("DELETE FROM base_journalline WHERE number > 2")
    second = JournalLine.objects.get(number=2)
    sql(f"UPDATE base_journalhead SET n_lines = 2, digest = '{second.digest}'")
    journal.record(ANYONE, "test.hidden", kind="thing", id="what really happened")
    write(2)
    assert damaged() == [5]
    sql("DELETE FROM base_journalline WHERE number = 3")
    kept.save(force_insert=True)
    assert damaged()[0] == 4


def test_cannot_be_forged_without_the_key() -> None:
    write(2)
    last = JournalLine.objects.get(number=2)
    stranger = JournalLine(
        number=3, at=last.at, event="test.forged", object_kind="thing", object_id="1"
    )
    with override_settings(JOURNAL_KEY="guessed"):
        stranger.digest = journal._digest(stranger, last.digest)
    stranger.save(force_insert=True)
    sql(f"UPDATE base_journalhead SET n_lines = 3, digest = '{stranger.digest}'")
    assert damaged() == [3, 3]


def test_disappears_with_the_transaction_it_belongs_to() -> None:
    write(1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(1)
        _ = 1 / 0
    assert JournalLine.objects.count() == 1
    assert damaged() == []
