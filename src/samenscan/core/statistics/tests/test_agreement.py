"""Agreement … (each test finishes the sentence)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.statistics.agreement import (
    Agreement,
    agreement,
    consensus,
    kvalseth,
    l_squared,
    leik,
    ordinal_variation,
    polarisation,
    van_der_eijk,
)
from samenscan.core.statistics.counts import Counts, NotCountable

# The vector in the manual of the R package agrmt; figures 1 to 6 and 8 to 11 of our list.
V = (30, 40, 210, 130, 530, 50, 10)
# Van der Eijk (2001): where voters place two Dutch parties on seven steps, in tenths of a percent.
PVDA = (24, 28, 32, 62, 135, 304, 416)
D66 = (16, 26, 82, 210, 293, 270, 103)
COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=7).filter(any).map(tuple)


def near(value: float | Fraction, digits: int = 7) -> float:
    return round(float(value), digits)


def test_equals_agrmt_on_its_own_example() -> None:
    assert near(van_der_eijk(V)) == 0.6113333
    assert near(polarisation(V)) == 0.1943333
    assert near(leik(V)) == 0.2866667
    assert near(consensus(V)) == 0.7256876


def test_equals_van_der_eijk_on_the_places_of_two_parties() -> None:
    assert (near(van_der_eijk(PVDA)), near(van_der_eijk(PVDA), 2)) == (0.6097236, 0.61)
    assert (near(van_der_eijk(D66), 5), near(van_der_eijk(D66), 2)) == (0.48233, 0.48)


def test_equals_agrmt_on_the_answers_1_1_3_4() -> None:
    assert van_der_eijk((2, 0, 1, 1)) == Fraction(1, 12)


def test_equals_the_figures_computed_for_blair_lacy_and_kvalseth() -> None:
    assert near(l_squared(V)) == 0.5973333
    assert near(ordinal_variation(V)) == 0.4026667
    assert near(kvalseth(V)) == 0.2271266


@pytest.mark.parametrize(
    ("counts", "a", "cns", "l2", "d"),
    [
        ((12, 0, 0, 0, 0, 11), -0.9130435, 0.0013640, 0.0018904, 0.9565217),
        ((0, 2, 9, 8, 3, 1), 0.5826087, 0.7357145, 0.5886578, 0.3130435),
        ((23, 0, 0, 0, 0, 0), 1, 1, 1, 0),
    ],
)
def test_equals_agrmt_on_levels_zero_to_five(
    counts: Counts, a: float, cns: float, l2: float, d: float
) -> None:
    found = agreement(counts)
    assert (near(found.a), near(found.consensus)) == (a, cns)
    assert (near(found.l_squared), near(found.leik)) == (l2, d)


def test_tells_an_even_spread_from_two_ends() -> None:
    assert van_der_eijk((4, 4, 4, 4, 4, 4)) == 0
    assert van_der_eijk((12, 0, 0, 0, 0, 12)) == -1


@given(COUNTS)
def test_does_not_depend_on_the_direction_of_the_scale(counts: Counts) -> None:
    turned = counts[::-1]
    assert van_der_eijk(turned) == van_der_eijk(counts)
    assert leik(turned) == leik(counts)
    assert l_squared(turned) == l_squared(counts)
    assert consensus(turned) == pytest.approx(consensus(counts), abs=1e-12)


@given(COUNTS, st.integers(2, 5))
def test_depends_on_shares_alone(counts: Counts, times: int) -> None:
    larger = tuple(times * count for count in counts)
    assert van_der_eijk(larger) == van_der_eijk(counts)
    assert l_squared(larger) == l_squared(counts)


@given(COUNTS)
def test_stays_within_its_bounds(counts: Counts) -> None:
    found = agreement(counts)
    assert -1 <= found.a <= 1
    assert -1e-12 <= found.consensus <= 1 + 1e-12
    assert 0 <= found.leik <= 1
    assert 0 <= found.l_squared <= 1


@given(st.integers(2, 7), st.data())
def test_is_complete_when_all_choose_one_step(n_steps: int, draw: st.DataObject) -> None:
    step = draw.draw(st.integers(0, n_steps - 1))
    found = agreement(tuple(23 if at == step else 0 for at in range(n_steps)))
    assert found == Agreement(Fraction(1), 1.0, Fraction(0), Fraction(1))


@pytest.mark.parametrize("counts", [(), (5,), (0, 0, 0), (3, -1, 2)])
def test_cannot_be_said_about_nothing(counts: Counts) -> None:
    with pytest.raises(NotCountable):
        agreement(counts)
