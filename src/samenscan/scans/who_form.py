"""The form that asks a colleague to fill in sections: it parses, the action decides."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm
from samenscan.scans.actions import NewColleague
from samenscan.scans.queries.who import WhoPage

NEW, NOBODY = "new", "nobody"


class AskForm(RefusableForm):
    """Which sections, and who fills them in from now on."""

    use_required_attribute = False
    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        error_messages={
            "required": _("Tick at least one section."),
            "invalid_choice": _("One of these sections is not yours to pass on."),
        },
    )
    to = forms.ChoiceField(
        label=_("Who fills them in?"), error_messages={"required": _("Choose somebody.")}
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Write the name of your colleague.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={"required": _("Write where the mail should go.")},
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    may_pass_on = forms.BooleanField(
        label=_("May ask somebody else in turn, also somebody new"), required=False
    )

    def __init__(
        self, posted: QueryDict | None, *, page: WhoPage, ticked: frozenset[str], language: str
    ) -> None:
        super().__init__(
            posted, initial={"sections": sorted(ticked), "to": "", "language": language}
        )
        sections, to = self.fields["sections"], self.fields["to"]
        assert isinstance(sections, forms.MultipleChoiceField)
        assert isinstance(to, forms.ChoiceField)
        sections.choices = [(one.fact.code, one.fact.code) for one in page.sections if one.may_ask]
        to.choices = [
            *((f"person:{one.person}", one.name) for one in page.colleagues),
            *((one.asked.key, one.asked.name) for one in page.invitations),
            (NEW, _("Somebody new")),
            (NOBODY, _("Nobody in particular")),
        ]
        # Only somebody new needs them; until somebody is chosen nobody is told that they may lack.
        for field in ("name", "email"):
            self.fields[field].required = posted is None or posted.get("to") == NEW
        self.fields["language"].required = posted is None
        self._invited = {one.asked.key: one for one in page.invitations}

    @property
    def ticked(self) -> list[str]:
        """The codes that are ticked, whether they were sent or suggested."""
        found: list[str] = list(self["sections"].value() or [])
        return found

    def colleague(self) -> UUID | NewColleague | None:
        """Who was chosen; None for nobody."""
        to: str = self.cleaned_data["to"]
        if to == NOBODY:
            return None
        language = self.cleaned_data["language"] or settings.LANGUAGE_CODE
        if to == NEW:
            return NewColleague(self.cleaned_data["name"], self.cleaned_data["email"], language)
        if to in self._invited:
            waiting = self._invited[to]
            return NewColleague(waiting.asked.name, waiting.email, language)
        return UUID(to.partition(":")[2])
