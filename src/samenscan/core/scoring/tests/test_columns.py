"""Scores in columns are those one by one, for every questionnaire and whatever is answered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset, Levels, Sheet
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.scoring import score_dataset, score_sheet
from samenscan.core.scoring.ratios import SAFE, Ratios, python_whole
from samenscan.core.scoring.tests.strategies import datasets


@settings(max_examples=400, deadline=None)
@given(datasets())
def test_s16_are_the_scores_one_by_one(dataset: Dataset) -> None:
    one_by_one = [score_sheet(dataset.questionnaire, sheet) for sheet in dataset.sheets]
    assert list(score_dataset(dataset)) == one_by_one


@pytest.mark.parametrize("n_questions", [1, 40])
def test_s16_stay_exact_where_64_bits_end(n_questions: int) -> None:
    questions = [
        make_question(f"b{n}", weight=Decimal(n + 1) + Decimal(1) / 10**18)
        for n in range(n_questions)
    ]
    asked = make_questionnaire(make_section(*questions))
    sheets = tuple(
        Sheet(
            f"zone-{row}", {q.code: Levels((row + n) % 6, n % 6) for n, q in enumerate(questions)}
        )
        for row in range(4)
    )
    dataset = Dataset(asked, sheets)
    assert list(score_dataset(dataset)) == [score_sheet(asked, sheet) for sheet in sheets]


whole_numbers = st.integers(1, 10) | st.integers(SAFE // 8, SAFE - 1)
fractions = st.lists(st.builds(Fraction, whole_numbers, whole_numbers), min_size=1, max_size=4)


def ratios(of: list[Fraction]) -> Ratios:
    return Ratios(
        np.array([one.numerator for one in of], dtype=np.int64),
        np.array([one.denominator for one in of], dtype=np.int64),
    )


@given(fractions, st.data())
def test_s16_add_multiply_and_divide_without_a_limit(
    one: list[Fraction], draw: st.DataObject
) -> None:
    n = len(one)
    two = draw.draw(st.lists(st.builds(Fraction, whole_numbers), min_size=n, max_size=n))
    factor = np.array(draw.draw(st.lists(whole_numbers, min_size=n, max_size=n)), dtype=np.int64)
    left, right = ratios(one), ratios(two)
    total, product, quotient = left.plus(right), left.times(factor), left.over(factor)
    for row in range(n):
        assert total.at(row) == one[row] + two[row]
        assert product.at(row) == one[row] * int(factor[row])
        assert quotient.at(row) == one[row] / int(factor[row])
        for limit in (one[row], one[row] + Fraction(1, 10**30), Fraction(1, 3)):
            assert bool(left.reaches(limit)[row]) == (one[row] >= limit)


def test_s16_turn_to_numbers_without_end_only_where_needed() -> None:
    small = ratios([Fraction(1, 2)]).plus(ratios([Fraction(1, 3)]))
    assert small.numerators.dtype == np.int64
    large = ratios([Fraction(SAFE - 1, 2)]).plus(ratios([Fraction(1, 3)]))
    assert large.numerators.dtype == object
    assert type(python_whole(small.numerators)[0]) is int
