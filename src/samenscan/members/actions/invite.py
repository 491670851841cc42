"""Offering a hat by mail, and taking the offer back."""

from contextlib import suppress
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role, require_operator
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.doors import invitation_for
from samenscan.members.hats import worn_on
from samenscan.members.invitations import Invited, send_invitation
from samenscan.members.queries.people import seats_to_offer


class SeatRefused(Refused):
    """The actor may invite people, but not to this role in this place."""

    status = 403


class NoSuchOrganisation(Refused):
    """The operator named none, or several."""


class AlreadyInvited(Refused):
    """An open invitation, or the hat itself, is already there."""


@action
def invite(
    actor: Actor,
    *,
    email: str,
    name: str,
    role: Role,
    language: str,
    organisation: UUID | None = None,
    partnership: UUID | None = None,
) -> Invited:
    """Offer a hat in one organisation or one partnership to the owner of an e-mail address.

    Who may offer what is `seats_to_offer`; SeatRefused otherwise. Stores the digest of a 256-bit
    secret, valid for 14 days, queues the mail with the link in the invitee's language, and writes
    the line `invitation.send`. AlreadyInvited when the same hat was offered to this address
    before by the same organisation and is still open, or is worn in the actor's own organisation.
    """
    offered = (role, organisation, partnership)
    seats = seats_to_offer(actor)
    if offered not in {(seat.role, seat.organisation, seat.partnership) for seat in seats}:
        raise SeatRefused(
            text("You cannot invite somebody to this role here."),
            text("Choose a role from the list."),
            where="seat",
        )
    inviter = actor.hat.organisation if actor.hat else None
    row = models.Invitation(
        email=email.strip().lower(),
        name=name.strip(),
        role=role.value,
        language=language,
        organisation_id=organisation,
        partnership_id=partnership,
        invited_by_id=actor.person,
        invited_from_id=inviter,
    )
    _refuse_double(row)
    return send_invitation(actor, row)


@action
def invite_lead(
    actor: Actor, *, organisation: str, email: str, name: str, language: str
) -> Invited:
    """Invite a lead on behalf of an organisation that lost its last one: the operator only.

    `organisation` is its name of today or its id; NoSuchOrganisation when it names none or
    several. A centre may let in a first lead only, so this way back is the operator's, who knows
    from elsewhere that the person speaks for the organisation. Queues the mail and writes the
    line `invitation.send`.
    """
    require_operator(actor)
    house = _organisation_called(organisation)
    return send_invitation(
        actor,
        models.Invitation(
            email=email.strip().lower(),
            name=name.strip(),
            role=Role.LEAD.value,
            language=language,
            organisation=house,
            invited_from=house,
        ),
    )


def _organisation_called(words: str) -> models.Organisation:
    found = list(models.Organisation.objects.filter(name=words.strip()))
    with suppress(ValueError):
        found += models.Organisation.objects.filter(pk=UUID(words.strip()))
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchOrganisation(
            text("No organisation is called “%(words)s”.", words=words[:80]),
            text("Write its name as the register has it today."),
        )
    raise NoSuchOrganisation(
        text("%(n)s organisations are called “%(words)s”.", n=len(found), words=words[:80]),
        text("Give the id from the address of its page instead of the name."),
    )


@action
def withdraw_invitation(actor: Actor, *, invitation: UUID) -> None:
    """Make the link of an open invitation useless at once; writes the line `invitation.withdraw`.

    Withdrawing twice, or after acceptance, changes nothing more than the journal.
    """
    row = invitation_for(actor, invitation)
    models.Invitation.objects.filter(pk=row.pk, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=clock.now()
    )
    journal.record(actor, "invitation.withdraw", kind="invitation", id=row.pk)


def _refuse_double(row: models.Invitation) -> None:
    same_seat = {
        "role": row.role,
        "organisation": row.organisation_id,
        "partnership": row.partnership_id,
    }
    open_one = models.Invitation.objects.filter(
        **same_seat,
        email=row.email,
        invited_from=row.invited_from_id,
        accepted_at=None,
        withdrawn_at=None,
        expires_at__gt=clock.now(),
    )
    if open_one.exists():
        raise AlreadyInvited(
            text("This person has already been invited to this role."),
            text("Withdraw the open invitation first, then invite again."),
            where="email",
        )
    # Elsewhere the answer would tell a centre who works for a member.
    in_own_house = row.organisation_id == row.invited_from_id or row.partnership_id is not None
    worn = models.Hat.objects.filter(worn_on(clock.today()), **same_seat, person__email=row.email)
    if in_own_house and worn.exists():
        raise AlreadyInvited(
            text("This person already has this role here."),
            text("Choose another role, or another person."),
            where="email",
        )
