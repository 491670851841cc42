"""The 35 countries together … (each test finishes the sentence)."""

from fractions import Fraction
from statistics import mean

import pytest

from samenscan.core.answers import Dataset
from tests.real.odm2023.importer import OUTSIDE_THE_UNION
from tests.real.odm2023.published import OVERALL, UNION
from tests.real.odm2023.source import Source
from tests.real.odm2023.together import (
    DIMENSIONS,
    beside,
    groups_of,
    lines,
    percentages,
    printed,
)

FULL = {"D1": 640, "D2": 600, "D3": 650, "D4": 650}


def test_have_the_averages_that_were_published(dataset: Dataset) -> None:
    found = beside(dataset)
    assert len(found) == 20
    assert [one.published for one in found if not one.same] == []


def test_have_averages_of_dimensions_not_of_points(dataset: Dataset, source: Source) -> None:
    """Five published figures would be others if all points weighed the same."""
    points = {one.code: Fraction(100 * one.total, sum(FULL.values())) for one in source.countries}
    other = {
        one.published.who
        for one in beside(dataset)
        if one.published.part == OVERALL
        and one.published.who in points
        and printed(points[one.published.who], len(one.published.percent.partition(".")[2]))
        != one.published.percent
    }
    assert other == {"PL", "UA", "EE", "IE", "LT", "EL"}


def test_are_put_together_as_by_hand(dataset: Dataset, source: Source) -> None:
    told = groups_of(dataset)
    union = [one for one in source.countries if one.code not in OUTSIDE_THE_UNION]
    assert len(union) == told.at(UNION, "D1").n_levels == 27
    for part in DIMENSIONS:
        # No country whose score was set by hand is in the union.
        by_hand = mean(100 * one.dimensions[part[1:]] / FULL[part] for one in union)
        assert told.at(UNION, part).mean == pytest.approx(by_hand, abs=1e-9)
        assert told.at("all", part).mean == pytest.approx(
            float(mean(one[part] for one in percentages(dataset).values())), abs=1e-9
        )


def test_are_printed_with_their_spread(dataset: Dataset) -> None:
    told = list(lines(dataset))
    assert told[-1] == "20 published averages and parts, 0 that differ"
    assert any(line.split() == ["EU27", "D2", "76.60", "25.50"] for line in told)
    assert not any("UNEXPLAINED" in line for line in told)


def test_print_halves_upwards() -> None:
    assert printed(Fraction(187, 2), 0) == "94"
    assert printed(Fraction(9834, 100), 1) == "98.3"
