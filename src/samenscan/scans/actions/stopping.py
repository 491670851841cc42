"""Reminders stopped, and wanted again, by whoever has the address from the mail."""

from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound
from samenscan.scans.letters import read_stop_token
from samenscan.scans.models import MailStop, Reminder


@action
def stop_reminders(actor: Actor, *, token: str) -> None:
    """No reminders of this round any more for the person of the token; twice is once.

    Nobody needs to sign in: whoever has the mail has the token. NotFound for another one.
    """
    round, person = _meant(token)
    MailStop.objects.get_or_create(
        round_id=round, person_id=person, defaults={"stopped_at": clock.now()}
    )
    journal.record(
        actor, "reminders.stop", kind="round", id=round, facts={"for_person": str(person)}
    )


@action
def want_reminders(actor: Actor, *, token: str) -> None:
    """Undo `stop_reminders`."""
    round, person = _meant(token)
    MailStop.objects.filter(round_id=round, person_id=person).delete()
    journal.record(
        actor, "reminders.want", kind="round", id=round, facts={"for_person": str(person)}
    )


def _meant(token: str) -> tuple[UUID, UUID]:
    """The round and the person of a token that we mailed."""
    meant = read_stop_token(token)
    if meant is None:
        raise NotFound
    round, person = meant
    if not Reminder.objects.filter(round_id=round, person_id=person).exists():
        raise NotFound
    return meant
