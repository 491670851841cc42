"""A snapshot gives back what counts, says where it came from, and is refused when damaged."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset, Levels, Sheet, YesNo
from samenscan.core.answers.coded import Coded
from samenscan.core.answers.coded_rounds import OtherSteps
from samenscan.core.formats.snapshot import (
    LEVEL_DECIMALS,
    read_snapshot,
    with_levels,
    write_snapshot,
)
from samenscan.core.formats.snapshot_head import SnapshotRefused
from samenscan.core.questionnaire import Kind
from samenscan.core.questionnaire.model import Expression
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.scoring import score_dataset
from samenscan.core.scoring.tests.strategies import datasets


@settings(max_examples=60, deadline=None)
@given(datasets(), datasets())
def test_z17_gives_back_what_counts(one: Dataset, other: Dataset) -> None:
    rounds = {"2025": one}
    if other.questionnaire == one.questionnaire:
        rounds["2026"] = other
    found = read_snapshot(write_snapshot(rounds, "1.2"))
    assert found.program == "1.2"
    for (name, dataset), head in zip(rounds.items(), found.head.rounds, strict=True):
        whole, read = with_levels(dataset), found.rounds[name]
        assert head.source.dataset == dataset.content_hash
        assert head.source.questionnaire == dataset.questionnaire.content_hash
        assert set(read.measures) == set(whole.measures)
        assert sorted(read.organisations) == sorted(whole.organisations)
        assert sorted(read.without_sheet) == sorted(whole.without_sheet)
        for row, who in enumerate(read.organisations):
            at = whole.organisations.index(who)
            for measure in whole.measures:
                code = read.codes[row, read.column[measure.code]]
                assert code == whole.codes[at, whole.column[measure.code]]
                if measure.code in whole.numbers:
                    assert read.numbers[measure.code][row] == whole.numbers[measure.code][at]


@settings(max_examples=60, deadline=None)
@given(datasets())
def test_z17_holds_every_level(dataset: Dataset) -> None:
    (read,) = read_snapshot(write_snapshot({"r": dataset}, "1")).rounds.values()
    top = dataset.questionnaire.scale_max
    for score in score_dataset(dataset):
        row = read.organisations.index(score.organisation)
        for section in score.sections:
            level = read.numbers[f"{section.code}.level"][row]
            if section.share is None:
                assert level is None
            else:
                assert level is not None
                assert abs(float(level) - float(section.share) * float(top)) < 1e-9


@settings(max_examples=20, deadline=None)
@given(datasets(), st.randoms())
def test_z17_is_the_same_file_whatever_the_order_of_sheets(dataset: Dataset, _: object) -> None:
    turned = Dataset(dataset.questionnaire, dataset.sheets[::-1], dataset.population[::-1])
    assert write_snapshot({"r": dataset}, "1") == write_snapshot({"r": turned}, "1")


def _few(n_choices: int = 3) -> Dataset:
    choices = tuple(make_choice(f"c{n}") for n in range(n_choices))
    single = make_question("b2", kind=Kind.SINGLE, choices=choices)
    asked = make_questionnaire(make_section(make_question("b1"), single))
    sheets = tuple(Sheet(f"zone-{n}", {"b1": Levels(n % 6, 2)}) for n in range(5))
    return Dataset(asked, sheets)


def test_z17_holds_nothing_of_answers_that_serve_their_organisation_alone() -> None:
    own = make_question("o1", sharing="own")
    secret = make_question("o2", kind=Kind.YES_NO, weight=Decimal(0), sharing="own")
    after = replace(make_question("b3", weight=Decimal(0)), asked_when=Expression("o2"))
    asked = make_questionnaire(make_section(make_question("b1"), own, secret, after))

    def counted(level: int, n_yes: int) -> Coded:
        sheets = tuple(
            Sheet(f"z{n}", {"b1": Levels(3, 3), "o1": Levels(level, 1), "o2": YesNo(n < n_yes)})
            for n in range(5)
        )
        return read_snapshot(write_snapshot({"r": Dataset(asked, sheets)}, "1")).rounds["r"]

    one, other = counted(1, 0), counted(5, 4)
    assert {measure.question for measure in one.measures} == {"b1", "b3", "b"}
    assert (one.codes == other.codes).all()
    assert one.numbers == other.numbers == {"b.level": (Decimal(3),) * 5}


def test_z17_refuses_rounds_in_which_a_question_has_other_steps() -> None:
    with pytest.raises(OtherSteps, match="b2"):
        write_snapshot({"2025": _few(), "2026": _few(4)}, "1")


def test_z17_takes_a_question_with_more_choices_than_a_byte_holds() -> None:
    asked = _few(300)
    sheets = tuple(replace(one, answers=dict(one.answers)) for one in asked.sheets)
    read = read_snapshot(write_snapshot({"r": Dataset(asked.questionnaire, sheets)}, "1"))
    assert read.rounds["r"].codes.shape == (5, 4)


def test_z17_is_laid_out_to_be_counted() -> None:
    file = pq.ParquetFile(BytesIO(write_snapshot({"r": _few()}, "1")))
    rows = file.read()
    order = [rows[name].to_pylist() for name in ("round", "measure", "organisation")]
    assert sorted(zip(*order, strict=True)) == list(zip(*order, strict=True))
    told = file.metadata.row_group(0)
    encodings = {told.column(at).path_in_schema: told.column(at).encodings for at in range(5)}
    assert "DELTA_BINARY_PACKED" in encodings["organisation"]
    assert "RLE_DICTIONARY" in encodings["code"]
    assert rows.schema.field("value").type == pa.decimal128(38, LEVEL_DECIMALS)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not a file at all"])
def test_refuses_what_is_no_snapshot(content: bytes) -> None:
    with pytest.raises(SnapshotRefused, match="not a snapshot"):
        read_snapshot(content)


@pytest.mark.parametrize(
    "told", [None, b"", b"{}", b'{"format": 2}', b'{"format": 1, "rounds": [{}]}', b"[1]"]
)
def test_refuses_a_table_that_does_not_say_what_it_holds(told: bytes | None) -> None:
    table = pa.table({"round": [1]})
    if told is not None:
        table = table.replace_schema_metadata({b"samenscan.snapshot": told})
    out = BytesIO()
    pq.write_table(table, out)
    with pytest.raises(SnapshotRefused):
        read_snapshot(out.getvalue())


def test_refuses_a_snapshot_that_was_cut_off() -> None:
    content = write_snapshot({"r": _few()}, "1")
    with pytest.raises(SnapshotRefused):
        read_snapshot(content[:-20])


@pytest.mark.parametrize("rows", [slice(0, 9), slice(1, None), slice(None, None, -1)])
def test_refuses_a_snapshot_of_which_rows_are_gone_or_moved(rows: slice) -> None:
    whole = pq.read_table(BytesIO(write_snapshot({"r": _few()}, "1")))
    out = BytesIO()
    pq.write_table(whole.take(list(range(len(whole)))[rows]), out)
    with pytest.raises(SnapshotRefused):
        read_snapshot(out.getvalue())


def test_refuses_a_snapshot_without_one_of_its_columns() -> None:
    out = BytesIO()
    pq.write_table(pq.read_table(BytesIO(write_snapshot({"r": _few()}, "1"))).drop(["code"]), out)
    with pytest.raises(SnapshotRefused):
        read_snapshot(out.getvalue())
