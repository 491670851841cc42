"""Forms of the members pages, one file per page group: they parse, the actions decide."""

from samenscan.members.forms.decisions import (
    ActivateForm,
    DecisionForm,
    DeclineForm,
    DocumentForm,
    Files,
    InformForm,
    LeaveForm,
    MeetingsForm,
    NoticeForm,
    SignForm,
)
from samenscan.members.forms.invitations import AcceptForm, InvitationFields, InviteForm
from samenscan.members.forms.partnerships import (
    HandOverForm,
    InviteesForm,
    OrganForm,
    PartnershipForm,
    SeatForm,
)

__all__ = [
    "AcceptForm",
    "ActivateForm",
    "DecisionForm",
    "DeclineForm",
    "DocumentForm",
    "Files",
    "HandOverForm",
    "InformForm",
    "InvitationFields",
    "InviteForm",
    "InviteesForm",
    "LeaveForm",
    "MeetingsForm",
    "NoticeForm",
    "OrganForm",
    "PartnershipForm",
    "SeatForm",
    "SignForm",
]
