"""Pages of partnerships, people, hats and invitations, one file per page group."""

from samenscan.members.views.invitations import invitation, invite, withdraw_invitation
from samenscan.members.views.partnerships import partnership, partnerships
from samenscan.members.views.people import end_hat, people, switch_hat

__all__ = [
    "end_hat",
    "invitation",
    "invite",
    "partnership",
    "partnerships",
    "people",
    "switch_hat",
    "withdraw_invitation",
]
