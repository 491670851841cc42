"""Every day, answers that were kept as long as their round said are erased."""

from samenscan.base.jobs import Payload, daily
from samenscan.core.access import OPERATOR
from samenscan.scans.actions.erasing import erase_expired


@daily("answers.expire")
def expire(payload: Payload) -> None:
    """Erase what is kept too long by now, whichever day the job was made for."""
    del payload
    erase_expired(OPERATOR)
