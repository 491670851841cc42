"""A code …"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.register import IdentifierRefused, Scheme, normalised, pretty
from samenscan.core.register.identifiers import check_digits

EIGHT = st.integers(min_value=0, max_value=19_999_999).map(lambda number: f"{number:08d}")


@pytest.mark.parametrize(
    "written", ["0203.430.576", "BE 0203.430.576", "be0203430576", "203 430 576", "203-430-576"]
)
def test_is_kept_in_one_way_however_it_was_written(written: str) -> None:
    assert normalised(Scheme.ENTERPRISE, written) == "0203430576"


# Numbers that authorities print on their letters, the first of them the National Bank of Belgium.
@pytest.mark.parametrize("number", ["0203.201.340", "0316.380.841", "0308.357.159"])
def test_that_is_in_real_use_fits_its_check_digits(number: str) -> None:
    assert pretty(Scheme.ENTERPRISE, normalised(Scheme.ENTERPRISE, number)) == number


@given(EIGHT)
def test_with_its_own_check_digits_is_accepted_and_comes_back_the_same(first: str) -> None:
    kept = normalised(Scheme.ENTERPRISE, first + check_digits(first))
    assert normalised(Scheme.ENTERPRISE, pretty(Scheme.ENTERPRISE, kept)) == kept


@given(EIGHT, st.integers(0, 9), st.integers(1, 9))
def test_with_one_mistyped_digit_is_always_refused(first: str, place: int, shift: int) -> None:
    right = first + check_digits(first)
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    with pytest.raises(IdentifierRefused):
        normalised(Scheme.ENTERPRISE, wrong)


@given(EIGHT, st.integers(0, 8))
def test_with_two_neighbours_swapped_is_always_refused(first: str, place: int) -> None:
    right = first + check_digits(first)
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if wrong != right:
        with pytest.raises(IdentifierRefused):
            normalised(Scheme.ENTERPRISE, wrong)


@pytest.mark.parametrize(
    ("scheme", "written", "said"),
    [
        (Scheme.ENTERPRISE, "", "empty"),
        (Scheme.ENTERPRISE, "0203.430.577", "check digits"),
        (Scheme.ENTERPRISE, "2203.430.576", "establishment"),
        (Scheme.ENTERPRISE, "0203.430", "has 7"),
        (Scheme.ENTERPRISE, "NL203430576", "digits only"),
        (Scheme.ENTERPRISE, "٠٢٠٣٤٣٠٥٧٦", "digits only"),
        (Scheme.NIS, "2406", "one digit short"),
        (Scheme.NIS, "240621", "6 digits instead of 5"),
        (Scheme.NIS, "24O62", "something else than digits"),
        (Scheme.OVO, "OVO2067", "has 4"),
        (Scheme.OVO, "OVB002067", "digits only"),
        (Scheme.POLICE_ZONE, "388", "one digit short"),
        (Scheme.POLICE_ZONE, "PZ5388", "something else"),
    ],
)
def test_that_cannot_be_right_is_refused_with_what_is_wrong(
    scheme: Scheme, written: str, said: str
) -> None:
    with pytest.raises(IdentifierRefused) as refused:
        normalised(scheme, written)
    assert said in str(refused.value.what)
    assert str(refused.value.remedy)
    assert (refused.value.where, refused.value.status) == ("value", 422)


def test_of_the_other_schemes_keeps_its_shape() -> None:
    assert normalised(Scheme.NIS, "02 000") == "02000"
    assert normalised(Scheme.OVO, "ovo 002.067") == "OVO002067"
    assert normalised(Scheme.OVO, "002067") == "OVO002067"
    assert pretty(Scheme.POLICE_ZONE, normalised(Scheme.POLICE_ZONE, "5388")) == "5388"
