"""Switching, ending and (for the operator) giving hats."""

from uuid import UUID

from samenscan.accounts.models import Person
from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role, require_operator
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.doors import hat_for
from samenscan.members.hats import worn_on


class LastOne(Refused):
    """A place never loses the last person who can let others in."""


@action
def switch_hat(actor: Actor, *, hat: UUID) -> UUID:
    """Choose which of the person's own hats to wear; the caller keeps it in the session.

    NotFound for a hat that is somebody else's or no longer worn. Writes the line `hat.switch`.
    """
    row = models.Hat.objects.filter(worn_on(clock.today()), pk=hat, person=actor.person).first()
    if row is None:
        raise NotFound
    journal.record(actor, "hat.switch", kind="hat", id=row.pk)
    return row.pk


@action
def end_hat(actor: Actor, *, hat: UUID) -> None:
    """Take a hat away, from now on; what its wearer did stays.

    LastOne for the last lead of an organisation and the last coordinator of a centre. Writes the
    line `hat.end`; ending it twice changes nothing more than the journal.
    """
    row = hat_for(actor, hat)
    if row.role in {Role.LEAD, Role.COORDINATOR}:
        # All of them, locked, so that two leads cannot end each other at the same moment.
        worn = models.Hat.objects.select_for_update().filter(
            worn_on(clock.today()), role=row.role, organisation=row.organisation_id
        )
        if {other.pk for other in worn} == {row.pk}:
            raise LastOne(
                text("This is the last one here who can invite others."),
                text("Invite a successor first; once they have accepted, you can end this role."),
            )
    models.Hat.objects.filter(worn_on(clock.today()), pk=row.pk).update(ends_on=clock.today())
    journal.record(actor, "hat.end", kind="hat", id=row.pk, facts={"role": row.role})


@action
def give_hat(
    actor: Actor,
    *,
    person: Person,
    role: Role,
    organisation: UUID | None = None,
    partnership: UUID | None = None,
) -> models.Hat:
    """Give a hat without an invitation: the operator only, for a first start or a way back in.

    Writes the line `hat.give`.
    """
    require_operator(actor)
    row = models.Hat.objects.create(
        person=person,
        role=role.value,
        organisation_id=organisation,
        partnership_id=partnership,
        starts_on=clock.today(),
    )
    journal.record(actor, "hat.give", kind="hat", id=row.pk, facts={"role": row.role})
    return row
