"""Forms of the register: they parse, the actions decide."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm
from samenscan.core.register import Scheme
from samenscan.members import models
from samenscan.members.changes import Change, Newcomer
from samenscan.members.forms.fields import day_field, offer
from samenscan.members.queries.changes import Candidate


def _kinds() -> list[tuple[str, str]]:
    return [
        (kind.value, capfirst(str(kind.label)))
        for kind in models.OrganisationKind
        if kind != models.OrganisationKind.SUPPORT_CENTRE
    ]


def _kinds_to_choose() -> list[tuple[str, str]]:
    """Nothing is chosen beforehand: who overlooks the field would make a province."""
    return [("", gettext("Choose the kind")), *_kinds()]


class OrganisationForm(RefusableForm):
    """A new organisation with the codes that are known."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=_kinds_to_choose,
        error_messages={"required": _("Choose the kind.")},
    )
    name = forms.CharField(
        label=_("Official name"),
        max_length=120,
        error_messages={"required": _("Write the official name.")},
    )
    founded_on = day_field(
        _("Founded on"), required=False, help_text=_("Leave empty when it was always there.")
    )
    enterprise = forms.CharField(label=_("Enterprise number"), required=False)
    nis = forms.CharField(label=_("NIS code"), required=False)
    ovo = forms.CharField(label=_("OVO code"), required=False)
    police_zone = forms.CharField(label=_("Police zone code"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def identifiers(self) -> list[tuple[Scheme, str]]:
        """The codes that were written."""
        written = ((scheme, self.cleaned_data.get(scheme.value, "")) for scheme in Scheme)
        return [(scheme, value) for scheme, value in written if value]


class RenameForm(RefusableForm):
    """Another name from a day on."""

    name = forms.CharField(
        label=_("New name"),
        max_length=120,
        error_messages={"required": _("Write the official name.")},
    )
    from_on = day_field(_("From this day on"))


class ChangeKindForm(RefusableForm):
    """Another kind from a day on."""

    kind = forms.ChoiceField(
        label=_("New kind"),
        choices=_kinds_to_choose,
        error_messages={"required": _("Choose the kind.")},
    )
    happened_on = day_field(_("From this day on"))
    source = forms.CharField(label=_("Source"), max_length=200, required=False)


class IdentifierForm(RefusableForm):
    """A code, since always or from a day on."""

    scheme = forms.ChoiceField(
        label=_("Scheme"),
        choices=lambda: [(one.value, capfirst(str(one.label))) for one in models.Scheme],
    )
    value = forms.CharField(
        label=_("Code"), max_length=40, error_messages={"required": _("Write the code.")}
    )
    starts_on = day_field(_("From this day on"), required=False)


class FigureForm(RefusableForm):
    """A figure of one year, with its source."""

    figure = forms.ChoiceField(label=_("Figure"))
    year = forms.IntegerField(label=_("Year"), error_messages={"required": _("Write the year.")})
    value = forms.DecimalField(
        label=_("Value"),
        max_digits=16,
        decimal_places=2,
        localize=True,
        error_messages={"required": _("Write the value."), "invalid": _("Write a number.")},
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("Where others can look it up: a report, a register, a letter."),
        error_messages={"required": _("Write where it was found.")},
    )

    def __init__(
        self, posted: Mapping[str, object] | None = None, *, figures: tuple[str, ...] = ()
    ) -> None:
        super().__init__(posted)
        kept = [one for one in models.Figure if one.value in figures]
        offer(self, "figure", [(one.value, capfirst(str(one.label))) for one in kept])

    def clean(self) -> dict[str, Any]:
        """Money is written in euro and kept in cents."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("figure") == models.Figure.BUDGET_CENTS and "value" in cleaned:
            cleaned["value"] = cleaned["value"] * 100
        return cleaned


class ContactForm(RefusableForm):
    """How an organisation is reached for something."""

    label = forms.CharField(
        label=_("For what"),
        max_length=80,
        help_text=_("A function, such as “reception” or “ICT”; no private person."),
        error_messages={"required": _("Write what it is for.")},
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    url = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")


class ChangeForm(RefusableForm):
    """What happened: which organisations went in, and what came out."""

    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            ("merger", _("They merged")),
            ("split", _("It split")),
            ("replacement", _("Another took its place")),
            ("end", _("It ended, without a successor")),
        ],
        widget=forms.RadioSelect,
    )
    happened_on = day_field(
        _("First day of the new situation"),
        help_text=_("What ended had its last day the day before."),
    )
    organisations = forms.MultipleChoiceField(
        label=_("Organisations that went in"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one organisation.")},
    )
    into = forms.MultipleChoiceField(
        label=_("Existing organisations that came out or went on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_names = forms.CharField(
        label=_("New organisations that came out"),
        required=False,
        help_text=_("One official name per line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    new_kind = forms.ChoiceField(label=_("Kind of the new ones"), choices=_kinds)
    takes_over = forms.BooleanField(
        label=_("What came out takes over the memberships"), required=False
    )
    across_kinds = forms.BooleanField(
        label=_("They are of different kinds and really became one"), required=False
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("The decision or decree, with its date."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        posted: Mapping[str, object] | None = None,
        *,
        candidates: tuple[Candidate, ...],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(posted, initial=initial)
        choices = [(str(one.id), f"{one.name} ({one.kind})") for one in candidates]
        for name in ("organisations", "into"):
            offer(self, name, choices)

    def change(self) -> Change:
        """The change as the actions take it."""
        cleaned = self.cleaned_data
        names = [line.strip() for line in cleaned["new_names"].splitlines() if line.strip()]
        into: list[UUID | Newcomer] = [UUID(one) for one in cleaned["into"]]
        into += [Newcomer(cleaned["new_kind"], name) for name in names]
        return Change(
            models.ChangeKind(cleaned["kind"]),
            cleaned["happened_on"],
            tuple(UUID(one) for one in cleaned["organisations"]),
            () if cleaned["kind"] == "end" else tuple(into),
            cleaned["note"],
            cleaned["source"],
            cleaned["takes_over"],
            cleaned["across_kinds"],
        )
