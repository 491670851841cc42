"""Forms about decisions, signatures, notice and meetings: the days of an accession and after."""

from typing import TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from samenscan.base.documents import MAX_BYTES, Upload
from samenscan.base.forms import RefusableForm
from samenscan.members.forms.fields import day_field, offer

Choices = tuple[tuple[str, str], ...]
Files: TypeAlias = "MultiValueDict[str, UploadedFile[bytes]]"
ACCEPTED = "application/pdf,image/png,image/jpeg,image/tiff,.pdf,.png,.jpg,.jpeg,.tif,.tiff"


class DocumentField(forms.FileField):
    """One document; what it really is, the action finds out from its content."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Document"),
            required=False,
            allow_empty_file=True,
            help_text=_("A PDF or a picture of the decision, at most 10 MB. No personal data."),
            widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        )


class WithDocument(RefusableForm):
    """A form with one document that may be left out."""

    def upload(self) -> Upload | None:
        """The document as the action takes it; never more than just over the limit is read."""
        sent = self.cleaned_data.get("document")
        if sent is None:
            return None
        return Upload(sent.name or "", sent.read(MAX_BYTES + 1))


class InformForm(RefusableForm):
    """When the organisation was told what joining means."""

    on = day_field(_("Told on"))


class DecisionForm(WithDocument):
    """Which body decided to join, when, under which number, with its document."""

    body = forms.ChoiceField(label=_("Decided by"))
    on = day_field(_("Decided on"))
    reference = forms.CharField(
        label=_("Reference"),
        required=False,
        max_length=120,
        help_text=_("The number of the decision, as your secretariat writes it."),
    )
    document = DocumentField()

    def __init__(
        self, posted: QueryDict | None = None, files: "Files | None" = None, *, bodies: Choices
    ) -> None:
        super().__init__(posted, files)
        offer(self, "body", bodies)


class DocumentForm(WithDocument):
    """The document of a decision that was written down before."""

    document = DocumentField()


class SignForm(RefusableForm):
    """Who signed, when, and where the signed text is kept."""

    signed_by = forms.CharField(
        label=_("Signed by"), max_length=120, help_text=_("Names and functions.")
    )
    on = day_field(_("Signed on"))
    reference = forms.CharField(label=_("Where the signed text is"), required=False, max_length=200)


class ActivateForm(RefusableForm):
    """From which day the organisation is a member."""

    starts_on = day_field(_("Member from"))


class DeclineForm(RefusableForm):
    """Why the organisation does not join."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The coordinator and your own organisation read it."),
        error_messages={"required": _("Say in a few words why not; also “not now” helps.")},
    )


class NoticeForm(RefusableForm):
    """When notice was given, and why."""

    on = day_field(_("Notice given on"))
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The coordinator and your own organisation read it."),
    )


class LeaveForm(RefusableForm):
    """The last day that was agreed, and what was agreed."""

    last_on = day_field(_("Last day"))
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class MeetingsForm(RefusableForm):
    """Days on which a body meets, and how long before its agenda closes."""

    body = forms.ChoiceField(label=_("Body"))
    days = forms.CharField(
        label=_("Days"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or several, for instance 3/12/2026. You can paste a whole list."),
        error_messages={"required": _("Write at least one day.")},
    )
    agenda_days = forms.IntegerField(
        label=_("The agenda closes so many days before"),
        required=False,
        min_value=0,
        max_value=60,
        help_text=_("Empty means what is usual: 8 days for a council, 3 for a college."),
    )

    def __init__(self, posted: QueryDict | None = None, *, bodies: Choices) -> None:
        super().__init__(posted)
        offer(self, "body", bodies)
