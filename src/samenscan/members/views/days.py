"""The day of `?on=`, with which a page shows what held then."""

from datetime import date

from django.contrib import messages
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from samenscan.base import clock
from samenscan.base.http import Request


def day_asked(request: Request) -> date | None:
    """The day that was asked for, or None: today, no day at all, or one still to come (told so)."""
    try:
        day = parse_date(request.GET.get("on", ""))
    except ValueError:
        return None
    if day is not None and day > clock.today():
        messages.info(request, _("This day has not come yet; here is how it stands today."))
        return None
    return day
