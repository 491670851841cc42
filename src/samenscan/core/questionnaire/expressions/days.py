"""What formulas do with days: the first and last of a list, and whole months between two."""

from collections.abc import Sequence
from datetime import datetime

import cel_expr_python.cel as cel

OF_SEVERAL_DAYS = frozenset({"earliest", "latest"})
MONTHS = frozenset({"months_since", "months_until"})
_T = cel.Type


def whole_months(start: datetime, end: datetime) -> float:
    """How many whole months lie between two days; below zero when the end comes first.

    A month is whole on the day with the same number, or on the first of the next month where
    there is no such day. Parts of a month round down: the day before is -1.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return float(months - (end.day < start.day))


def _earliest(days: Sequence[datetime]) -> datetime:
    return min(days)


def _latest(days: Sequence[datetime]) -> datetime:
    return max(days)


def functions() -> list[cel.FunctionDecl]:
    """These functions as CEL takes them; an empty list of days has no value."""
    several, day = _T.List(_T.TIMESTAMP), _T.TIMESTAMP
    between = cel.Overload("months_days", _T.DOUBLE, [day, day], False, whole_months)
    return [
        cel.FunctionDecl(
            "earliest", [cel.Overload("earliest_days", day, [several], False, _earliest)]
        ),
        cel.FunctionDecl("latest", [cel.Overload("latest_days", day, [several], False, _latest)]),
        cel.FunctionDecl("months", [between]),
    ]
