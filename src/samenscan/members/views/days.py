"""The day of `?on=`, with which a page shows what held then."""

from datetime import date

from django.utils.dateparse import parse_date

from samenscan.base.http import Request


def day_asked(request: Request) -> date | None:
    """The day that was asked for, or None: today, or something that is no day."""
    try:
        return parse_date(request.GET.get("on", ""))
    except ValueError:
        return None
