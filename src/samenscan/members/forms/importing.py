"""The form that takes a register's file; the action reads and refuses it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenscan.base.forms import RefusableForm


class ImportForm(RefusableForm):
    """A file, and the sheet where a workbook has several."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A CSV file or a workbook (.xlsx), at most 10 MB and 10 000 rows. Its first row names "
            "the columns: name and kind at least. The table below can serve as an example."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        error_messages={
            "required": _("Choose the file with the register."),
            "empty": _("The file is empty. Choose the file with the register."),
        },
    )
    sheet = forms.CharField(
        label=_("Sheet"),
        required=False,
        max_length=60,
        help_text=_("Only for a workbook with several sheets."),
    )
