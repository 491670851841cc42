"""What is added up per part of a questionnaire, for all sheets at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from samenscan.core.questionnaire.model import Question
from samenscan.core.scoring.outcomes import DOES_NOT_APPLY, FIRST_SHARE, Ids
from samenscan.core.scoring.ratios import (
    SAFE,
    Whole,
    common_denominator,
    flags,
    whole,
    zeros,
)

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Units:
    """How fractions became whole numbers: each kind over one denominator.

    `worth` is the share of an outcome by its number, times `share_unit`; `bound` is what no sum
    over the whole questionnaire passes.
    """

    worth: Whole
    share_unit: int
    weight_unit: int
    point_unit: int
    bound: int

    def weight(self, question: Question) -> int:
        """The weight of a question in whole numbers."""
        return int(Fraction(question.weight) * self.weight_unit)

    def full(self, question: Question) -> int:
        """Its full marks in whole numbers."""
        return int(Fraction(question.max_score) * self.point_unit)


def units_of(questions: Sequence[Question], shares: Sequence[Fraction]) -> Units:
    """The units in which these questions and shares are all whole."""
    share_unit = common_denominator(shares)
    weights = [Fraction(question.weight) for question in questions]
    full = [Fraction(question.max_score) for question in questions]
    weight_unit, point_unit = common_denominator(weights), common_denominator(full)
    bound = share_unit * int(max(sum(weights) * weight_unit, sum(full) * point_unit))
    worth = whole((int(share * share_unit) for share in shares), bound)
    return Units(worth, share_unit, weight_unit, point_unit, bound)


@dataclass(frozen=True)
class Sums:
    """Per sheet, of the questions of one part.

    `total` is scores times weights, `answered` and `weight` the weight that is answered and that
    applies, `achieved`, `full` and `open` the points, all in the units of `Units`.
    """

    total: Whole
    answered: Whole
    weight: Whole
    achieved: Whole
    full: Whole
    open: Whole
    n_answered: Counts
    n_applicable: Counts

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.total + other.total,
            self.answered + other.answered,
            self.weight + other.weight,
            self.achieved + other.achieved,
            self.full + other.full,
            self.open + other.open,
            self.n_answered + other.n_answered,
            self.n_applicable + other.n_applicable,
        )


def sums_of(
    questions: Iterable[Question], columns: Mapping[str, Ids], units: Units, n_sheets: int
) -> Sums:
    """Everything that is added up of these questions; columns of zeros without any."""

    dtype = np.int64 if units.bound < SAFE else object
    total, answered, weight, achieved, full, open_ = (zeros(n_sheets, dtype) for _ in range(6))
    n_answered, n_applicable = np.zeros(n_sheets, np.int64), np.zeros(n_sheets, np.int64)
    for question in questions:
        ids = columns[question.code]
        weighs, counts = units.weight(question), units.full(question)
        worth = units.worth[ids]
        applies, has_score = ids != DOES_NOT_APPLY, ids >= FIRST_SHARE
        total += worth * weighs
        achieved += worth * counts
        answered += flags(has_score, dtype) * weighs
        weight += flags(applies, dtype) * weighs
        full += flags(applies, dtype) * counts
        open_ += flags(applies & ~has_score, dtype) * counts
        n_answered += has_score
        n_applicable += applies
    return Sums(total, answered, weight, achieved, full, open_, n_answered, n_applicable)
