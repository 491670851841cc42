"""Filling in with a workbook: take it away, bring it back, look, and only then save."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import page, told
from samenscan.core.formats.cells import FileRefused
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans import actions
from samenscan.scans.proposed import Proposed
from samenscan.scans.queries import workbook as queries
from samenscan.scans.queries.workbook import MOST_BYTES, WorkbookPage, WorkbookRefused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 200


@require_http_methods(["GET", "POST"])
def workbook(request: Request, id: UUID) -> HttpResponse:
    """Where a workbook is taken away; a POST brings one back and shows what it would do."""
    facts = queries.workbook_page(request.actor, id)
    if request.method == "GET":
        return page(request, "scans/workbook.html", {"page": facts})
    file = request.FILES.get("workbook")
    try:
        if file is None:
            raise WorkbookRefused(
                text("No file was chosen."), text("Choose the workbook that you filled in.")
            )
        content = file.read(MOST_BYTES + 1)
        found = queries.preview(request.actor, id, content, file.name or "")
    except FileRefused as refused:
        return _refused(request, facts, refused, refused.problems[:_SHOWN])
    except WorkbookRefused as refused:
        return _refused(request, facts, refused, ())
    return page(
        request,
        "scans/workbook_preview.html",
        {
            "page": facts,
            "taken": [(one, _packed(one)) for one in found.taken],
            "to_confirm": [(one, _packed(one)) for one in found.to_confirm],
            "problems": found.problems[:_SHOWN],
            "n_problems": len(found.problems) + len(found.apart),
            "apart": found.apart,
            "n_same": found.n_same,
        },
    )


@require_GET
def download_workbook(request: Request, id: UUID) -> HttpResponse:
    """The sheet as a workbook, with what stands filled in."""
    made = queries.workbook_of(request.actor, id, get_language() or "nl", told)
    name = f"{slugify(made.organisation)}-{slugify(made.round_name)}.xlsx"
    return download(name, XLSX, made.content)


@require_POST
def apply_workbook(request: Request, id: UUID) -> HttpResponse:
    """Save what was chosen; what a colleague changed meanwhile is shown again."""
    facts = queries.workbook_page(request.actor, id)
    chosen = {
        name.removeprefix("says-"): _unpacked(request.POST.get(name, ""))
        for name in request.POST
        if name.startswith("says-")
        and request.POST.get(f"choose-{name.removeprefix('says-')}", "") == "workbook"
    }
    applied = actions.apply_workbook(request.actor, sheet=id, chosen=chosen)
    words = ngettext(
        "%(n)s answer of the workbook was saved.",
        "%(n)s answers of the workbook were saved.",
        applied.n_saved,
    )
    messages.success(request, words % {"n": applied.n_saved})
    if not applied.conflicts:
        return redirect("scans:sheet", id)
    shown = {
        "page": facts,
        "to_confirm": [(one, _packed(one)) for one in applied.conflicts],
        "conflicts": True,
    }
    return page(request, "scans/workbook_preview.html", shown, status=409)


def _refused(
    request: Request, facts: WorkbookPage, refused: Refused, problems: object
) -> HttpResponse:
    shown = {"page": facts, "refused": refused, "problems": problems}
    return page(request, "scans/workbook.html", shown, status=422)


def _packed(one: Proposed) -> str:
    return json.dumps({"fields": dict(one.fields), "revision": one.revision}, ensure_ascii=False)


def _unpacked(written: str) -> actions.FromWorkbook:
    """What `_packed` wrote; WorkbookRefused for anything else."""
    try:
        found = json.loads(written)
    except ValueError:
        found = None
    if isinstance(found, Mapping):
        fields, revision = found.get("fields"), found.get("revision")
        if isinstance(fields, Mapping) and isinstance(revision, int):
            texts = {str(name): one for name, one in fields.items() if isinstance(one, str)}
            return actions.FromWorkbook(texts, revision)
    raise WorkbookRefused(
        text("This page cannot be read any more."), text("Choose the workbook again.")
    )
