"""What is kept about one person, over every feature, for that person alone."""

from datetime import datetime

from samenscan.accounts.models import Person
from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor
from samenscan.members.models import Hat
from samenscan.scans.models import AnswerRevision

Facts = dict[str, object]


@action
def personal_facts(actor: Actor) -> Facts:
    """Name, address, roles, which questions they answered when, and their lines in the journal.

    What they answered belongs to their organisation, whose lead takes it away. Writes the line
    `person.export`; NotFound for somebody who is not signed in.
    """
    person = Person.objects.get(pk=actor.signed_in())
    journal.record(actor, "person.export", kind="person", id=person.pk)
    hats = Hat.objects.filter(person=person).select_related("organisation", "partnership")
    given = AnswerRevision.objects.filter(answered_by=person).order_by("answered_at")
    answered = given.values_list("answer__sheet__round__name", "answer__question", "answered_at")
    lines = JournalLine.objects.filter(person=person.pk).order_by("number")
    return {
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "last_signed_in_at": _moment(person.last_login),
        "roles": [
            {
                "role": hat.role,
                "of": str(hat.organisation or hat.partnership),
                "from": hat.starts_on.isoformat(),
                "until": hat.ends_on.isoformat() if hat.ends_on else None,
            }
            for hat in hats.order_by("starts_on")
        ],
        "answered": [
            {"round": round, "question": question, "at": _moment(at)}
            for round, question, at in answered
        ],
        "journal": [
            {"number": line.number, "at": _moment(line.at), "event": line.event, "role": line.role}
            for line in lines
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
