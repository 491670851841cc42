"""A day without reminders …"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.scans.quiet_days import easter, is_quiet, last_loud_day, public_holidays

DAYS = st.dates(date(1975, 1, 1), date(2199, 12, 31))
# Easter Sundays as the Royal Observatory of Belgium and the US Naval Observatory list them,
# with the earliest and the latest that a century knows.
EASTERS = [
    *(date(1818, 3, 22), date(1943, 4, 25), date(1981, 4, 19), date(2000, 4, 23)),
    *(date(2008, 3, 23), date(2011, 4, 24), date(2019, 4, 21), date(2024, 3, 31)),
    *(date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)),
    *(date(2049, 4, 18), date(2076, 4, 19), date(2285, 3, 22)),
]


@pytest.mark.parametrize("sunday", EASTERS)
def test_follows_easter_as_observatories_list_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@given(st.integers(1583, 4000))
def test_follows_an_easter_between_22_march_and_25_april_on_a_sunday(year: int) -> None:
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year).weekday() == 6


def test_is_one_of_the_ten_legal_holidays_of_2026() -> None:
    assert sorted(public_holidays(2026)) == [
        *(date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14)),
        *(date(2026, 5, 25), date(2026, 7, 21), date(2026, 8, 15), date(2026, 11, 1)),
        *(date(2026, 11, 11), date(2026, 12, 25)),
    ]


def test_is_a_day_of_the_weekend_or_one_that_the_centre_added() -> None:
    thursday, friday = date(2026, 12, 24), date(2026, 12, 31)
    assert not is_quiet(thursday)
    assert is_quiet(date(2026, 12, 26))
    assert is_quiet(thursday, [(thursday, friday)])


@given(DAYS, st.integers(0, 40))
def test_gives_way_to_the_last_day_before_it_on_which_mail_leaves(day: date, back: int) -> None:
    since = day - timedelta(days=back)
    found = last_loud_day(day, since=since)
    if found is None:
        assert all(is_quiet(since + timedelta(days=n)) for n in range(back + 1))
    else:
        assert since <= found <= day
        assert not is_quiet(found)
        assert all(is_quiet(found + timedelta(days=n)) for n in range(1, (day - found).days + 1))
