"""Pages of partnerships, people, hats and invitations, one file per page group."""

from samenscan.members.views.accession import (
    accession,
    activate,
    decline,
    invite_to_join,
    mark_informed,
    record_decision,
    sign,
)
from samenscan.members.views.invitations import invitation, invite, withdraw_invitation
from samenscan.members.views.meetings import calendar, decisions, document, drop_meeting
from samenscan.members.views.memberships import give_notice, leave, withdraw_notice
from samenscan.members.views.organs import (
    end_organ,
    end_seat,
    give_seat_role,
    make_organ,
    name_seat,
    organ,
)
from samenscan.members.views.partnerships import partnership, partnerships
from samenscan.members.views.people import end_hat, hand_over, people, switch_hat
from samenscan.members.views.terms import change_partnership, make_partnership

__all__ = [
    "accession",
    "activate",
    "calendar",
    "change_partnership",
    "decisions",
    "decline",
    "document",
    "drop_meeting",
    "end_hat",
    "end_organ",
    "end_seat",
    "give_notice",
    "give_seat_role",
    "hand_over",
    "invitation",
    "invite",
    "invite_to_join",
    "leave",
    "make_organ",
    "make_partnership",
    "mark_informed",
    "name_seat",
    "organ",
    "partnership",
    "partnerships",
    "people",
    "record_decision",
    "sign",
    "switch_hat",
    "withdraw_invitation",
    "withdraw_notice",
]
