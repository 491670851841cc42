"""A cell …"""

import pytest

from samenscan.core.register import safe_cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+32 16 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =HYPERLINK(1)", "\ufeff=1"]
)
def test_that_would_be_calculated_stays_a_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["PZ Alderbeek", "", "a=b", "0203430576"])
def test_of_plain_words_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text
