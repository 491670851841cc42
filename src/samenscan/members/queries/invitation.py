"""An invitation as its receiver sees it."""

from dataclasses import dataclass

from samenscan.core.access import Actor
from samenscan.members import models
from samenscan.members.invitations import account_of, open_invitation


@dataclass(frozen=True)
class InvitationPage:
    """What the landing page of an invitation tells."""

    inviter_name: str
    inviter_place: str
    invitee_name: str
    email: str
    role: str
    place: str
    language: str
    has_account: bool
    signed_in_as_invitee: bool


def invitation_page(actor: Actor, secret: str) -> InvitationPage:
    """Who invites, to what, and what the receiver has to do."""
    row = open_invitation(secret)
    person = account_of(actor, row)
    return InvitationPage(
        row.invited_by.name if row.invited_by else "",
        row.invited_from.name if row.invited_from else "",
        row.name,
        row.email,
        str(models.RoleName(row.role).label),
        str(row.organisation or row.partnership),
        row.language,
        person is not None,
        person is not None and actor.person == person,
    )
