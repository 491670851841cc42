"""The form of the public page: it parses, the action decides."""

from typing import TypedDict
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from samenscan.base.forms import RefusableForm
from samenscan.public.queries import DeskPage, RoundChoice


class Choices(TypedDict):
    """What the action `choose_what_is_shown` takes by name."""

    slug: str
    shows_members: bool
    shows_growth: bool
    shows_map: bool
    rounds: tuple[UUID, ...]
    additions: dict[str, str]


class PublicPageForm(RefusableForm):
    """What the public sees: address, parts, rounds, and lines of one's own per language."""

    slug = forms.CharField(
        label=gettext_lazy("Address of the page"),
        max_length=80,
        help_text=gettext_lazy(
            "Small letters, digits and hyphens. Links break when you change it."
        ),
        error_messages={"required": gettext_lazy("Choose an address.")},
    )
    shows_members = forms.BooleanField(
        label=gettext_lazy("Show the members of today, each with its date"), required=False
    )
    shows_growth = forms.BooleanField(
        label=gettext_lazy("Show how the partnership grew"), required=False
    )
    shows_map = forms.BooleanField(label=gettext_lazy("Show the members on a map"), required=False)
    rounds = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Tell how many members took part in"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, posted: QueryDict | None = None, *, desk: DeskPage) -> None:
        super().__init__(
            posted,
            initial={
                "slug": desk.slug,
                "shows_members": desk.shows_members,
                "shows_growth": desk.shows_growth,
                "shows_map": desk.shows_map,
                "rounds": [str(one.id) for one in desk.rounds if one.is_public],
                **{f"addition_{code}": words for code, words in desk.additions.items()},
            },
        )
        rounds = self.fields["rounds"]
        assert isinstance(rounds, forms.TypedMultipleChoiceField)
        rounds.choices = [(str(one.id), _label(one)) for one in desk.rounds]
        if not desk.rounds:
            del self.fields["rounds"]
        for code, _name in settings.LANGUAGES:
            self.fields[f"addition_{code}"] = forms.CharField(
                label=_("Your own lines in the press text: %(language)s")
                % {"language": get_language_info(code)["name_translated"]},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )

    def choices(self) -> Choices:
        """The cleaned fields, as the action takes them."""
        cleaned = self.cleaned_data
        return {
            "slug": cleaned["slug"],
            "shows_members": cleaned["shows_members"],
            "shows_growth": cleaned["shows_growth"],
            "shows_map": cleaned["shows_map"],
            "rounds": tuple(cleaned.get("rounds") or ()),
            "additions": {code: cleaned[f"addition_{code}"] for code, _name in settings.LANGUAGES},
        }


def _label(one: RoundChoice) -> str:
    told = _("%(round)s: %(n)s of %(of)s members took part") % {
        "round": one.name,
        "n": one.n_took_part,
        "of": one.n_asked,
    }
    if one.tells_of_each:
        told += ". " + _("This count tells of every single member whether it took part.")
    return told
