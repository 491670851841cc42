"""The deadline of a sheet as a calendar file, with the time zone in it."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from samenscan.base.mail import absolute
from samenscan.scans.doors import shut_at
from samenscan.scans.models import Sheet

A_DAY_BEFORE = timedelta(days=-1)


def calendar_of(row: Sheet, *, n_moved: int) -> str:
    """One event at the closing moment, in the active language, with an alarm a day before.

    `n_moved` counts how often the moment moved, so that a calendar replaces what it had. The text
    tells the name of the round and where the scan is, nothing of what is in it.
    """
    domain = str(settings.BASE_URL).split("//")[-1].split(":")[0].strip("/")
    closes_at = timezone.localtime(shut_at(row), timezone.get_default_timezone())
    link = absolute(reverse("scans:sheet", args=[row.pk]))
    event = Event()
    event.add("uid", f"{row.pk}@{domain}")
    event.add("sequence", n_moved)
    event.add("dtstamp", row.round.opens_at)
    event.add("dtstart", closes_at.replace(second=0))
    event.add("summary", _("Last day for the scan “%(name)s”") % {"name": row.round.name})
    event.add("description", link)
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("The scan closes tomorrow."))
    alarm.add("trigger", A_DAY_BEFORE)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Samenscan//Samenscan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return str(calendar.to_ical(), "utf-8")
