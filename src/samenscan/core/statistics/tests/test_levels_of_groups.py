"""Levels per group are those of the sheets, put together (Z16)."""

from collections.abc import Mapping
from fractions import Fraction
from math import isnan, nan

import pytest
from hypothesis import given, settings

from samenscan.core.answers import Dataset
from samenscan.core.scoring import PartScore, SheetScore, score_sheet
from samenscan.core.scoring.tests.strategies import datasets
from samenscan.core.statistics.facts import PARTS
from samenscan.core.statistics.histograms import ALL
from samenscan.core.statistics.levels_of_groups import TOTAL, levels_of_groups
from samenscan.core.statistics.robust import quantile


def _parts(score: SheetScore) -> Mapping[str, PartScore]:
    found: dict[str, PartScore] = {}
    for section in score.sections:
        found[section.code] = section
        found |= {f"{section.code}.{theme.code}": theme for theme in section.themes}
    return found | ({TOTAL: score.total} if score.total else {})


@settings(max_examples=150, deadline=None)
@given(datasets())
def test_z16_levels_of_a_group_are_those_of_its_sheets(dataset: Dataset) -> None:
    first_two = [sheet.organisation for sheet in dataset.sheets[:2]]
    found = levels_of_groups(dataset, {"two": first_two})
    top = Fraction(dataset.questionnaire.scale_max)
    scores = {s.organisation: _parts(score_sheet(dataset.questionnaire, s)) for s in dataset.sheets}
    for at, who in enumerate(found.organisations):
        for part, one in scores[who].items():
            level = nan if one.share is None else float(one.share * top)
            assert found.levels[part][at] == pytest.approx(level, abs=1e-9, nan_ok=True)
    for group, members in {ALL: list(scores), "two": first_two}.items():
        for part in found.levels:
            shown = [
                score.share * top
                for who in members
                if (score := scores[who].get(part)) and score.share is not None
            ]
            fact = found.at(group, part)
            assert fact.n_levels == len(shown) and fact.n_members == len(members)
            if not shown:
                assert isnan(fact.mean) and isnan(fact.median)
                continue
            assert fact.mean == pytest.approx(float(sum(shown) / len(shown)), abs=1e-9)
            assert fact.quantiles == pytest.approx(
                [float(quantile(shown, p)) for p in PARTS], abs=1e-9
            )
            assert fact.median == fact.quantiles[2]
