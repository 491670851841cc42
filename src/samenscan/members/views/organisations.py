"""The page of an organisation on any day, and the forms that correct it."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.forms import RefusableForm
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import Refused
from samenscan.core.register import Scheme
from samenscan.members import actions
from samenscan.members.forms import register as forms
from samenscan.members.queries import organisation as queries
from samenscan.members.views.days import day_asked


@require_GET
def organisation(request: Request, id: UUID) -> HttpResponse:
    """An organisation today, or on the day of `?on=`."""
    facts = queries.organisation_page(request.actor, id, day_asked(request))
    return page(request, "members/register/organisation.html", {"page": facts})


@require_http_methods(["GET", "POST"])
def register_organisation(request: Request) -> HttpResponse:
    """Put an organisation in the register."""
    queries.may_register(request.actor)
    form = forms.OrganisationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            row = actions.register_organisation(
                request.actor,
                kind=cleaned["kind"],
                name=cleaned["name"],
                founded_on=cleaned["founded_on"],
                languages=cleaned["languages"],
                identifiers=form.identifiers(),
            )
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("%(name)s is in the register.") % {"name": row.name})
            return redirect("members:organisation", row.pk)
    shown = {
        "form": form,
        "title": _("Register an organisation"),
        "submit": _("Register an organisation"),
        "back": reverse("members:register"),
        "back_name": _("Register"),
    }
    status = 422 if form.errors else 200
    return page(request, "members/register/edit.html", shown, status=status)


def _edit(
    request: Request,
    id: UUID,
    permission: str,
    make: Callable[..., RefusableForm],
    act: Callable[[django_forms.Form], object],
    words: tuple[str, str, str],
) -> HttpResponse:
    """One small form about one organisation: what it is called, its button, and what is told."""
    name, figures = queries.to_edit(request.actor, id, permission)
    title, submit, told = words
    posted = request.POST if request.method == "POST" else None
    form = make(posted, figures=figures) if make is forms.FigureForm else make(posted)
    if form.is_valid():
        try:
            act(form)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, told)
            return redirect("members:organisation", id)
    back = reverse("members:organisation", args=[id])
    shown = {"form": form, "title": title, "submit": submit, "back": back, "back_name": name}
    status = 422 if form.errors else 200
    return page(request, "members/register/edit.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def rename(request: Request, id: UUID) -> HttpResponse:
    """Give an organisation another name."""
    return _edit(
        request,
        id,
        "organisation:edit",
        forms.RenameForm,
        lambda form: actions.rename(request.actor, organisation=id, **form.cleaned_data),
        (_("Another name"), _("Rename"), _("The new name holds; the old one stays known.")),
    )


@require_http_methods(["GET", "POST"])
def change_kind(request: Request, id: UUID) -> HttpResponse:
    """Make an organisation another kind in law."""
    return _edit(
        request,
        id,
        "organisation:edit",
        forms.ChangeKindForm,
        lambda form: actions.change_kind(request.actor, organisation=id, **form.cleaned_data),
        (_("Another kind"), _("Change the kind"), _("The new kind holds.")),
    )


@require_http_methods(["GET", "POST"])
def add_identifier(request: Request, id: UUID) -> HttpResponse:
    """Give an organisation a code."""

    def act(form: django_forms.Form) -> None:
        cleaned = form.cleaned_data
        actions.add_identifier(
            request.actor,
            organisation=id,
            scheme=Scheme(cleaned["scheme"]),
            value=cleaned["value"],
            starts_on=cleaned["starts_on"],
        )

    words = (_("Another code"), _("Add the code"), _("The code is added."))
    return _edit(request, id, "organisation:edit", forms.IdentifierForm, act, words)


@require_POST
def end_identifier(request: Request, id: UUID) -> HttpResponse:
    """End a code today."""
    row = actions.end_identifier(request.actor, identifier=id, ends_on=clock.today())
    messages.success(request, _("The code has ended."))
    return redirect("members:organisation", row.organisation_id)


@require_http_methods(["GET", "POST"])
def set_figure(request: Request, id: UUID) -> HttpResponse:
    """Note a figure of a year."""
    return _edit(
        request,
        id,
        "organisation:describe",
        forms.FigureForm,
        lambda form: actions.set_figure(request.actor, organisation=id, **form.cleaned_data),
        (_("A figure of a year"), _("Note the figure"), _("The figure is noted.")),
    )


@require_http_methods(["GET", "POST"])
def set_contact(request: Request, id: UUID) -> HttpResponse:
    """Note how an organisation is reached."""
    return _edit(
        request,
        id,
        "organisation:describe",
        forms.ContactForm,
        lambda form: actions.set_contact(request.actor, organisation=id, **form.cleaned_data),
        (_("A contact"), _("Note the contact"), _("The contact is noted.")),
    )


@require_POST
def remove_contact(request: Request, id: UUID) -> HttpResponse:
    """Take a contact away."""
    organisation = actions.remove_contact(request.actor, contact=id)
    messages.success(request, _("The contact is removed."))
    return redirect("members:organisation", organisation)
