"""The collective result of a round, and publishing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.findings import actions, queries


@require_GET
def collective(request: Request, round: UUID) -> HttpResponse:
    """What the members of a round read together."""
    facts = {"result": queries.collective_result(request.actor, round)}
    return page(request, "findings/collective.html", facts)


@require_POST
def publish(request: Request, round: UUID) -> HttpResponse:
    """Publish the collective result, or record that nothing is told and why."""
    release = actions.publish(request.actor, round=round)
    if release.withheld:
        messages.info(request, _("Nothing is published; the page says why."))
    else:
        messages.success(request, _("Published. The members can read the collective result."))
    return redirect("findings:collective", round)
