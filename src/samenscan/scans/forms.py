"""The forms that open a round and take a questionnaire in: they parse and explain only."""

from datetime import datetime, time
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenscan.base.render import told
from samenscan.scans.queries.rounds import OpenRoundPage


class OpenRoundForm(forms.Form):
    """Which questionnaire, to whom, until when."""

    name = forms.CharField(
        label=_("Name of the round"),
        max_length=120,
        help_text=_("What members read above the scan, for example “ICT-scan 2026”."),
    )
    questionnaire = forms.ChoiceField(label=_("Questionnaire"), widget=forms.RadioSelect)
    partnerships = forms.MultipleChoiceField(
        label=_("Partnerships"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "All members of today are asked; who joins later takes part in the next round."
        ),
    )
    closes_on = forms.DateField(
        label=_("Last day to answer"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The round closes at the end of this day."),
    )

    def __init__(self, choices: OpenRoundPage, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type] # QueryDict or None
        questionnaire, partnerships = self.fields["questionnaire"], self.fields["partnerships"]
        assert isinstance(questionnaire, forms.ChoiceField)
        assert isinstance(partnerships, forms.MultipleChoiceField)
        questionnaire.choices = [(one.key, told(one.label)) for one in choices.questionnaires]
        partnerships.choices = [(one.key, told(one.label)) for one in choices.partnerships]

    def partnership_ids(self) -> tuple[UUID, ...]:
        """The chosen partnerships."""
        return tuple(UUID(key) for key in self.cleaned_data["partnerships"])

    def closes_at(self) -> datetime:
        """The end of the last day, in the time zone of the installation."""
        day = self.cleaned_data["closes_on"]
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


class UploadForm(forms.Form):
    """A questionnaire as a file."""

    file = forms.FileField(
        label=_("YAML file, or a zip of a folder"),
        help_text=_("Mistakes in it are no problem: it becomes a draft, and they are pointed out."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.zip"}),
    )
