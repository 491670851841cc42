"""Days pasted from a calendar …"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.register.pasted_days import DaysRefused, read_days

DAYS = st.lists(st.dates(date(1000, 1, 1)), min_size=1, max_size=30)


def test_are_read_however_a_belgian_writes_them() -> None:
    pasted = "3/12/2026, 14-1-2027\n2027-02-04; 4.3.2027\r\n3/12/2026"
    assert read_days(pasted) == (
        date(2026, 12, 3),
        date(2027, 1, 14),
        date(2027, 2, 4),
        date(2027, 3, 4),
    )


@pytest.mark.parametrize("wrong", ["31/2/2027", "december", "12/2027", "2027-13-01", "1/1/27"])
def test_are_refused_by_name_when_they_are_no_day(wrong: str) -> None:
    with pytest.raises(DaysRefused, match=wrong.replace("/", ".")) as refused:
        read_days(f"3/12/2026 {wrong}")
    assert refused.value.where == "days"


def test_must_be_some_and_not_too_many() -> None:
    with pytest.raises(DaysRefused):
        read_days("  \n ")
    with pytest.raises(DaysRefused):
        read_days("\n".join(date.fromordinal(700_000 + n).isoformat() for n in range(201)))


@given(DAYS)
def test_come_back_as_they_were_written(days: list[date]) -> None:
    iso = read_days("\n".join(day.isoformat() for day in days))
    belgian = read_days(" ".join(f"{day.day}/{day.month}/{day.year}" for day in days))
    assert iso == belgian == tuple(sorted(set(days)))


@given(st.text(max_size=60))
def test_never_break_on_what_somebody_pastes(pasted: str) -> None:
    try:
        assert read_days(pasted)
    except DaysRefused as refused:
        assert str(refused.remedy)
