"""Pages of the calendar of an organisation's bodies, and of decisions with their documents."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import DocumentRefused, download
from samenscan.base.http import Request
from samenscan.base.render import page, told_refusal
from samenscan.core.refused import Refused
from samenscan.core.register.accession import MeetingDay
from samenscan.core.register.legal_forms import Body
from samenscan.core.register.pasted_days import read_days
from samenscan.members import actions, queries
from samenscan.members.forms import DocumentForm, MeetingsForm


@require_http_methods(["GET", "POST"])
def calendar(request: Request, id: UUID) -> HttpResponse:
    """When the bodies of the own organisation meet, and the earliest day for a decision."""
    facts = queries.calendar_page(request.actor, id)
    form = MeetingsForm(request.POST if request.method == "POST" else None, bodies=facts.bodies)
    if form.is_valid():
        try:
            n_new = actions.plan_meetings(request.actor, organisation=id, days=_days(form))
        except Refused as refused:
            form.add_refusal(refused)
        else:
            told = ngettext("%(n)s meeting was added.", "%(n)s meetings were added.", n_new)
            messages.success(request, told % {"n": n_new})
            return redirect("members:calendar", id)
    status = 422 if form.errors else 200
    return page(request, "members/calendar.html", {"calendar": facts, "form": form}, status=status)


@require_POST
def drop_meeting(request: Request, id: UUID) -> HttpResponse:
    """Take a meeting out of the calendar."""
    organisation = actions.drop_meeting(request.actor, meeting=id)
    messages.success(request, _("The meeting is taken out of the calendar."))
    return redirect("members:calendar", organisation)


@require_GET
def decisions(request: Request, id: UUID) -> HttpResponse:
    """The decisions on which a partnership rests."""
    facts = {"page": queries.decisions_page(request.actor, id)}
    return page(request, "members/decisions.html", facts)


@require_GET
def document(request: Request, id: UUID) -> HttpResponse:
    """The document of a decision, as a download."""
    opened = actions.open_document(request.actor, decision=id)
    return download(opened.document.name, opened.document.type, opened.content)


@require_POST
def attach_document(request: Request, id: UUID) -> HttpResponse:
    """Add the document to a decision that was written down without one."""
    accession = queries.accession_of_decision(request.actor, id)
    form = DocumentForm(request.POST, request.FILES)
    upload = form.upload() if form.is_valid() else None
    if upload is None:
        messages.warning(request, _("No document was chosen."))
    else:
        try:
            actions.attach_document(request.actor, decision=id, document=upload)
        except DocumentRefused as refused:
            messages.error(request, told_refusal(refused))
        else:
            messages.success(request, _("The document is kept."))
    return redirect("members:accession", accession)


def _days(form: MeetingsForm) -> list[MeetingDay]:
    ahead = form.cleaned_data["agenda_days"]
    body = Body(form.cleaned_data["body"])
    return [
        MeetingDay(body, day, None if ahead is None else day - timedelta(days=ahead))
        for day in read_days(form.cleaned_data["days"])
    ]
