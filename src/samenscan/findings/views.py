"""Publishing the collective result of a round, and agreeing to be named in it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.findings import actions
from samenscan.findings.asking import by_name_page


@require_POST
def publish(request: Request, round: UUID) -> HttpResponse:
    """Publish the collective result, or record that nothing is told and why."""
    release = actions.publish(request.actor, round=round)
    if release.withheld:
        messages.info(request, _("Nothing is published; the page says why."))
    else:
        messages.success(request, _("Published. The members can read the collective result."))
    return redirect("reports:collective", round)


@require_GET
def by_name(request: Request, sheet: UUID) -> HttpResponse:
    """What would be shown by name and to whom, with a yes or no per question."""
    return page(request, "findings/by_name.html", {"page": by_name_page(request.actor, sheet)})


@require_POST
def consent(request: Request, sheet: UUID) -> HttpResponse:
    """Say yes to one question, or take it back."""
    agreed = request.POST.get("agreed") == "yes"
    actions.consent(
        request.actor, sheet=sheet, question=request.POST.get("question", ""), agreed=agreed
    )
    if agreed:
        messages.success(request, _("Members of this round will read this answer with your name."))
    else:
        messages.info(request, _("This answer is not shown with your name."))
    return redirect("findings:by_name", sheet)
