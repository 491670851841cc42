"""The daily round of reminders, as the worker of an installation does it after half past seven."""

from samenscan.base import clock
from samenscan.scans.reminding import remind

IN_THE_INSTALLATION = f"from {__name__} import remind_today as go; go()"


def remind_today() -> None:
    """Whatever the hour is on this machine."""
    remind({"day": clock.today().isoformat()})
