"""Adding by denominator is adding fractions (S16)."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.scoring.exact import exact, exact_sum, weighted_sum

fractions = st.fractions(max_denominator=60) | st.fractions()


@given(st.lists(fractions, max_size=20))
def test_s16_is_the_sum(several: list[Fraction]) -> None:
    assert exact_sum(several) == sum(several, Fraction(0))


@given(st.lists(st.tuples(fractions, fractions), max_size=20))
def test_s16_is_the_sum_of_products(pairs: list[tuple[Fraction, Fraction]]) -> None:
    assert weighted_sum(pairs) == sum((one * other for one, other in pairs), Fraction(0))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_s16_loses_no_decimal(number: Decimal) -> None:
    assert exact(number) == Fraction(number)
