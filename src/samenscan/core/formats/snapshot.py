"""A snapshot: the answers of one or more rounds as they count, as Parquet laid out to be counted.

A row per round, measure and organisation with a sheet, sorted in that order, everything in whole
numbers; what these stand for, the hashes of the datasets and the version of the program stand in
the file's own description (see docs/decisions/count-with-ibis-and-duckdb.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from math import isnan
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from samenscan.core.answers.coded import Coded, coded
from samenscan.core.answers.coded_rounds import Head, Source, head_of
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.measures import FIRST_STEP, Measure, State
from samenscan.core.formats.snapshot_head import KEY, SnapshotRefused, head_from, told
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.questionnaire.own_only import for_group, hidden_reasons, is_own
from samenscan.core.scoring.columns import score_dataset
from samenscan.core.scoring.level_columns import level_columns

# Levels are rounded here: far under 1e-9, and room for the longest number beside it.
LEVEL_DECIMALS = 12
LEVEL = "level"
ROWS_AT_ONCE = 1 << 20
_DIGITS = 38
Rows = NDArray[np.intp]
_DICTIONARIES = ["round", "measure", "code"]


@dataclass(frozen=True)
class Snapshot:
    """The rounds of a snapshot in memory, and the version of the program that wrote it."""

    head: Head
    rounds: Mapping[str, Coded]
    program: str


def write_snapshot(rounds: Mapping[str, Dataset], program: str) -> bytes:
    """These rounds as a file; OtherSteps where a question differs between them.

    Beside the answers it holds the level of every section, theme and total, as a number called
    after its part: `B.level`. Texts, days, rankings, tables and files are left out, and so is what
    serves only the organisation that answered.
    """
    in_numbers = {name: with_levels(one) for name, one in rounds.items()}
    sources = {
        name: Source(one.content_hash, one.questionnaire.content_hash)
        for name, one in rounds.items()
    }
    head = head_of(in_numbers, sources)
    questions = (q for one in rounds.values() for q in one.questionnaire.questions())
    n_decimals = max([LEVEL_DECIMALS, *(question.decimals for question in questions)])
    out = BytesIO()
    write_tables(out, head, program, n_decimals, tables(head, in_numbers, n_decimals))
    return out.getvalue()


def with_levels(dataset: Dataset) -> Coded:
    """This dataset in numbers, its levels as further measures behind the others.

    Answers that serve only their own organisation are left out and count in no level; who was not
    asked because of one is coded as one who did not answer (see `hidden_reasons`).
    """
    asked = for_group(dataset.questionnaire)
    own = _told_together(coded(dataset), dataset.questionnaire)
    columns = level_columns(score_dataset(replace(dataset, questionnaire=asked)))
    codes, numbers, measures = [own.codes], dict(own.numbers), list(own.measures)
    for part, levels in columns.items():
        measure = Measure(part, LEVEL, 1, ordered=False)
        measures.append(measure)
        shown = np.where(np.isnan(levels), int(State.NOT_ANSWERED), FIRST_STEP)
        codes.append(shown.astype(np.int16).reshape(-1, 1))
        numbers[measure.code] = tuple(_rounded(float(level)) for level in levels)
    return replace(
        own, measures=tuple(measures), codes=np.concatenate(codes, axis=1), numbers=numbers
    )


def _told_together(whole: Coded, asked: Questionnaire) -> Coded:
    kept = [at for at, one in enumerate(whole.measures) if not is_own(asked.question(one.question))]
    measures, codes = tuple(whole.measures[at] for at in kept), whole.codes[:, kept]
    hidden = hidden_reasons(asked)
    for at, one in enumerate(measures):
        if one.question in hidden:
            codes[codes[:, at] == State.NOT_ASKED, at] = State.NOT_ANSWERED
    codes_of = {one.code for one in measures}
    numbers = {code: given for code, given in whole.numbers.items() if code in codes_of}
    return replace(whole, measures=measures, codes=codes, numbers=numbers)


def _rounded(level: float) -> Decimal | None:
    return None if isnan(level) else round(Decimal(level), LEVEL_DECIMALS)


def schema_of(head: Head, n_decimals: int) -> pa.Schema:
    """The columns of a snapshot; codes take one byte while all steps fit in it."""
    longest = FIRST_STEP + max((measure.n_steps for measure in head.measures), default=0)
    code = pa.int8() if longest <= np.iinfo(np.int8).max else pa.int16()
    return pa.schema(
        [
            ("round", pa.int16()),
            ("measure", pa.int16()),
            ("organisation", pa.int32()),
            ("code", code),
            ("value", pa.decimal128(_DIGITS, n_decimals)),
        ]
    )


def write_tables(
    out: BinaryIO, head: Head, program: str, n_decimals: int, parts: Iterable[pa.Table]
) -> None:
    """Write tables, one after the other, as one snapshot; they have to come in order.

    The layout was chosen by measuring: organisations as differences, the rest by dictionary, a
    light compression, a million rows per group.
    """
    schema = schema_of(head, n_decimals).with_metadata({KEY: told(head, program)})
    with pq.ParquetWriter(
        out,
        schema,
        compression="snappy",
        use_dictionary=_DICTIONARIES,
        column_encoding={"organisation": "DELTA_BINARY_PACKED"},
    ) as writer:
        for part in parts:
            writer.write_table(part, row_group_size=ROWS_AT_ONCE)


def tables(head: Head, rounds: Mapping[str, Coded], n_decimals: int) -> Iterator[pa.Table]:
    """The rows of these rounds, some million at once, sorted by round, measure, organisation."""
    places = {who: place for place, who in enumerate(head.organisations)}
    for at, round_ in enumerate(head.rounds):
        one = rounds[round_.name]
        who = np.array([places[name] for name in one.organisations], dtype=np.int32)
        # A round has its own measures first; the rows of the file follow the head.
        own = sorted(range(len(one.measures)), key=lambda column: round_.measures[column])
        measures = np.array([round_.measures[column] for column in own], dtype=np.int16)
        order = np.argsort(who)
        sorted_ = _Sorted(at, one, who[order], order)
        at_once = max(1, ROWS_AT_ONCE // max(1, len(who)))
        for first in range(0, len(own), at_once):
            some = slice(first, first + at_once)
            yield sorted_.rows(own[some], measures[some], schema_of(head, n_decimals))


@dataclass(frozen=True)
class _Sorted:
    """One round, and the order in which its organisations are written."""

    at: int
    round_: Coded
    who: NDArray[np.int32]
    order: Rows

    def rows(self, own: list[int], measures: NDArray[np.int16], schema: pa.Schema) -> pa.Table:
        """The rows of some measures; `own` are their columns in the round."""
        n = len(self.who)
        table = {
            "round": np.full(len(own) * n, self.at, dtype=np.int16),
            "measure": np.repeat(measures, n),
            "organisation": np.tile(self.who, len(own)),
            "code": self.round_.codes[:, own].T[:, self.order].ravel(),
            "value": pa.chunked_array(
                [self._values(column, schema.field("value").type) for column in own]
            ),
        }
        return pa.table(table).cast(schema)

    def _values(self, column: int, kind: pa.DataType) -> pa.Array:
        numbers = self.round_.numbers.get(self.round_.measures[column].code)
        if numbers is None:
            return pa.nulls(len(self.order), kind)
        return pa.array([numbers[row] for row in self.order], kind)


def read_snapshot(content: bytes) -> Snapshot:
    """The rounds in these bytes; SnapshotRefused where it is none, or damaged."""
    try:
        table = pq.read_table(BytesIO(content))
        head, program = head_from(table.schema.metadata or {})
        rounds = {one.name: _round(head, at, table) for at, one in enumerate(head.rounds)}
    except (pa.ArrowException, OSError, ValueError, KeyError, IndexError):
        raise SnapshotRefused from None
    return Snapshot(head, rounds, program)


def _round(head: Head, at: int, table: pa.Table) -> Coded:
    """One round back in memory; ValueError where its rows are not all there, or not in order."""
    first, last = np.searchsorted(table["round"].to_numpy(), [at, at + 1])
    rows, round_ = table.slice(first, last - first), head.rounds[at]
    places = sorted(round_.measures)
    shape = len(places), len(rows) // max(1, len(places))
    who = rows["organisation"].to_numpy().reshape(shape)
    measures = rows["measure"].to_numpy().reshape(shape)
    if (who != who[:1]).any() or (measures != np.array(places).reshape(-1, 1)).any():
        raise ValueError
    numbers = {
        head.measures[measure].code: tuple(
            rows["value"].slice(row * shape[1], shape[1]).to_pylist()
        )
        for row, measure in enumerate(places)
        if _is_number(head.measures[measure])
    }
    return Coded(
        tuple(head.measures[measure] for measure in places),
        tuple(head.organisations[one] for one in (who[0] if len(who) else ())),
        tuple(head.organisations[one] for one in round_.silent),
        rows["code"].to_numpy().reshape(shape).T.astype(np.int16),
        numbers,
    )


def _is_number(measure: Measure) -> bool:
    return measure.n_steps == 1 and not measure.ordered
