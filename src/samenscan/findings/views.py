"""Publishing the collective result of a round; reading it is a report."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenscan.base.http import Request
from samenscan.findings import actions


@require_POST
def publish(request: Request, round: UUID) -> HttpResponse:
    """Publish the collective result, or record that nothing is told and why."""
    release = actions.publish(request.actor, round=round)
    if release.withheld:
        messages.info(request, _("Nothing is published; the page says why."))
    else:
        messages.success(request, _("Published. The members can read the collective result."))
    return redirect("reports:collective", round)
