"""The levels of every part of a questionnaire for all sheets at once, as plain numbers."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from samenscan.core.scoring.columns import DatasetScores
from samenscan.core.scoring.means import Means

TOTAL = ""
Levels = NDArray[np.float64]


def level_columns(scores: DatasetScores) -> Mapping[str, Levels]:
    """By part, the level (0..scale_max) of every sheet, in their order; NaN where withheld.

    A part is a section's code, `section.theme` in sections that have themes, and "" for the total
    where the questionnaire has one. The exact fraction of one sheet is in `scores.at`.
    """
    top = float(scores.questionnaire.scale_max)
    return {part: _levels(means, top) for part, means in _parts(scores)}


def _parts(scores: DatasetScores) -> Iterator[tuple[str, Means]]:
    for columns in scores.sections:
        code = columns.section.code
        yield code, columns.means
        if columns.section.themes:
            for theme in columns.themes:
                yield f"{code}.{theme.code}", theme
    if scores.total is not None:
        yield TOTAL, scores.total


def _levels(means: Means, top: float) -> Levels:
    share = np.asarray(means.share.numerators / means.share.denominators, dtype=np.float64)
    return np.where(means.shown, share * top, np.nan)
