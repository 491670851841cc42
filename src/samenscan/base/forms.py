"""A form that can show a refusal of an action beside the field it is about."""

from django import forms

from samenscan.base.render import told_refusal
from samenscan.core.refused import Refused


class RefusableForm(forms.Form):
    """Parses fields; what the action refuses comes back as an error of the form."""

    def add_refusal(self, refused: Refused) -> None:
        """Show what is wrong and what would help at the refusal's own field, or above the form."""
        where = refused.where if refused.where in self.fields else None
        self.add_error(where, told_refusal(refused))
