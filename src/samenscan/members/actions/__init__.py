"""What can be done to organisations, partnerships, invitations and hats: one file per subject."""

from samenscan.members.actions.accept import Accepted, NameMissing, accept_invitation
from samenscan.members.actions.accession import (
    JoinRefused,
    ReasonMissing,
    activate,
    decline,
    invite_to_join,
    mark_informed,
    record_decision,
    sign,
)
from samenscan.members.actions.documents import Opened, open_document
from samenscan.members.actions.hats import (
    HandOverRefused,
    LastOne,
    end_hat,
    give_hat,
    hand_over,
    switch_hat,
)
from samenscan.members.actions.invite import (
    AlreadyInvited,
    SeatRefused,
    invite,
    withdraw_invitation,
)
from samenscan.members.actions.meetings import MeetingRefused, drop_meeting, plan_meetings
from samenscan.members.actions.memberships import (
    NoticeRefused,
    give_notice,
    leave,
    withdraw_notice,
)
from samenscan.members.actions.organs import (
    SeatingRefused,
    end_organ,
    end_seat,
    give_seat_role,
    make_organ,
    name_seat,
)
from samenscan.members.actions.partnerships import (
    change_partnership,
    join,
    make_centre,
    make_organisation,
    make_partnership,
)

__all__ = [
    "Accepted",
    "AlreadyInvited",
    "HandOverRefused",
    "JoinRefused",
    "LastOne",
    "MeetingRefused",
    "NameMissing",
    "NoticeRefused",
    "Opened",
    "ReasonMissing",
    "SeatRefused",
    "SeatingRefused",
    "accept_invitation",
    "activate",
    "change_partnership",
    "decline",
    "drop_meeting",
    "end_hat",
    "end_organ",
    "end_seat",
    "give_hat",
    "give_notice",
    "give_seat_role",
    "hand_over",
    "invite",
    "invite_to_join",
    "join",
    "leave",
    "make_centre",
    "make_organ",
    "make_organisation",
    "make_partnership",
    "mark_informed",
    "name_seat",
    "open_document",
    "plan_meetings",
    "record_decision",
    "sign",
    "switch_hat",
    "withdraw_invitation",
    "withdraw_notice",
]
