"""Switching, ending, handing over and (for the operator) giving hats."""

from uuid import UUID

from samenscan.accounts.models import Person
from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role, require_operator
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members import models, words_of_people
from samenscan.members.doors import hat_for
from samenscan.members.hats import worn_on
from samenscan.members.letters import post


class LastOne(Refused):
    """A place never loses the last person who can let others in."""


class HandOverRefused(Refused):
    """This role cannot be handed over, or not to this person."""


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

    With somebody's last hat in an organisation their seats on its behalf end too. LastOne for the
    last lead of an organisation and the last coordinator of a centre: `hand_over` names a
    successor. Writes the line `hat.end`; ending it twice changes nothing more than the journal.
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
                text("Hand the role over to a colleague, or invite a successor first."),
            )
    _take_off(row)
    journal.record(actor, "hat.end", kind="hat", id=row.pk, facts={"role": row.role})


@action
def hand_over(actor: Actor, *, hat: UUID, successor: UUID) -> models.Hat:
    """Give a lead's or coordinator's role to a colleague and end it for who had it, in one step.

    The successor wears another hat in the same organisation. HandOverRefused otherwise, and for a
    role that has ended or that the successor has already. Mails the successor and, when somebody
    else handed it over, who had it. Writes the line `hat.hand_over`.
    """
    row = hat_for(actor, hat)
    worn = models.Hat.objects.select_for_update().filter(
        worn_on(clock.today()), organisation=row.organisation_id
    )
    here = list(worn)
    running = row.pk in {other.pk for other in here}
    if row.organisation_id is None or row.role not in {Role.LEAD, Role.COORDINATOR} or not running:
        raise HandOverRefused(
            text("This role cannot be handed over."),
            text("Only a lead or coordinator of today hands the role over."),
        )
    colleagues = {other.person_id for other in here} - {row.person_id}
    if successor not in colleagues:
        raise HandOverRefused(
            text("A role is handed over to a colleague who is here already."),
            text("Invite them first; once they have accepted, you can hand it over."),
            where="successor",
        )
    if any(other.person_id == successor and other.role == row.role for other in here):
        raise HandOverRefused(
            text("This person has this role already."),
            text("You can simply end yours."),
            where="successor",
        )
    given = models.Hat.objects.create(
        person_id=successor,
        role=row.role,
        organisation_id=row.organisation_id,
        starts_on=clock.today(),
    )
    _take_off(row)
    journal.record(actor, "hat.hand_over", kind="hat", id=row.pk, facts={"role": row.role})
    readers = Person.objects.filter(pk__in=[successor, row.person_id])
    post(actor, readers, words_of_people.handed_over(given), key=f"hand-over-{given.pk}")
    return given


def _take_off(row: models.Hat) -> None:
    today = clock.today()
    models.Hat.objects.filter(worn_on(today), pk=row.pk).update(ends_on=today)
    if row.organisation_id is None:
        return
    others = models.Hat.objects.filter(
        worn_on(today), person=row.person_id, organisation=row.organisation_id
    )
    if not others.exists():
        models.Seat.objects.filter(
            worn_on(today), person=row.person_id, organisation=row.organisation_id
        ).update(ends_on=today)


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
