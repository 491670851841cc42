"""What can be done to organisations, partnerships, invitations and hats: one file per subject."""

from samenscan.members.actions.accept import Accepted, NameMissing, accept_invitation
from samenscan.members.actions.accession import (
    JoinRefused,
    NotYoursToTell,
    ReasonMissing,
    activate,
    decline,
    invite_to_join,
    mark_informed,
    record_decision,
    sign,
)
from samenscan.members.actions.changes import (
    change_kind,
    end_organisation,
    found,
    merge,
    record_change,
    replace,
    split,
)
from samenscan.members.actions.documents import (
    DocumentThere,
    Opened,
    attach_document,
    open_document,
)
from samenscan.members.actions.erase import StillInARole, erase_from_register
from samenscan.members.actions.figures import (
    ContactRefused,
    FigureRefused,
    remove_contact,
    set_contact,
    set_figure,
)
from samenscan.members.actions.hats import (
    HandOverRefused,
    LastOne,
    end_hat,
    give_hat,
    hand_over,
    switch_hat,
)
from samenscan.members.actions.identifiers import add_identifier, end_identifier
from samenscan.members.actions.invite import (
    AlreadyInvited,
    NoSuchOrganisation,
    SeatRefused,
    invite,
    invite_lead,
    withdraw_invitation,
)
from samenscan.members.actions.meetings import MeetingRefused, drop_meeting, plan_meetings
from samenscan.members.actions.memberships import (
    NoticeRefused,
    give_notice,
    leave,
    withdraw_notice,
)
from samenscan.members.actions.organisations import (
    register_organisation,
    rename,
    set_languages,
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
    make_partnership,
)
from samenscan.members.actions.withdraw import withdraw_change

__all__ = [
    "Accepted",
    "AlreadyInvited",
    "ContactRefused",
    "DocumentThere",
    "FigureRefused",
    "HandOverRefused",
    "JoinRefused",
    "LastOne",
    "MeetingRefused",
    "NameMissing",
    "NoSuchOrganisation",
    "NotYoursToTell",
    "NoticeRefused",
    "Opened",
    "ReasonMissing",
    "SeatRefused",
    "SeatingRefused",
    "StillInARole",
    "accept_invitation",
    "activate",
    "add_identifier",
    "attach_document",
    "change_kind",
    "change_partnership",
    "decline",
    "drop_meeting",
    "end_hat",
    "end_identifier",
    "end_organ",
    "end_organisation",
    "end_seat",
    "erase_from_register",
    "found",
    "give_hat",
    "give_notice",
    "give_seat_role",
    "hand_over",
    "invite",
    "invite_lead",
    "invite_to_join",
    "join",
    "leave",
    "make_centre",
    "make_organ",
    "make_partnership",
    "mark_informed",
    "merge",
    "name_seat",
    "open_document",
    "plan_meetings",
    "record_change",
    "record_decision",
    "register_organisation",
    "remove_contact",
    "rename",
    "replace",
    "set_contact",
    "set_figure",
    "set_languages",
    "sign",
    "split",
    "switch_hat",
    "withdraw_change",
    "withdraw_invitation",
    "withdraw_notice",
]
