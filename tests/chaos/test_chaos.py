"""Killed in the middle of saving …, in short; `make chaos` does it fifty times."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from tests.chaos.client import Save, Told
from tests.chaos.run import run
from tests.chaos.stands import Stands, audit

# A start takes ten seconds on a busy machine, and every kill asks for one.
N_KILLS = 2


@pytest.fixture
def database() -> Iterator[str]:
    """An empty database on the PostgreSQL of these tests; nothing where they run on SQLite."""
    given = os.environ.get("SAMENSCAN_DATABASE_URL", "")
    if not given:
        yield ""
        return
    name = f"chaos_{uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def hasty(sentence: str) -> bool:
    """The PostgreSQL of the tests does not wait for the disk; `make chaos` runs one that does."""
    return sentence.startswith("a commit is not on the disk yet: ['off', 'off']")


def test_twice_loses_and_doubles_nothing_that_was_called_saved(
    tmp_path: Path, database: str
) -> None:
    found = run(tmp_path / "run", n_kills=N_KILLS, database=database)
    assert found.n_told > 2 * N_KILLS, "too few to prove anything"
    assert (found.lost, found.doubled) == ((), ()), found.line()
    assert [one for one in found.wrong if not (database and hasty(one))] == []


@pytest.mark.skipif(
    "SAMENSCAN_DATABASE_URL" in os.environ, reason="the planted mistake is caught on SQLite"
)
def test_a_server_that_says_saved_before_it_has_saved_is_caught(tmp_path: Path) -> None:
    found = run(tmp_path / "run", n_kills=0, planted=True)  # the kill at the end is enough
    assert found.lost, found.line()
    assert not found.sound


FIRST = ("s", "N1", 1, {"number": "7"}, "a")
SECOND = ("s", "N1", 2, {"number": "8"}, "b")
TOLD = [Told(Save("s", "N1", "a", 7), 1), Told(Save("s", "N1", "b", 8), 2)]


def stands(
    *revisions: tuple[str, str, int, dict[str, str], str],
    value: str = "8",
    durable: bool = True,
    journal: tuple[str, ...] = (),
) -> Stands:
    """One answer at revision 2, with this history."""
    return Stands(
        durable=durable,
        settings=["2"],
        sound=True,
        journal=list(journal),
        answers=[("s", "N1", 2, {"number": value})],
        revisions=list(revisions),
    )


def test_the_audit_sees_what_is_lost_doubled_skipped_or_overwritten() -> None:
    whole = audit(stands(FIRST, SECOND), TOLD)
    assert whole.sound and whole.line() == "2 acknowledged, 0 lost, 0 doubled"
    lost = audit(stands(FIRST), TOLD)
    assert lost.line() == "2 acknowledged, 1 lost, 0 doubled"
    assert lost.wrong, "the answer stands at a revision that is not there"
    again = ("s", "N1", 3, {"number": "8"}, "b")
    assert len(audit(stands(FIRST, SECOND, again), TOLD).doubled) == 2
    skipped = ("s", "N1", 3, {"number": "8"}, "b")
    assert "revisions [1, 3]" in audit(stands(FIRST, skipped), TOLD).wrong[0]
    assert "was last" in audit(stands(FIRST, SECOND, value="9"), TOLD).wrong[0]
    assert not audit(stands(FIRST, SECOND, durable=False), TOLD).sound
    assert not audit(stands(FIRST, SECOND, journal=("line 3 was changed",)), TOLD).sound
