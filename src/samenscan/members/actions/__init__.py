"""What can be done to organisations, partnerships, invitations and hats: one file per subject."""

from samenscan.members.actions.accept import Accepted, NameMissing, accept_invitation
from samenscan.members.actions.hats import LastOne, end_hat, give_hat, switch_hat
from samenscan.members.actions.invite import (
    AlreadyInvited,
    SeatRefused,
    invite,
    withdraw_invitation,
)
from samenscan.members.actions.partnerships import (
    join,
    make_centre,
    make_organisation,
    make_partnership,
)

__all__ = [
    "Accepted",
    "AlreadyInvited",
    "LastOne",
    "NameMissing",
    "SeatRefused",
    "accept_invitation",
    "end_hat",
    "give_hat",
    "invite",
    "join",
    "make_centre",
    "make_organisation",
    "make_partnership",
    "switch_hat",
    "withdraw_invitation",
]
