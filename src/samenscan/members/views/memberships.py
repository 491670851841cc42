"""Pages on which a member gives notice, takes it back, or leaves on a day that was agreed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.dates import day
from samenscan.base.forms import RefusableForm
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import Forbidden, Refused
from samenscan.members import actions, queries
from samenscan.members.forms import LeaveForm, NoticeForm


@require_http_methods(["GET", "POST"])
def give_notice(request: Request, id: UUID) -> HttpResponse:
    """Give notice, after reading what the last day will be."""
    facts = queries.membership_page(request.actor, id)
    posted = request.POST if request.method == "POST" else None
    form = NoticeForm(posted, initial={"on": clock.today()})
    if form.is_valid():
        try:
            ends_on = actions.give_notice(request.actor, membership=id, **form.cleaned_data)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            told = _("Notice is given. The last day is %(day)s.")
            messages.success(request, told % {"day": day(ends_on)})
            return redirect("members:give_notice", id)
    return _shown(request, facts, form, LeaveForm())


@require_POST
def withdraw_notice(request: Request, id: UUID) -> HttpResponse:
    """Take notice back."""
    actions.withdraw_notice(request.actor, membership=id)
    messages.success(request, _("The notice is withdrawn; the membership goes on."))
    return redirect("members:give_notice", id)


@require_POST
def leave(request: Request, id: UUID) -> HttpResponse:
    """End a membership on a day that was agreed."""
    facts = queries.membership_page(request.actor, id)
    if not facts.may_run:
        raise Forbidden
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            actions.leave(request.actor, membership=id, **form.cleaned_data)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The last day of the membership is kept."))
            return redirect("members:give_notice", id)
    return _shown(request, facts, NoticeForm(initial={"on": clock.today()}), form)


def _shown(
    request: Request, facts: queries.MembershipPage, form: RefusableForm, leave_form: RefusableForm
) -> HttpResponse:
    status = 422 if form.errors or leave_form.errors else 200
    shown = {"membership": facts, "form": form, "leave_form": leave_form}
    return page(request, "members/membership.html", shown, status=status)
