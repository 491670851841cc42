"""Accepting an invitation: a link becomes a hat, and for a newcomer also an account."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samenscan.accounts.actions import make_person
from samenscan.accounts.models import Person
from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.hats import worn_on
from samenscan.members.invitations import InvitationRefused, account_of, open_invitation


class NameMissing(Refused):
    """An account needs a name that colleagues recognise."""

    status = 422


@dataclass(frozen=True)
class Accepted:
    """Who accepted, the hat that came of it, whether the account is new, and where to go on."""

    person: Person
    hat: UUID
    newcomer: bool
    lands_on: str


@action
def accept_invitation(actor: Actor, *, secret: str, name: str = "", password: str = "") -> Accepted:
    """Accept the invitation behind a link; each link works once.

    A newcomer, signed out, chooses a name and a password and gets an account in the language of
    the invitation. Whoever has an account must be signed in with the invited address; name and
    password are then left alone. Gives the hat from today, unless it is worn already, and writes
    the lines `person.make` (newcomer) and `invitation.accept`. InvitationRefused with the reason,
    also when the centre offered the lead of an organisation that has one by now.
    """
    row = open_invitation(secret, lock=True)
    known = account_of(actor, row)
    _refuse_second_lead(row, known)
    if known is None:
        person = _newcomer(actor, row, name, password)
    else:
        if actor.person is None:
            raise InvitationRefused(
                text("There is already an account for the invited e-mail address."),
                text("Sign in first, then open the link from your mail again."),
            )
        person = Person.objects.get(pk=known)
    place = Q(organisation=row.organisation_id) & Q(partnership=row.partnership_id)
    hat = models.Hat.objects.filter(
        worn_on(clock.today()), place, person=person, role=row.role
    ).first() or models.Hat.objects.create(
        person=person,
        role=row.role,
        organisation_id=row.organisation_id,
        partnership_id=row.partnership_id,
        starts_on=clock.today(),
    )
    row.accepted_at, row.accepted_by = clock.now(), person
    row.save(update_fields=["accepted_at", "accepted_by"])
    journal.record(
        Actor(person.pk),
        "invitation.accept",
        kind="invitation",
        id=row.pk,
        facts={"role": row.role},
    )
    return Accepted(person, hat.pk, known is None, row.lands_on)


def _refuse_second_lead(row: models.Invitation, known: UUID | None) -> None:
    """A centre lets in the first lead only: a second one of its choice would read all answers."""
    led = row.organisation_id
    if led is None or row.role != Role.LEAD or row.invited_from_id == led:
        return
    # The organisation is locked, so that two first leads cannot come in at the same moment.
    models.Organisation.objects.select_for_update().get(pk=led)
    leads = models.Hat.objects.filter(
        worn_on(clock.today()), role=Role.LEAD.value, organisation=led
    )
    if leads.exclude(person=known).exists():
        raise InvitationRefused(
            text("This organisation has a lead by now."),
            text("Ask the lead of your organisation to invite you."),
        )


def _newcomer(actor: Actor, row: models.Invitation, name: str, password: str) -> Person:
    if not name.strip():
        raise NameMissing(
            text("Your name is missing."),
            text("Write your name as your colleagues know you."),
            where="name",
        )
    return make_person(actor, email=row.email, name=name, language=row.language, password=password)
