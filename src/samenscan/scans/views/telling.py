"""What members read about their answers: the promise before they start, and who read them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.questionnaire.versions.values import SHARING_NAMES
from samenscan.scans import actions
from samenscan.scans.doors import sheet_for
from samenscan.scans.letters import calendar_for
from samenscan.scans.queries.mailing import stop_page
from samenscan.scans.queries.promised import promise_page
from samenscan.scans.queries.readings import readings_page
from samenscan.scans.queries.shared import shared_page as shared_of_round
from samenscan.scans.queries.shared import shared_sheet as shared_of_sheet


@require_POST
def acknowledge(request: Request, id: UUID) -> HttpResponse:
    """A lead states to have read who will read what, and goes on to the scan."""
    actions.acknowledge(request.actor, sheet=id)
    return redirect("scans:sheet", id)


@require_GET
def promise(request: Request, id: UUID) -> HttpResponse:
    """Who will read what of the answers to this scan."""
    facts = promise_page(request.actor, id)
    classes = [(SHARING_NAMES[one.sharing], one) for one in facts.promise.classes]
    return page(request, "scans/promise.html", {"page": facts, "classes": classes})


@require_GET
def readings(request: Request, id: UUID) -> HttpResponse:
    """Who read the answers of the own organisation."""
    return page(request, "scans/readings.html", {"page": readings_page(request.actor, id)})


@require_GET
def deadline(request: Request, id: UUID) -> HttpResponse:
    """The last day to answer, as a calendar file."""
    text = calendar_for(sheet_for(request.actor, id, "sheet:read"))
    return download("samenscan.ics", "text/calendar; charset=utf-8", text.encode())


@require_GET
def shared_round(request: Request, id: UUID) -> HttpResponse:
    """The members that share answers with the support centre, for its analyst."""
    return page(request, "scans/shared.html", {"page": shared_of_round(request.actor, id)})


@require_GET
def shared_sheet(request: Request, id: UUID) -> HttpResponse:
    """What one member shares with the support centre; its reading is journaled."""
    return page(request, "scans/shared_sheet.html", {"page": shared_of_sheet(request.actor, id)})


# Whoever has the address may stop, also a mail program that knows no cookie (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop_reminders(request: Request, token: str) -> HttpResponse:
    """Stop the reminders of a round, or have them again, without signing in."""
    if request.method == "POST":
        if request.POST.get("again"):
            actions.want_reminders(request.actor, token=token)
        else:
            actions.stop_reminders(request.actor, token=token)
        if request.POST.get("List-Unsubscribe"):
            return HttpResponse(status=200)
        return redirect("scans:stop_reminders", token)
    return page(request, "scans/stop_reminders.html", {"page": stop_page(request.actor, token)})
