"""Means of questions and means of means for all sheets at once, exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from samenscan.core.scoring.ratios import SAFE, Ratios, Whole, common_denominator, flags, zeros
from samenscan.core.scoring.reasons import Wording
from samenscan.core.scoring.results import PartScore, Points
from samenscan.core.scoring.sums import Counts, Sums, Units


@dataclass(frozen=True)
class PointColumns:
    """Points of one part for every sheet, over the units of shares and points."""

    achieved: Whole
    full: Whole
    open: Whole
    share_unit: int
    point_unit: int

    def at(self, row: int) -> Points:
        """The points of one sheet."""
        return Points(
            Fraction(int(self.achieved[row]), self.share_unit * self.point_unit),
            Fraction(int(self.full[row]), self.point_unit),
            Fraction(int(self.open[row]), self.point_unit),
        )

    def __add__(self, other: "PointColumns") -> "PointColumns":
        return PointColumns(
            self.achieved + other.achieved,
            self.full + other.full,
            self.open + other.open,
            self.share_unit,
            self.point_unit,
        )


@dataclass(frozen=True)
class Means:
    """The score of one part for every sheet; `share` holds where `shown` does."""

    code: str
    n_scored: int
    share: Ratios
    shown: NDArray[np.bool_]
    coverage: Ratios
    n_answered: Counts
    n_applicable: Counts
    points: PointColumns

    def at(self, row: int, needed: Fraction, wording: Wording) -> PartScore:
        """The score of one sheet."""
        coverage = self.coverage.at(row)
        n_applicable = int(self.n_applicable[row])
        reason = wording.reason(self.n_scored, n_applicable, coverage, needed)
        return PartScore(
            self.code,
            None if reason else self.share.at(row),
            coverage,
            int(self.n_answered[row]),
            n_applicable,
            reason,
            self.points.at(row),
        )


def means_of_questions(
    code: str, n_scored: int, sums: Sums, needed: Fraction, units: Units
) -> Means:
    """Rule S7 in columns."""
    coverage = Ratios(sums.answered, _at_least_one(sums.weight))
    shown = coverage.reaches(needed) & (sums.n_answered > 0)
    share = Ratios(sums.total, _at_least_one(sums.answered) * units.share_unit)
    points = PointColumns(sums.achieved, sums.full, sums.open, units.share_unit, units.point_unit)
    return Means(code, n_scored, share, shown, coverage, sums.n_answered, sums.n_applicable, points)


def means_of_means(
    code: str, parts: Sequence[tuple[Fraction, Means]], needed: Fraction, nothing: Means
) -> Means:
    """Rule S12 in columns; `nothing` is the score of a part without questions."""
    weighing = [(weight, means) for weight, means in parts if weight]
    unit = common_denominator(weight for weight, _ in weighing)
    covered, total = nothing.coverage, nothing.share
    dtype = np.int64 if sum(weight for weight, _ in weighing) * unit < SAFE else object
    weight, counts = zeros(len(covered), dtype), zeros(len(covered), dtype)
    n_answered, n_applicable = nothing.n_answered, nothing.n_applicable
    points = nothing.points
    for fraction, means in weighing:
        weighs = int(fraction * unit)
        counted = flags(means.shown, dtype) * weighs
        weight = weight + flags(means.n_applicable > 0, dtype) * weighs
        counts = counts + counted
        covered = covered.plus(means.coverage.times(counted))
        total = total.plus(means.share.times(counted))
        n_answered = n_answered + means.n_answered
        n_applicable = n_applicable + means.n_applicable
        points = points + means.points
    coverage = covered.over(_at_least_one(weight))
    shown = coverage.reaches(needed) & (counts > 0)
    share = total.over(_at_least_one(counts))
    return Means(code, len(weighing), share, shown, coverage, n_answered, n_applicable, points)


def _at_least_one(column: Whole) -> Whole:
    return np.maximum(column, np.ones_like(column))
