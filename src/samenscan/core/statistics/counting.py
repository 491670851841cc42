"""The counting pass as one expression over a table engine (Ibis), for answers beyond memory (Z17).

The same expression runs on DuckDB, PostgreSQL and Spark. Nothing here connects: whoever calls
hands over an `Engine`, which owns the table of answers. The result equals `histograms`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa

from samenscan.core.answers.coded_rounds import Head
from samenscan.core.answers.measures import FIRST_STEP
from samenscan.core.statistics.frame import Cube, Frame, Groups, frame_of, parts_of
from samenscan.core.statistics.histograms import Histograms, Numbers

if TYPE_CHECKING:
    # Loading Ibis takes half a second, and building expressions does not need it.
    from ibis.expr.types import Table


class Engine(Protocol):
    """Where answers lie in a table: columns round, measure, organisation, code and value."""

    def answers(self) -> "Table":
        """The table of answers, as a snapshot has it."""
        ...

    def table(self, rows: pa.Table) -> "Table":
        """A small table that can be joined with the answers."""
        ...

    def rows(self, expression: "Table") -> pa.Table:
        """The rows of an expression, in memory."""
        ...


def counting(answers: "Table", parts: "Table") -> "Table":
    """How many (n) gave each code, per round, measure and part of the organisations.

    `parts` has one row per organisation, with the part of all groups that no group divides.
    """
    counted: Table = (
        answers.select("round", "measure", "organisation", "code")
        .join(parts, "organisation")
        .group_by("round", "measure", "part", "code")
        .aggregate(n=lambda table: table.count())
    )
    return counted


def counting_values(answers: "Table", parts: "Table") -> "Table":
    """How many (n) gave each number, per round, measure and part of the organisations."""
    counted: Table = (
        answers.filter(answers.value.notnull())
        .join(parts, "organisation")
        .group_by("round", "measure", "part", "value")
        .aggregate(n=lambda table: table.count())
    )
    return counted


def adding_up(answers: "Table", weights: "Table") -> "Table":
    """Per round, organisation and section: weighted steps (total) and their weight.

    `weights` has a row per measure that counts, with its section and a whole weight. Total over
    weight is the weighted mean step of what was answered; what is missing is in neither, and an
    organisation that answered nothing of a section has no row. For comparing engines: levels
    follow the rules of scoring.
    """
    columns = answers.select("round", "measure", "organisation", "code")
    given = columns.filter(columns.code >= FIRST_STEP).join(weights, "measure")
    summed: Table = given.group_by("round", "organisation", "section").aggregate(
        total=((given.code - FIRST_STEP) * given.weight).sum().cast("int64"),
        weight=given.weight.sum().cast("int64"),
    )
    return summed


def count_with(engine: Engine, head: Head, groups: Groups | None = None) -> Histograms:
    """Count a table of answers where it lies; equal to `histograms` of the same rounds."""
    frame = frame_of(head, groups)
    inside, part_of = parts_of(frame.members)
    parts = engine.table(
        pa.table(
            {
                "organisation": np.arange(len(head.organisations), dtype=np.int32),
                "part": part_of.astype(np.int32),
            }
        )
    )
    answers = engine.answers()
    counted = engine.rows(counting(answers, parts))
    valued = engine.rows(counting_values(answers, parts))
    return Histograms(
        tuple(one.name for one in head.rounds),
        frame.groups,
        head.measures,
        _cube(frame, inside, counted),
        _numbers(frame, inside, valued),
    )


def _cube(frame: Frame, inside: Cube, counted: pa.Table) -> Cube:
    """(round, group, measure, number), from counts per part."""
    n_rounds, _, n_measures, width = frame.nothing().shape
    n_parts = inside.shape[1]
    per_part = np.zeros((n_parts, n_rounds, n_measures, width), dtype=np.int64)
    at = [counted[name].to_numpy() for name in ("part", "round", "measure", "code")]
    np.add.at(per_part, tuple(at), counted["n"].to_numpy())
    flat = inside @ per_part.reshape(n_parts, -1)
    cube: Cube = flat.reshape(-1, n_rounds, n_measures, width).swapaxes(0, 1)
    for place, round_ in enumerate(frame.head.rounds):
        # Everybody with a sheet has a row for every measure of the round.
        first = round_.measures[:1]
        n_sheets = cube[place][:, list(first)].sum(axis=(1, 2))
        frame.add_rest(cube[place], round_, n_sheets)
    return cube


def _numbers(
    frame: Frame, inside: Cube, valued: pa.Table
) -> Mapping[str, Mapping[tuple[str, str], Numbers]]:
    head, found = frame.head, dict[tuple[int, int, int], dict[Decimal, int]]()
    columns = (valued[name].to_pylist() for name in ("round", "measure", "part", "value", "n"))
    for round_, measure, part, value, n in zip(*columns, strict=True):
        for group in map(int, np.flatnonzero(inside[:, part])):
            given = found.setdefault((measure, round_, group), {})
            given[value] = given.get(value, 0) + n
    numbers: dict[str, dict[tuple[str, str], Numbers]] = {}
    for at, one in enumerate(head.rounds):
        for measure in one.measures:
            if head.measures[measure].n_steps != 1 or head.measures[measure].ordered:
                continue
            told = numbers.setdefault(head.measures[measure].code, {})
            for place, name in enumerate(frame.groups):
                given = found.get((measure, at, place), {})
                rising = tuple(sorted(given))
                told[one.name, name] = Numbers(rising, tuple(given[value] for value in rising))
    return numbers
