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
from samenscan.members.views.changes import change, withdraw_change
from samenscan.members.views.invitations import invitation, invite, withdraw_invitation
from samenscan.members.views.meetings import (
    attach_document,
    calendar,
    decisions,
    document,
    drop_meeting,
)
from samenscan.members.views.memberships import give_notice, leave, withdraw_notice
from samenscan.members.views.organisations import (
    add_identifier,
    change_kind,
    end_identifier,
    organisation,
    register_organisation,
    remove_contact,
    rename,
    set_contact,
    set_figure,
)
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
from samenscan.members.views.register import register, register_csv, register_invite
from samenscan.members.views.terms import change_partnership, make_partnership

__all__ = [
    "accession",
    "activate",
    "add_identifier",
    "attach_document",
    "calendar",
    "change",
    "change_kind",
    "change_partnership",
    "decisions",
    "decline",
    "document",
    "drop_meeting",
    "end_hat",
    "end_identifier",
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
    "organisation",
    "partnership",
    "partnerships",
    "people",
    "record_decision",
    "register",
    "register_csv",
    "register_invite",
    "register_organisation",
    "remove_contact",
    "rename",
    "set_contact",
    "set_figure",
    "sign",
    "switch_hat",
    "withdraw_change",
    "withdraw_invitation",
    "withdraw_notice",
]
