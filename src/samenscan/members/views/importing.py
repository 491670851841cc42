"""Pages of an import: choose a file, look, decide, apply, undo; and the register as files."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.formats.cells import FileRefused
from samenscan.core.refused import NotFound
from samenscan.core.register.importing import Choice
from samenscan.members.actions.importing import (
    MAX_MB_OF_A_PAGE,
    apply_import,
    decide_rows,
    preview_import,
)
from samenscan.members.actions.undoing import undo_import
from samenscan.members.forms.importing import ImportForm
from samenscan.members.queries.exporting import register_as_csv, register_as_json_ld
from samenscan.members.queries.importing import import_page, imports_page

_ALL = {"all-skip": Choice.SKIP, "all-update": Choice.UPDATE}


@require_http_methods(["GET", "POST"])
def imports(request: Request) -> HttpResponse:
    """The imports so far, and the form for another; a refused file is told with every flaw."""
    earlier = imports_page(request.actor)
    posted = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if posted else ImportForm()
    refused = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            done = preview_import(
                request.actor,
                # One byte more than may be, so that the action sees and tells it.
                content=file.read(MAX_MB_OF_A_PAGE * 1_000_000 + 1),
                file_name=file.name,
                sheet=form.cleaned_data["sheet"],
            )
        except FileRefused as error:
            refused = error
        else:
            return redirect("members:register_import", done.pk)
    status = 422 if form.errors or refused else 200
    facts = {"imports": earlier, "form": form, "refused": refused}
    return page(request, "members/register/imports.html", facts, status=status)


@require_GET
def register_import(request: Request, id: UUID) -> HttpResponse:
    """What one file would do, or did."""
    facts = {"page": import_page(request.actor, id)}
    return page(request, "members/register/import.html", facts)


@require_POST
def decide_import(request: Request, id: UUID) -> HttpResponse:
    """Keep what was chosen for the rows, or for all conflicts at once."""
    everything = _ALL.get(request.POST.get("all", ""))
    # The button for all sends the rows' own fields along; it means all of them.
    choices = {} if everything else _choices(request.POST)
    decide_rows(request.actor, register_import=id, choices=choices, all_conflicts=everything)
    messages.success(request, _("Your choices are kept. Nothing in the register changed yet."))
    return redirect("members:register_import", id)


@require_POST
def apply(request: Request, id: UUID) -> HttpResponse:
    """Do what was previewed and decided."""
    apply_import(request.actor, register_import=id)
    messages.success(request, _("The file is in the register. You can undo it below."))
    return redirect("members:register_import", id)


@require_POST
def undo(request: Request, id: UUID) -> HttpResponse:
    """Put the register back as it was before this file."""
    undo_import(request.actor, register_import=id)
    messages.success(request, _("The register is again as it was before this file."))
    return redirect("members:register_import", id)


@require_GET
def export(request: Request, form: str) -> StreamingHttpResponse:
    """The whole register as a file: a table that can be imported again, or linked data."""
    kinds = {
        "csv": (register_as_csv, "text/csv; charset=utf-8"),
        "jsonld": (register_as_json_ld, "application/ld+json"),
    }
    if form not in kinds:
        raise NotFound
    pieces, kind = kinds[form]
    response = StreamingHttpResponse(pieces(request.actor), content_type=kind)
    name = f"register-{clock.today():%Y-%m-%d}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _choices(posted: QueryDict) -> dict[int, Choice]:
    known = {choice.value: choice for choice in Choice}
    return {
        int(name.removeprefix("row-")): known[str(value)]
        for name, value in posted.items()
        if name.startswith("row-") and name[4:].isdecimal() and value in known
    }
