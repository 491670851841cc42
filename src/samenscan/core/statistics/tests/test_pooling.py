"""Pooling … (each test finishes the sentence)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.pooling import drawn_together, pooled, shrunk
from samenscan.core.statistics.present import TooFew

# Efron and Morris, Scientific American 236 (May 1977): hits in the first 45 times at bat, Clemente
# first; they keep 0.212 of the distance to the mean.
HITS = (18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)
# Rubin, Journal of Educational Statistics 6 (1981): effects and errors of eight schools, in whole
# numbers as in Bayesian Data Analysis. Its text (7.9, variance 17.4) rests on more digits, which
# are in the list of reference numbers.
EFFECTS = (28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0)
ERRORS = (15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0)
GROUPS = st.lists(st.floats(-5, 5), min_size=4, max_size=10)


def test_shrinks_the_batting_averages_as_efron_and_morris_did() -> None:
    """Stein's Paradox in Statistics (1977) prints 0.212; further digits are computed."""
    averages = [hits / 45 for hits in HITS]
    mean = sum(averages) / len(averages)
    drawn = shrunk(averages, (mean * (1 - mean) / 45) ** 0.5)
    assert round(drawn.kept[0], 7) == 0.2116534
    assert round(drawn.estimates[0], 3) == 0.294


def test_equals_the_published_mean_of_the_eight_schools() -> None:
    """Computed from the whole numbers; what was printed is in the list of reference numbers."""
    found = pooled(EFFECTS, ERRORS)
    assert round(found.mean, 4) == 7.6856
    assert round(found.error, 4) == 4.0719
    assert round(found.q, 4) == 4.7071


def test_z10_never_calls_all_groups_equal_when_the_data_cannot_tell() -> None:
    assert pooled(EFFECTS, ERRORS).q < len(EFFECTS) - 1  # the usual estimate of the spread is 0
    drawn = drawn_together(EFFECTS, ERRORS, scale=10)
    assert drawn.between > 1
    assert 0 < drawn.kept[0] < drawn.kept[4] < 1
    assert drawn.common < drawn.estimates[0] < EFFECTS[0]


def test_comes_close_to_the_published_means_of_the_eight_schools() -> None:
    # Bayesian Data Analysis, table 5.3: medians 10, 8, 7, 8, 5, 6, 10, 8 with a flat prior; the
    # means of skewed A and G lie a little higher.
    drawn = drawn_together(EFFECTS, ERRORS, scale=1000)
    expected = (11, 8, 6, 8, 5, 6, 11, 8)
    assert [round(value) for value in drawn.estimates] == pytest.approx(expected, abs=1)


@given(GROUPS)
def test_turns_with_the_scale_and_keeps_the_order(estimates: list[float]) -> None:
    errors = [0.5] * len(estimates)
    drawn = drawn_together(estimates, errors, scale=1)
    turned = drawn_together([-value for value in estimates], errors, scale=1)
    assert turned.estimates == pytest.approx([-value for value in drawn.estimates])
    for one in drawn.estimates:
        assert min(estimates) - 1e-9 <= one <= max(estimates) + 1e-9
    order = sorted(range(len(estimates)), key=lambda at: estimates[at])
    for low, high in pairwise(order):
        assert drawn.estimates[low] <= drawn.estimates[high] + 1e-9


@given(GROUPS)
def test_does_not_depend_on_the_order_of_groups(estimates: list[float]) -> None:
    drawn = shrunk(estimates, 0.5)
    assert shrunk(estimates[::-1], 0.5).estimates == pytest.approx(drawn.estimates[::-1])
    assert pooled(estimates[::-1], [1.0] * len(estimates)).mean == pytest.approx(
        pooled(estimates, [1.0] * len(estimates)).mean
    )


def test_needs_several_groups() -> None:
    with pytest.raises(TooFew):
        pooled([], [])
    with pytest.raises(TooFew):
        shrunk([1, 2, 3], 1)
    with pytest.raises(TooFew):
        drawn_together([1, 2], [1, 1], scale=1)
    assert shrunk([2, 2, 2, 2], 1).estimates == (2, 2, 2, 2)
