"""What was signed off, withdrawing from a round, and coming back."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import page, told_refusal
from samenscan.scans import actions
from samenscan.scans.models import Silence
from samenscan.scans.queries import versions as queries

# The reasons as a member says them; the centre reads them in its own words.
_OURS = {
    Silence.NO_TIME: gettext_lazy("We have no time for it"),
    Silence.NOT_NOW: gettext_lazy("We take part next time"),
    Silence.NOT_RELEVANT: gettext_lazy("The scan does not fit our organisation"),
    Silence.NO_TRUST: gettext_lazy("We do not want to share answers"),
    Silence.OTHER: gettext_lazy("Another reason"),
}


@require_GET
def version(request: Request, id: UUID, number: int) -> HttpResponse:
    """One version as it was signed off."""
    shown = {"page": queries.version_page(request.actor, id, number)}
    return page(request, "scans/version.html", shown)


@require_GET
def download_version(request: Request, id: UUID, number: int) -> HttpResponse:
    """A version as JSON, with all that its hash was made from."""
    found = queries.version_file(request.actor, id, number)
    name = slugify(f"{found['round']} {found['organisation']} v{number}") + ".json"
    content = json.dumps(found, ensure_ascii=False, indent=1).encode()
    return download(name, "application/json", content)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, id: UUID) -> HttpResponse:
    """Why the organisation takes no part, and what follows from it; then it is so."""
    facts = queries.withdraw_page(request.actor, id)
    error = ""
    if request.method == "POST":
        try:
            actions.withdraw(request.actor, sheet=id, reason=request.POST.get("reason", ""))
        except actions.ReasonMissing as refused:
            error = told_refusal(refused)
        else:
            messages.success(request, _("Your organisation takes no part in this round now."))
            return redirect("scans:sheet", id)
    reasons = [(reason.value, _OURS[reason]) for reason in actions.OWN_REASONS]
    shown = {"page": facts, "reasons": reasons, "error": error}
    return page(request, "scans/withdraw.html", shown, status=422 if error else 200)


@require_POST
def come_back(request: Request, id: UUID) -> HttpResponse:
    """Take part again."""
    actions.come_back(request.actor, sheet=id)
    messages.success(request, _("Welcome back. Every answer is still there."))
    return redirect("scans:sheet", id)
