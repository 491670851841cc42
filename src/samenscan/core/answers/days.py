"""Days as people in Belgium type them, day before month, or as 2026-12-31; nothing is guessed."""

import re
from datetime import date

from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.text import Text, text

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_BELGIAN = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})")
_SHORT = re.compile(r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:[,.][0-9]+)?")


def parse_day(written: str) -> date:
    """The day that was typed, day before month; AnswerRefused (field “value”) when it is none."""
    typed = written.strip()
    if found := _ISO.fullmatch(typed):
        year, month, day = map(int, found.groups())
    elif found := _BELGIAN.fullmatch(typed):
        day, month, year = map(int, found.groups())
    elif _SHORT.fullmatch(typed):
        raise _refuse(
            text("The year in “%(it)s” has only two digits.", it=typed),
            text("Write the year in full, such as 31/12/2026."),
        )
    elif _SERIAL.fullmatch(typed):
        raise _refuse(
            text("“%(it)s” counts days, as a spreadsheet does; it is no date.", it=typed),
            text("Give the cell the format of a date, or write the date: 31/12/2026."),
        )
    else:
        raise _refuse(
            text("“%(it)s” is not a date.", it=typed[:40]),
            text("Write day, month and year with digits, such as 31/12/2026."),
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse(
            text("The day “%(it)s” does not exist.", it=typed),
            text("Write the day first, then the month, then the year, such as 31/12/2026."),
        ) from None


def _refuse(what: Text, remedy: Text) -> AnswerRefused:
    return AnswerRefused(what, remedy, where="value")
