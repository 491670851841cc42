"""Figures in columns are those of the exact functions, one count at a time (Z15)."""

from fractions import Fraction
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset
from samenscan.core.statistics.agreement import agreement, consensus, van_der_eijk
from samenscan.core.statistics.agreement_columns import agreement_columns, consensus_columns
from samenscan.core.statistics.bounds import mean_bounds
from samenscan.core.statistics.counts import mean
from samenscan.core.statistics.facts import (
    PARTS,
    facts_of,
    quantile_columns,
    quantiles_of,
)
from samenscan.core.statistics.histograms import ALL, histograms
from samenscan.core.statistics.robust import quantile
from samenscan.core.statistics.tests.rounds import countable_datasets

CLOSE = 1e-9


def counts(n_steps: int) -> st.SearchStrategy[tuple[int, ...]]:
    step = st.integers(0, 6) | st.sampled_from([0, 1_000, 10**6])
    return st.tuples(*[step] * n_steps)


tables = st.integers(2, 7).flatmap(lambda n: st.lists(counts(n), min_size=1, max_size=20))


@settings(max_examples=300, deadline=None)
@given(tables)
def test_z15_agreement_in_columns_is_that_one_by_one(rows: list[tuple[int, ...]]) -> None:
    a = agreement_columns(np.array(rows, dtype=np.int64))
    cns = consensus_columns(np.array(rows, dtype=np.int64))
    for at, row in enumerate(rows):
        if not sum(row):
            assert isnan(a[at]) and isnan(cns[at])
            continue
        assert a[at] == pytest.approx(float(van_der_eijk(row)), abs=CLOSE)
        assert cns[at] == pytest.approx(consensus(row), abs=CLOSE)


@pytest.mark.parametrize(
    ("row", "a", "cns"),
    [
        ((12, 0, 0, 0, 0, 11), -0.9130435, 0.0013640),
        ((0, 2, 9, 8, 3, 1), 0.5826087, 0.7357145),
        ((23, 0, 0, 0, 0, 0), 1, 1),
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333, 0.7256876),
    ],
)
def test_z15_agreement_in_columns_has_the_values_of_agrmt(
    row: tuple[int, ...], a: float, cns: float
) -> None:
    table = np.array([row], dtype=np.int64)
    assert agreement_columns(table)[0] == pytest.approx(a, abs=1e-7)
    assert consensus_columns(table)[0] == pytest.approx(cns, abs=1e-7)


@pytest.mark.parametrize("n_steps", [1, 2, 15, 30])
def test_z15_agreement_in_columns_takes_any_number_of_steps(n_steps: int) -> None:
    row = tuple(step % 3 for step in range(1, n_steps + 1))
    table = np.array([row, [0] * n_steps], dtype=np.int64)
    found, nothing = agreement_columns(table)
    assert isnan(nothing)
    if n_steps == 1:
        assert isnan(found)
    else:
        assert found == pytest.approx(float(van_der_eijk(row)), abs=CLOSE)


@settings(max_examples=300, deadline=None)
@given(tables)
def test_z15_quantiles_in_columns_are_those_of_the_answers(rows: list[tuple[int, ...]]) -> None:
    rows = [tuple(min(count, 6) for count in row) for row in rows]
    parts = (*PARTS, Fraction(0), Fraction(1), Fraction(1, 3))
    found = quantile_columns(np.array(rows, dtype=np.int64), parts)
    for at, row in enumerate(rows):
        answers = [Fraction(step) for step, count in enumerate(row) for _ in range(count)]
        for place, part in enumerate(parts):
            if not answers:
                assert isnan(found[at, place])
            else:
                assert found[at, place] == pytest.approx(float(quantile(answers, part)), abs=CLOSE)


@given(st.lists(st.integers(-50, 50).map(lambda n: n / 4), max_size=12))
def test_z15_quantiles_of_plain_numbers_are_of_type_7(values: list[float]) -> None:
    found = quantiles_of(np.array(values))
    for place, part in enumerate(PARTS):
        if values:
            assert found[place] == pytest.approx(float(quantile(values, part)), abs=CLOSE)
        else:
            assert isnan(found[place])


def test_z15_quantiles_of_one_to_ten_by_r_type_7() -> None:
    assert quantiles_of(np.arange(1, 11.0), [Fraction(1, 4)]) == (3.25,)


@settings(max_examples=60, deadline=None)
@given(countable_datasets(most=8))
def test_z15_figures_are_those_of_the_exact_functions(dataset: Dataset) -> None:
    counted = histograms({"r": dataset})
    told = facts_of(counted)
    for measure in counted.measures:
        one, at = counted.at("r", ALL, measure.code), told.at("r", ALL, measure.code)
        assert told.n_members[at] == len(dataset.population)
        assert told.n_answers[at] == one.n_answers
        assert told.n_applicable[at] == one.n_applicable
        if one.n_applicable:
            assert told.coverage[at] == pytest.approx(one.n_answers / one.n_applicable)
        else:
            assert isnan(told.coverage[at])
        if not one.n_answers or not measure.ordered:
            assert isnan(told.mean[at]) and isnan(told.agreement[at]) and isnan(told.median[at])
            assert isnan(told.lowest_mean[at]) and np.isnan(told.quantiles[at]).all()
            continue
        exact = agreement(one.counts)
        assert told.mean[at] == pytest.approx(float(mean(one.counts)), abs=CLOSE)
        assert told.agreement[at] == pytest.approx(float(exact.a), abs=CLOSE)
        assert told.consensus[at] == pytest.approx(exact.consensus, abs=CLOSE)
        bounds = mean_bounds(
            mean(one.counts),
            n_answers=one.n_answers,
            n_members=one.n_applicable,
            lowest=Fraction(0),
            highest=Fraction(measure.n_steps - 1),
        )
        assert told.lowest_mean[at] == pytest.approx(float(bounds.low), abs=CLOSE)
        assert told.highest_mean[at] == pytest.approx(float(bounds.high), abs=CLOSE)
        assert told.quantiles[at][2] == told.median[at]
