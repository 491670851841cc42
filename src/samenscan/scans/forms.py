"""The forms that open and run a round, and take a questionnaire in: they parse and explain only."""

import re
from datetime import date, datetime, time
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm
from samenscan.base.render import told
from samenscan.scans.models import ContactNote, Silence
from samenscan.scans.queries.rounds import OpenRoundPage


def start_of(day: date) -> datetime:
    """The first moment of a day, in the time zone of the installation."""
    return timezone.make_aware(datetime.combine(day, time(0, 0)))


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of the installation."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OpenRoundForm(RefusableForm):
    """Which questionnaire, to whom, from when until when, and how members are reminded."""

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
    opens_on = DayField(
        label=_("First day to answer"),
        help_text=_("Leave this empty to open the round now. On that day the leads get a mail."),
        required=False,
    )
    closes_on = DayField(
        label=_("Last day to answer"), help_text=_("The round closes at the end of this day.")
    )
    keep_until = DayField(
        label=_("Answers are kept until"),
        help_text=_("After this day they are erased. Members read it before they start."),
        required=False,
    )
    remind_days = forms.CharField(
        label=_("Reminders, in days before the last day"),
        required=False,
        initial="14, 7, 2",
        max_length=60,
        help_text=_(
            "Only whoever still has something to do gets a mail, at most one a day and never on a "
            "weekend or a public holiday. Leave it empty for no reminders."
        ),
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

    def clean_remind_days(self) -> tuple[int, ...]:
        """Whole numbers of days, however they are separated."""
        written = re.split(r"[\s,;]+", self.cleaned_data["remind_days"].strip())
        if any(one and not (one.isascii() and one.isdigit() and len(one) < 4) for one in written):
            raise forms.ValidationError(_("Write whole numbers of days, such as 14, 7, 2."))
        return tuple(int(one) for one in written if one)

    def opens_at(self) -> datetime | None:
        """The start of the first day; None for now."""
        day = self.cleaned_data["opens_on"]
        return start_of(day) if day else None

    def closes_at(self) -> datetime:
        """The end of the last day."""
        return end_of(self.cleaned_data["closes_on"])


class ExtendForm(RefusableForm):
    """A later last day, and why."""

    closes_on = DayField(label=_("New last day to answer"))
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The leads who get more time read this in their mail."),
    )

    def to_at(self) -> datetime:
        """The end of the new last day."""
        return end_of(self.cleaned_data["closes_on"])


class ContactForm(RefusableForm):
    """A contact with a member."""

    how = forms.ChoiceField(label=_("How"), choices=ContactNote.How, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What was said"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only your support centre reads this. Never write what a member answered."),
    )


class SilenceForm(RefusableForm):
    """Why nothing came from a member."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("not known")), *Silence.choices],
        help_text=_(
            "Reminders stop for a member that does not take part. They go on where there was no "
            "time, or where nobody was reached."
        ),
    )
    note = forms.CharField(
        label=_("In their words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class QuietDaysForm(RefusableForm):
    """Days on which no reminder leaves."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=120)


class UploadForm(forms.Form):
    """A questionnaire as a file."""

    file = forms.FileField(
        label=_("YAML file, or a zip of a folder"),
        help_text=_("Mistakes in it are no problem: it becomes a draft, and they are pointed out."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.zip"}),
    )
