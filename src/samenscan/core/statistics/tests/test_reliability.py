"""Reliability … (each test finishes the sentence)."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.omega import omega, omega_total
from samenscan.core.statistics.present import Maybe, TooFew
from samenscan.core.statistics.reliability import Scale, cronbach, krippendorff, standardised
from samenscan.core.statistics.tests.samples import ATTITUDE, THURSTONE, UNITS

RATINGS = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=3, max_size=3),
    min_size=3,
    max_size=12,
).filter(
    lambda rows: (
        len({v for row in rows if sum(x is not None for x in row) > 1 for v in row} - {None}) > 1
    )
)


def test_equals_alpha_and_interval_published_for_attitude() -> None:
    """R package psych, alpha(attitude), prints 0.843 and 0.839; further digits are computed."""
    found = cronbach(ATTITUDE)
    assert round(float(found.alpha), 7) == 0.8431428
    assert (round(found.low, 3), round(found.high, 3)) == (0.739, 0.916)
    assert round(standardised(ATTITUDE), 7) == 0.8390838


@pytest.mark.parametrize(
    ("scale", "alpha"),
    [
        (Scale.NOMINAL, 0.7434),
        (Scale.ORDINAL, 0.8154),
        (Scale.INTERVAL, 0.8491),
        (Scale.RATIO, 0.7974),
    ],
)
def test_equals_krippendorff_on_his_twelve_units(scale: Scale, alpha: float) -> None:
    """Computing Krippendorff's Alpha-Reliability (2011) prints three digits of each."""
    assert round(float(krippendorff(UNITS, scale)), 4) == alpha


def test_equals_the_omega_of_psych_on_thurstones_tests() -> None:
    """Computed with omega(Thurstone) of the R package psych."""
    assert omega_total(THURSTONE, 3) == pytest.approx(0.930825, abs=1e-6)


def test_is_exactly_one_factor_where_it_was_made_so() -> None:
    loadings = (0.9, 0.8, 0.7, 0.6)
    table = [
        [1 if i == j else a * b for j, b in enumerate(loadings)] for i, a in enumerate(loadings)
    ]
    sum_squared = sum(loadings) ** 2
    own = sum(1 - loading**2 for loading in loadings)
    assert omega_total(table, 1) == pytest.approx(sum_squared / (sum_squared + own), abs=1e-9)


def test_z9_gives_no_omega_for_one_province() -> None:
    with pytest.raises(TooFew):
        omega(ATTITUDE)
    rng = Random(7)
    rows = [[level + rng.randint(0, 2) for _ in range(5)] for level in range(4) for _ in range(40)]
    assert 0.8 < omega(rows) < 1


def test_z9_tells_how_little_23_members_say() -> None:
    found = cronbach(ATTITUDE[:23])
    assert found.high - found.low > 0.15
    assert found.low < float(found.alpha) < found.high


@given(RATINGS, st.sampled_from(Scale), st.randoms(use_true_random=False))
def test_does_not_depend_on_order_and_ignores_whoever_is_silent(
    rows: list[list[int | None]], scale: Scale, shuffler: Random
) -> None:
    found = krippendorff(rows, scale)
    assert found <= 1
    other = [list(row) for row in rows]
    shuffler.shuffle(other)
    assert krippendorff([row[::-1] for row in other], scale) == found
    assert krippendorff([[*row, None] for row in rows], scale) == found
    assert krippendorff([*rows, [None, None, None]], scale) == found
    if scale is not Scale.RATIO:
        turned = [[None if value is None else 5 - value for value in row] for row in rows]
        assert krippendorff(turned, scale) == found


def test_does_not_change_when_a_member_answered_nothing_or_the_scale_turns() -> None:
    found = cronbach(ATTITUDE)
    silent: list[tuple[Maybe, ...]] = [*ATTITUDE, (None,) * 7]
    joined = cronbach(silent)
    assert (joined.alpha, joined.low, joined.high) == (found.alpha, found.low, found.high)
    assert (joined.n_members, joined.n_complete) == (31, 30)
    turned = [[100 - value for value in row] for row in ATTITUDE[::-1]]
    assert cronbach(turned).alpha == found.alpha
    assert standardised(silent) == pytest.approx(standardised(ATTITUDE))


def test_is_complete_when_all_raters_say_the_same_of_different_things() -> None:
    assert krippendorff([[1, 1], [4, 4]], Scale.INTERVAL) == 1
    assert cronbach([[1, 1], [2, 2], [5, 5]]).alpha == Fraction(1)


def test_cannot_be_said_about_nothing() -> None:
    with pytest.raises(TooFew):
        krippendorff([[3, 3], [3, 3]], Scale.ORDINAL)
    with pytest.raises(TooFew):
        cronbach([[1, 2], [None, 3], [2, 2]])
    with pytest.raises(TooFew):
        cronbach([[1, 2], [2, 1], [0, 3]])
    with pytest.raises(TooFew):
        standardised([[1, 2], [1, 3], [1, 4]])
