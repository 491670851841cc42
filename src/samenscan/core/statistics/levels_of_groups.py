"""Levels of sections, themes and the total, put together per group."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samenscan.core.answers.dataset import Dataset
from samenscan.core.scoring.columns import DatasetScores, score_dataset
from samenscan.core.scoring.level_columns import TOTAL, level_columns
from samenscan.core.statistics.agreement_columns import Floats
from samenscan.core.statistics.facts import PARTS, quantiles_of
from samenscan.core.statistics.histograms import ALL, Groups

__all__ = ["TOTAL", "LevelFact", "LevelsOfGroups", "levels_of_groups"]


@dataclass(frozen=True)
class LevelFact:
    """One part of the questionnaire in one group: levels on 0..scale_max, NaN without any.

    `n_levels` is how many organisations have a level shown; too little coverage withholds one.
    `quantiles` lie at PARTS, of type 7. `part` is a section's code, `section.theme`, or "" for the
    total.
    """

    group: str
    part: str
    n_members: int
    n_levels: int
    mean: float
    median: float
    quantiles: tuple[float, ...]


@dataclass(frozen=True)
class LevelsOfGroups:
    """The level of every organisation per part, NaN where withheld, and what groups have of it."""

    organisations: tuple[str, ...]
    levels: Mapping[str, Floats]
    facts: tuple[LevelFact, ...]

    def at(self, group: str, part: str) -> LevelFact:
        """The figures of one group and part; KeyError where there are none."""
        return self._facts[group, part]

    @cached_property
    def _facts(self) -> Mapping[tuple[str, str], LevelFact]:
        return {(one.group, one.part): one for one in self.facts}


def levels_of_groups(
    dataset: Dataset, groups: Groups | None = None, scores: DatasetScores | None = None
) -> LevelsOfGroups:
    """Score every sheet (unless `scores` has that already) and put the levels together per group.

    The group "all" is always there. Raw results, as everything in this folder.
    """
    scores = scores or score_dataset(dataset)
    levels = level_columns(scores)
    asked = tuple(one.organisation for one in dataset.population)
    named: Groups = {ALL: asked, **(groups or {})}
    facts = []
    for group, given in named.items():
        members = frozenset(given)
        inside = np.array([who in members for who in scores.organisations], dtype=np.bool_)
        n_members = sum(who in members for who in asked)
        for part, values in levels.items():
            shown = values[inside]
            shown = shown[~np.isnan(shown)]
            quantiles = quantiles_of(shown)
            mean = float(shown.mean()) if len(shown) else float("nan")
            facts.append(
                LevelFact(
                    group,
                    part,
                    n_members,
                    len(shown),
                    mean,
                    quantiles[len(PARTS) // 2],
                    quantiles,
                )
            )
    return LevelsOfGroups(scores.organisations, levels, tuple(facts))
