"""Days are written as the reader writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from samenscan.base.dates import day


@pytest.mark.parametrize(
    ("language", "full", "without_year"),
    [
        ("nl", "19 december 2026", "19 december"),
        ("fr", "19 décembre 2026", "19 décembre"),
        ("de", "19. Dezember 2026", "19. Dezember"),
        ("en", "19 December 2026", "19 December"),
    ],
)
def test_follow_the_language(language: str, full: str, without_year: str) -> None:
    with override(language):
        assert day(date(2026, 12, 19)) == full
        assert day(date(2026, 12, 19), "MONTH_DAY_FORMAT") == without_year


def test_count_the_first_of_a_month_in_french() -> None:
    with override("fr"):
        assert day(date(2027, 1, 1)) == "1er janvier 2027"
        assert day(date(2027, 1, 11)) == "11 janvier 2027"
        assert day(date(2027, 1, 1), "SHORT_DATE_FORMAT") == "01/01/2027"


def test_are_those_on_our_clock() -> None:
    with override("nl"):
        assert day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 januari 2027"
