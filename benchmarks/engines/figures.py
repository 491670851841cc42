"""What every engine ends with: figures per round, group and question, and a score per section."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenscan.core.answers.measures import FIRST_STEP
from samenscan.core.statistics.agreement_columns import consensus_columns, divided
from samenscan.core.statistics.facts import PARTS, quantile_columns

Cube = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Figures:
    """Over (round, group, question): n, mean, five quantiles, Cns; and scores of organisations.

    `scores` has a weighted mean step per (round, organisation, section), NaN without answers.
    """

    n: Cube
    mean: Floats
    quantiles: Floats
    consensus: Floats
    scores: Floats

    def checksums(self) -> tuple[float, ...]:
        """A few sums by which engines are compared."""
        parts = (self.n, self.mean, self.quantiles, self.consensus, self.scores)
        return tuple(round(float(np.nansum(one)), 4) for one in parts)


def figures(cube: Cube, scores: Floats) -> Figures:
    """Everything that follows from counts over (round, group, question, code)."""
    steps = cube[..., FIRST_STEP:]
    n = steps.sum(axis=-1)
    mean = divided(steps @ np.arange(steps.shape[-1]), n)
    return Figures(n, mean, quantile_columns(steps, PARTS), consensus_columns(steps), scores)
