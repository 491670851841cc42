"""Forms about partnerships, their organs and seats, and who is invited to join."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm
from samenscan.members.forms.decisions import DocumentField, Files, WithDocument
from samenscan.members.forms.fields import day_field, offer
from samenscan.members.models import LegalForm, OrganKind
from samenscan.members.queries import InviteesPage, OrganPage


class PartnershipForm(RefusableForm):
    """What a partnership is called, its legal form and its terms."""

    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("Purpose"),
        required=False,
        max_length=2000,
        help_text=_("What do members do together? This goes into the text for their councils."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    legal_form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm.choices)
    starts_on = day_field(_("First day"))
    ends_on = day_field(
        _("Last day"), required=False, help_text=_("Leave it empty when no end was agreed.")
    )
    evaluation_on = day_field(
        _("Evaluation on"),
        required=False,
        help_text=_("Three months before this day the coordinator is reminded."),
    )
    notice_months = forms.IntegerField(
        label=_("Notice in months"), min_value=0, max_value=60, initial=6
    )


class InviteesForm(RefusableForm):
    """Which organisations are invited to join."""

    organisations = forms.MultipleChoiceField(
        label=_("Organisations"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick whom you invite.")},
    )

    def __init__(self, posted: QueryDict | None = None, *, invitees: InviteesPage) -> None:
        super().__init__(posted)
        field = self.fields["organisations"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(group, list(choices)) for group, choices in invitees.choices]


class OrganForm(RefusableForm):
    """What an organ is called and what it does."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganKind.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = day_field(_("First day"))


class SeatForm(WithDocument):
    """Who sits in an organ for the own organisation, for whom they stand in, by which decision."""

    person = forms.ChoiceField(label=_("Person"))
    substitute_for = forms.ChoiceField(label=_("Stands in for"), required=False)
    body = forms.ChoiceField(
        label=_("Named by"),
        required=False,
        help_text=_("Which body named this person; you can leave it open."),
    )
    on = day_field(_("Decided on"), required=False)
    reference = forms.CharField(label=_("Reference"), required=False, max_length=120)
    document = DocumentField()

    def __init__(
        self, posted: QueryDict | None = None, files: "Files | None" = None, *, organ: OrganPage
    ) -> None:
        super().__init__(posted, files)
        offer(self, "person", organ.colleagues)
        offer(self, "substitute_for", [("", _("Nobody: sits there in person")), *organ.own_seats])
        offer(self, "body", [("", _("Not filled in")), *organ.bodies])


class HandOverForm(RefusableForm):
    """To which colleague a role goes."""

    successor = forms.ChoiceField(
        label=_("Successor"), error_messages={"required": _("Choose a colleague.")}
    )

    def __init__(
        self, posted: QueryDict | None = None, *, colleagues: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(posted)
        offer(self, "successor", [("", _("Choose a colleague")), *colleagues])
