"""What is kept of our answers: to take away, or to erase."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page, told_refusal
from samenscan.scans import actions
from samenscan.scans.queries.kept import kept_page


@require_GET
def kept(request: Request) -> HttpResponse:
    """Round by round what is kept, and until when."""
    return page(request, "scans/kept.html", {"page": kept_page(request.actor)})


@require_POST
def export_answers(request: Request) -> FileResponse:
    """All answers and files of the organisation in one archive."""
    response = FileResponse(
        actions.export_answers(request.actor),
        as_attachment=True,
        filename="samenscan.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
def erase_answers(request: Request, id: UUID) -> HttpResponse:
    """Erase the answers of one closed round, once the name of the organisation was typed."""
    try:
        actions.erase_answers(request.actor, sheet=id, name=request.POST.get("name", ""))
    except actions.NotTheName as refused:
        error = told_refusal(refused)
        facts = {"page": kept_page(request.actor), "wrong": id, "error": error}
        return page(request, "scans/kept.html", facts, status=422)
    return redirect("scans:kept")
