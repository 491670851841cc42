"""Invented rounds as a snapshot file: as many organisations, questions and rounds as asked for.

Every level and every kind of missing is equally likely, which is the hardest case for a file that
is packed by repetition. Groups: twenty of equal size.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa

from samenscan.core.answers.coded import Coded
from samenscan.core.answers.coded_rounds import Head, RoundHead, Source
from samenscan.core.answers.measures import FIRST_STEP, Measure, State
from samenscan.core.formats.snapshot import LEVEL_DECIMALS, tables, write_tables

N_QUESTIONS, N_GROUPS, N_STEPS = 300, 20, 6
PER_SECTION = 25


def write_rounds(path: Path, n_organisations: int, n_rounds: int) -> Head:
    """Write such a snapshot, round by round; its head."""
    who = tuple(f"organisation-{at:06d}" for at in range(n_organisations))
    measures = tuple(
        Measure(f"q{at}", "practice", N_STEPS, ordered=True) for at in range(N_QUESTIONS)
    )
    places = tuple(range(N_QUESTIONS))
    heads = tuple(RoundHead(str(2026 + at), Source("", ""), places, ()) for at in range(n_rounds))
    head = Head(heads, measures, who)
    with path.open("wb") as out:
        rounds = _Invented(head)
        write_tables(out, head, "bench", LEVEL_DECIMALS, tables(head, rounds, LEVEL_DECIMALS))
    return head


class _Invented(Mapping[str, Coded]):
    """Each round is made when it is asked for, so that one is in memory at a time."""

    def __init__(self, head: Head) -> None:
        self._head = head

    def __getitem__(self, name: str) -> Coded:
        chance = np.random.default_rng(int(name))
        shape = len(self._head.organisations), N_QUESTIONS
        codes = chance.integers(int(State.NOT_ASKED), FIRST_STEP + N_STEPS, shape, dtype=np.int16)
        return Coded(self._head.measures, self._head.organisations, (), codes, {})

    def __iter__(self):  # type: ignore[no-untyped-def] # never iterated
        return iter(one.name for one in self._head.rounds)

    def __len__(self) -> int:
        return len(self._head.rounds)


def groups_of(head: Head) -> dict[str, tuple[str, ...]]:
    """Twenty groups by turns."""
    return {f"group {at:02d}": head.organisations[at::N_GROUPS] for at in range(N_GROUPS)}


def group_numbers(n_organisations: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The group of every organisation, by its number."""
    return np.arange(n_organisations) % N_GROUPS


def weights() -> pa.Table:
    """Section and weight (1, 2 or 3) of every question."""
    at = np.arange(N_QUESTIONS)
    return pa.table(
        {
            "measure": at.astype(np.int16),
            "section": (at // PER_SECTION).astype(np.int16),
            "weight": (1 + at % 3).astype(np.int32),
        }
    )
