"""Erasing a person who asked for it, everywhere the register names them."""

from samenscan.accounts.actions import erase_person
from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.actions import action
from samenscan.core.access import Actor, require_operator
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat, Invitation


class StillInARole(Refused):
    """Somebody who still has a role is not erased: that role would have nobody."""

    def __init__(self) -> None:
        super().__init__(
            text("This person still has a role, so nothing was erased."),
            text("Let their organisation end every role first, then try again."),
        )


@action
def erase_from_register(actor: Actor, *, email: str) -> Person:
    """Erase a person's name and address from account and invitations; operator only.

    What they did for an organisation stays, without their name. StillInARole while a role runs.
    """
    require_operator(actor)
    address = email.strip().lower()
    person = Person.objects.filter(email=address).first()
    if person is None:
        raise NotFound
    if Hat.objects.filter(worn_on(clock.today()), person=person).exists():
        raise StillInARole
    erased = erase_person(actor, email=address)
    for invitation in Invitation.objects.filter(email__iexact=address):
        invitation.name, invitation.email = erased.name, erased.email
        invitation.withdrawn_at = invitation.withdrawn_at or (
            None if invitation.accepted_at else clock.now()
        )
        invitation.save(update_fields=["name", "email", "withdrawn_at"])
    return erased
