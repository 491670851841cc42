"""Forms of the members pages, one file per page group: they parse, the actions decide."""

from samenscan.members.forms.invitations import AcceptForm, InvitationFields, InviteForm

__all__ = ["AcceptForm", "InvitationFields", "InviteForm"]
