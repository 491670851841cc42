"""Fields that return on several forms: a day, and choices that the page knows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    # Only the type checker knows this name.
    from django.utils.functional import _StrPromise


def day_field(
    label: "_StrPromise", *, required: bool = True, help_text: "_StrPromise | str" = ""
) -> forms.DateField:
    """A field for one day: the calendar of the browser, or typed as Belgians do."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
    )


def offer(form: forms.Form, name: str, choices: "Iterable[tuple[str, str | _StrPromise]]") -> None:
    """Let a field of a form offer these choices and no others."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
