"""Numbers, days and texts within the bounds of their question, or of a column of its table."""

import re
from datetime import date
from decimal import Decimal
from typing import Protocol

from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.text import Text, text

MAX_DIGITS = 15
# Spreadsheets count days from 1900 and show an empty or broken date as one of that year.
FIRST_YEAR = 1901
# What XML, and so a workbook, cannot hold.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Bounded(Protocol):
    """A question or column whose answers are numbers within bounds."""

    @property
    def minimum(self) -> Decimal | None:
        """The lowest number possible."""
        ...

    @property
    def maximum(self) -> Decimal | None:
        """The highest number possible."""
        ...

    @property
    def decimals(self) -> int:
        """How many decimals a number may have."""
        ...


def _room(decimals: int) -> Text:
    if decimals > 1:
        return text("Write at most %(n)s decimals.", n=decimals)
    return text("Write at most one decimal.") if decimals else text("Write a whole number.")


def accept_number(asked: Bounded, value: Decimal) -> Decimal:
    """The number, or AnswerRefused (field “value”) when it is out of bounds."""
    if not value.is_finite() or value.adjusted() >= MAX_DIGITS:
        raise _refuse(text("This number is too large."), text("Check the number of digits."))
    if _n_decimals(value) > asked.decimals:
        raise _refuse(
            text("This number has too many decimals."),
            _room(asked.decimals),
        )
    if asked.minimum is not None and value < asked.minimum:
        raise _refuse(
            text("This number is lower than is possible here."),
            text("Write a number of at least %(low)s.", low=asked.minimum),
        )
    if asked.maximum is not None and value > asked.maximum:
        raise _refuse(
            text("This number is higher than is possible here."),
            text("Write a number of at most %(high)s.", high=asked.maximum),
        )
    return value


def _n_decimals(value: Decimal) -> int:
    """Decimals that matter: 2.50 has one. Counted on the digits, which never rounds."""
    if not value:
        return 0
    _, digits, exponent = value.as_tuple()
    trailing = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return -min(0, int(exponent) + trailing)


def accept_day(value: date, earliest: date | None, latest: date | None) -> date:
    """The day, or AnswerRefused (field “value”) when it is out of bounds or of 1900."""
    if earliest is not None and value < earliest:
        raise _refuse(
            text("This date is earlier than is possible here."),
            text("Write a date from %(day)s on.", day=shown_day(earliest)),
        )
    if latest is not None and value > latest:
        raise _refuse(
            text("This date is later than is possible here."),
            text("Write a date up to %(day)s.", day=shown_day(latest)),
        )
    if earliest is None and value.year < FIRST_YEAR:
        raise _refuse(
            text(
                "A date in the year %(year)s is a mistake of a spreadsheet.", year=str(value.year)
            ),
            text("Write the date again, with its full year, such as 31/12/2026."),
        )
    return value


def shown_day(value: date) -> Text:
    """A day as people in Belgium write it."""
    return text(
        "%(day)s/%(month)s/%(year)s",
        day=f"{value.day:02}",
        month=f"{value.month:02}",
        year=str(value.year),
    )


def accept_written(written: str, max_length: int) -> str:
    """The text without outer space and with plain line breaks; AnswerRefused when it is too long.

    Characters that no text has (NUL and other controls) are refused too.
    """
    value = written.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _NO_TEXT.search(value):
        raise _refuse(
            text("This text holds a character that no text has."),
            text("Type the text again instead of pasting it."),
        )
    if len(value) > max_length:
        raise _refuse(
            text("This text has %(n)s characters.", n=len(value)),
            text("Write at most %(n)s.", n=max_length),
        )
    return value


def _refuse(what: Text, remedy: Text) -> AnswerRefused:
    return AnswerRefused(what, remedy, where="value")
