"""Forms of invitations: they parse, the actions decide."""

from collections import defaultdict
from typing import TypedDict
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm
from samenscan.core.access import Role
from samenscan.members.models import RoleName
from samenscan.members.queries import Seat


class InvitationFields(TypedDict):
    """What the action `invite` takes by name."""

    email: str
    name: str
    role: Role
    language: str
    organisation: UUID | None
    partnership: UUID | None


class InviteForm(RefusableForm):
    """Who is invited, to which hat, and in which language the mail is written."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the name of the person you invite.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write where the invitation should go.")},
    )
    seat = forms.ChoiceField(
        label=_("Role"), error_messages={"required": _("Choose what they will do here.")}
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, posted: QueryDict | None = None, *, seats: tuple[Seat, ...]) -> None:
        super().__init__(posted)
        self.seats = {seat.code: seat for seat in seats}
        seat_field = self.fields["seat"]
        assert isinstance(seat_field, forms.ChoiceField)
        # No role goes out because nobody looked: the first of the list would be the most powerful.
        seat_field.choices = [("", _("Choose a role")), *_by_place(seats)]

    def invitation(self) -> InvitationFields:
        """The cleaned fields, as the action takes them."""
        seat = self.seats[self.cleaned_data["seat"]]
        return {
            "email": self.cleaned_data["email"],
            "name": self.cleaned_data["name"],
            "language": self.cleaned_data["language"],
            "role": seat.role,
            "organisation": seat.organisation,
            "partnership": seat.partnership,
        }


class AcceptForm(RefusableForm):
    """A newcomer's name and password; whoever has an account only confirms."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name as your colleagues know you.")},
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least twelve characters. A few words in a row are easy to remember."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password.")},
    )

    def __init__(self, posted: QueryDict | None = None, *, newcomer: bool, name: str) -> None:
        super().__init__(posted, initial={"name": name})
        if not newcomer:
            self.fields.clear()


def _by_place(seats: tuple[Seat, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for seat in seats:
        groups[seat.place_name].append((seat.code, capfirst(str(RoleName(seat.role.value).label))))
    return list(groups.items())
