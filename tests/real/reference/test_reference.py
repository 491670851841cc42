"""Published numbers … (each test finishes the sentence)."""

from dataclasses import replace
from pathlib import Path

import pytest

from samenscan.core.statistics.tests.samples import THURSTONE
from tests.real.reference.__main__ import ENTRIES, lines, main
from tests.real.reference.beside import estimate, friedman, omega_hierarchical, total
from tests.real.reference.entry import Entry
from tests.real.reference.samples import (
    INDEX_BY_TYPE,
    INDEX_DRAWN,
    PUPILS_BY_TYPE,
    PUPILS_DRAWN,
)

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "methods" / "reference-numbers.md"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.number} {entry.what[:40]}")
def test_are_all_reproduced(entry: Entry) -> None:
    if entry.why:
        # One in the last decimal, no more.
        for ours, published in zip(entry.found(), entry.published, strict=True):
            digits = len(published.partition(".")[2])
            assert abs(float(ours) - float(published)) < 1.01 * 10**-digits
    else:
        assert entry.found() == entry.published


def test_are_1_to_29() -> None:
    told = set()
    for entry in ENTRIES:
        first, _, last = entry.number.strip("–ab").partition("–")
        told |= set(range(int(first or 0), int(last or first or 0) + 1))
    assert told - {0} == set(range(1, 30))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.number)
def test_are_held_by_the_test_that_is_named(entry: Entry) -> None:
    file, _, name = entry.test.partition("::")
    path = ROOT / file if file.startswith("tests/") else ROOT / "src" / "samenscan" / file
    assert f"def {name}(" in path.read_text(encoding="utf-8")


def test_stand_in_the_page_as_they_are_reproduced() -> None:
    page = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line.startswith("|")] == list(lines()), (
        "put the output of `python -m tests.real.reference` in the page"
    )


def test_are_printed_by_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ENTRIES) + 2


def test_that_differ_are_told() -> None:
    wrong = replace(ENTRIES[0], published=("0.6113334", *ENTRIES[0].published[1:]))
    assert not wrong.same
    with pytest.raises(ValueError, match="4 of 1"):
        replace(ENTRIES[0], published=("0.61",)).found()


def test_of_samples_rest_on_our_standard_error() -> None:
    """Lumley's R package survey: simple random and stratified samples of Californian schools."""
    assert [round(value, 4) for value in estimate(INDEX_DRAWN)] == [656.585, 9.2497]
    assert [round(value) for value in total(PUPILS_DRAWN)] == [3_621_074, 169_520]
    assert [round(value, 4) for value in estimate(INDEX_BY_TYPE)] == [662.2874, 9.4089]
    assert [round(value) for value in total(PUPILS_BY_TYPE)] == [3_687_178, 114_642]


def test_of_a_general_factor_do_not_depend_on_the_order_of_questions() -> None:
    order = (4, 0, 7, 2, 8, 1, 3, 6, 5)
    moved = [[THURSTONE[i][j] for j in order] for i in order]
    assert omega_hierarchical(moved, 3) == pytest.approx(omega_hierarchical(THURSTONE, 3), abs=1e-6)


def test_of_friedman_are_zero_where_no_thing_stands_out() -> None:
    assert friedman([(1, 2, 3), (2, 3, 1), (3, 1, 2)]) == 0
    assert friedman([(1, 2, 3)] * 4) == 8
