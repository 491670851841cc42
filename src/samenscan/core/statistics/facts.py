"""Every figure that follows from a histogram, for all rounds, groups and measures at once (Z15).

    told = facts_of(histograms(rounds, groups))
    told.mean[told.at("2026", "east", "B5.practice")]

Raw results: for the analyst, and for what disclosure lets through. For exact fractions of one
count, take `Histogram.counts` to `agreement`, `counts` and `bounds`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from numpy.typing import NDArray

from samenscan.core.answers.measures import State
from samenscan.core.statistics.agreement_columns import (
    Columns,
    Floats,
    agreement_columns,
    consensus_columns,
    divided,
)
from samenscan.core.statistics.histograms import Histograms

PARTS = (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10))


@dataclass(frozen=True)
class Facts:
    """Figures over (round, group, measure); NaN where nothing can be said.

    `n_applicable` leaves out those to whom a question does not apply or of whom it was not asked;
    `coverage` (0..1) is the part of them that answered. `mean`, `median` and `quantiles` count
    steps from 0, as do `lowest_mean` and `highest_mean`, between which the mean of all to whom it
    applies lies, whatever those who are silent would have answered (Manski). `quantiles` has one
    more axis, along PARTS, of type 7 of Hyndman and Fan. `agreement` is van der Eijk's A,
    `consensus` that of Tastle and Wierman. All of these exist for ordered measures only.
    """

    counted: Histograms
    n_members: Columns
    n_applicable: Columns
    n_answers: Columns
    coverage: Floats
    mean: Floats
    median: Floats
    quantiles: Floats
    lowest_mean: Floats
    highest_mean: Floats
    agreement: Floats
    consensus: Floats

    def at(self, round_: str, group: str, measure: str) -> tuple[int, int, int]:
        """Where the figures of this count are; ValueError or KeyError where there are none."""
        counted = self.counted
        place = counted.place(measure)
        return counted.rounds.index(round_), counted.groups.index(group), place


def facts_of(counted: Histograms) -> Facts:
    """All figures of these counts, by numpy on small arrays."""
    cube, shape = counted.cube, counted.cube.shape[:3]
    n_members = cube.sum(axis=-1)
    n_answers = counted.steps.sum(axis=-1)
    gone = cube[..., State.NOT_APPLICABLE] + cube[..., State.NOT_ASKED]
    n_applicable = n_members - gone
    nothing = [np.full(shape, np.nan) for _ in range(6)]
    mean, median, low, high, agreement, consensus = nothing
    quantiles = np.full((*shape, len(PARTS)), np.nan)
    for n_steps in sorted({one.n_steps for one in counted.measures if one.ordered}):
        at = [
            place
            for place, one in enumerate(counted.measures)
            if one.ordered and one.n_steps == n_steps
        ]
        steps = counted.steps[:, :, at, :n_steps]
        n, applies = n_answers[:, :, at], n_applicable[:, :, at]
        total = steps @ np.arange(n_steps)
        mean[:, :, at] = divided(total, n)
        found = quantile_columns(steps, (*PARTS, Fraction(1, 2)))
        quantiles[:, :, at] = found[..., : len(PARTS)]
        median[:, :, at] = found[..., -1]
        silent = (applies - n) * (n_steps - 1)
        # Without a single answer nothing is told; the bounds would be the ends of the scale.
        low[:, :, at] = np.where(n > 0, divided(total, applies), np.nan)
        high[:, :, at] = np.where(n > 0, divided(total + silent, applies), np.nan)
        agreement[:, :, at] = agreement_columns(steps)
        consensus[:, :, at] = consensus_columns(steps)
    return Facts(
        counted,
        n_members,
        n_applicable,
        n_answers,
        divided(n_answers, n_applicable),
        mean,
        median,
        quantiles,
        low,
        high,
        agreement,
        consensus,
    )


def quantile_columns(counts: Columns, parts: Sequence[Fraction]) -> Floats:
    """The quantiles (type 7, in steps) of every row of counts; NaN without answers.

    Shape (…, steps) to (…, parts); equal to `robust.quantile` over the answers one by one.
    """
    upto = counts.cumsum(axis=-1)
    n = upto[..., -1]
    found = np.full((*n.shape, len(parts)), np.nan)
    for place, part in enumerate(parts):
        # Whole numbers, because a rank that is rounded the wrong way is somebody else's answer.
        whole, rest = np.divmod((n - 1) * part.numerator, part.denominator)
        low, high = _step_at(upto, whole), _step_at(upto, np.minimum(whole + 1, n - 1))
        value = low + rest / part.denominator * (high - low)
        found[..., place] = np.where(n > 0, value, np.nan)
    return found


def _step_at(upto: Columns, rank: Columns) -> NDArray[np.int64]:
    """The step of the answer with this rank, from 0."""
    below: NDArray[np.int64] = (upto <= rank[..., None]).sum(axis=-1)
    return below


def quantiles_of(values: Floats, parts: Sequence[Fraction] = PARTS) -> tuple[float, ...]:
    """The same of plain numbers, such as levels of organisations; NaN without any."""
    if not len(values):
        return (float("nan"),) * len(parts)
    ordered = np.sort(values)
    found = []
    for part in parts:
        at = (len(ordered) - 1) * part
        low = ordered[floor(at)]
        high = ordered[min(floor(at) + 1, len(ordered) - 1)]
        found.append(float(low + float(at - floor(at)) * (high - low)))
    return tuple(found)
