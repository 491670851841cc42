"""The overview of a sheet, the sign-off and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.scans import actions, present
from samenscan.scans.queries import sheets as queries
from samenscan.scans.queries.offers import start_page
from samenscan.scans.queries.versions import read_through, versions_of
from samenscan.scans.queries.who import said_of_sections
from samenscan.scans.said import NOTHING_SAID
from samenscan.scans.waiting import waiting_of


@require_GET
def sheet(request: Request, id: UUID) -> HttpResponse:
    """The sections of a sheet and how far they are."""
    facts = queries.sheet_page(request.actor, id)
    if facts.reads_first:
        return redirect("scans:promise", id)
    said = said_of_sections(request.actor, id)
    sections = [
        (one, present.who_answers(one.who), said.get(one.code, NOTHING_SAID))
        for one in facts.sections
    ]
    yours = [(one, said_) for one, _who, said_ in sections if said_.is_yours]
    to_discuss = [(one, present.field_prefix(one.question.code)) for one in facts.to_discuss]
    shown = {"page": facts, "sections": sections, "to_discuss": to_discuss}
    mine = {"yours": yours, "your_minutes": sum(one.minutes_left for one, _said in yours)}
    shown["start"] = start_page(request.actor, id)
    shown |= {"waiting": waiting_of(request.actor.signed_in()), **mine}
    return page(request, "scans/sheet.html", shown | {"versions": versions_of(request.actor, id)})


@require_http_methods(["GET", "POST"])
def submit(request: Request, id: UUID) -> HttpResponse:
    """Read everything through, then sign off."""
    changed: actions.ChangedMeanwhile | None = None
    if request.method == "POST":
        try:
            actions.submit(request.actor, sheet=id, read=request.POST.get("read", ""))
        except actions.ChangedMeanwhile as refused:
            changed = refused
        else:
            messages.success(request, _("Submitted. Thank you; your organisation takes part."))
            return redirect("scans:sheet", id)
    found = read_through(request.actor, id)
    language = get_language() or "nl"
    sections = [
        (
            one,
            present.section_fields(one, language),
            found.said.get(one.section.code, NOTHING_SAID),
        )
        for one in found.pages
    ]
    shown = {
        "page": found.pages[0].sheet,
        "sections": sections,
        "found": found,
        "changed": changed,
        "now": clock.now(),
    }
    return page(request, "scans/submit.html", shown, status=409 if changed else 200)


@require_POST
def reopen(request: Request, id: UUID) -> HttpResponse:
    """Take a submitted sheet back while the round is open."""
    actions.reopen(request.actor, sheet=id)
    messages.success(request, _("The scan is open again. Submit it once more when you are done."))
    return redirect("scans:sheet", id)
