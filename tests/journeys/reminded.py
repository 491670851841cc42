"""Days pass in the demo until somebody is reminded, as the worker does it after half past seven."""

from samenscan.base import clock
from samenscan.scans.letters import DIGEST
from samenscan.scans.models import Reminder
from samenscan.scans.reminding import remind
from samenscan.site.demo.time import let_days_pass

IN_THE_INSTALLATION = f"from {__name__} import until_somebody_is_reminded as go; go()"
MOST_DAYS = 30


def until_somebody_is_reminded() -> None:
    """A day at a time, whatever the hour is on this machine; its mails then wait for the worker."""
    reminders = Reminder.objects.filter(about=DIGEST)
    n_before = reminders.count()
    for _day in range(MOST_DAYS):
        let_days_pass(1)
        remind({"day": clock.today().isoformat()})
        if reminders.count() > n_before:
            return
