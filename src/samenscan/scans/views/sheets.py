"""The overview of a sheet, the sign-off and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.scans import actions, present
from samenscan.scans.queries import sheets as queries


@require_GET
def sheet(request: Request, id: UUID) -> HttpResponse:
    """The sections of a sheet and how far they are."""
    facts = queries.sheet_page(request.actor, id)
    if facts.reads_first:
        return redirect("scans:promise", id)
    sections = [(one, present.who_answers(one.who)) for one in facts.sections]
    to_discuss = [(one, present.field_prefix(one.question.code)) for one in facts.to_discuss]
    return page(
        request, "scans/sheet.html", {"page": facts, "to_discuss": to_discuss, "sections": sections}
    )


@require_http_methods(["GET", "POST"])
def submit(request: Request, id: UUID) -> HttpResponse:
    """Read everything through, then sign off."""
    if request.method == "POST":
        actions.submit(request.actor, sheet=id)
        messages.success(request, _("Submitted. Thank you; your organisation takes part."))
        return redirect("scans:sheet", id)
    pages = queries.overview(request.actor, id)
    language = get_language() or "nl"
    sections = [(one, present.section_fields(one, language)) for one in pages]
    n_remarks = sum(len(one.remarks) for _page, questions in sections for one in questions)
    return page(
        request,
        "scans/submit.html",
        {"page": pages[0].sheet, "sections": sections, "n_remarks": n_remarks},
    )


@require_POST
def reopen(request: Request, id: UUID) -> HttpResponse:
    """Take a submitted sheet back while the round is open."""
    actions.reopen(request.actor, sheet=id)
    messages.success(request, _("The scan is open again. Submit it once more when you are done."))
    return redirect("scans:sheet", id)
