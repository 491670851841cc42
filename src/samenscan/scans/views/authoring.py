"""Questionnaires of a centre: the list, reading one, starting a draft, files in and out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import page, told, told_refusal
from samenscan.core.access import Place, may
from samenscan.core.formats.questionnaire_files import (
    MAX_BYTES,
    FilesOf,
    UploadRefused,
    pack,
)
from samenscan.scans import actions
from samenscan.scans.document import document
from samenscan.scans.forms import UploadForm
from samenscan.scans.queries import questionnaires as queries


@require_GET
def questionnaires(request: Request) -> HttpResponse:
    """Drafts, versions and ready-made questionnaires."""
    facts = {"page": queries.questionnaires_page(request.actor)}
    return page(request, "scans/authoring/list.html", facts)


def language_asked(request: Request) -> str:
    """The language in which the author's words are shown: `?taal=`, else the reader's."""
    return request.GET.get("taal", "") or get_language() or "nl"


@require_GET
def published(request: Request, id: UUID) -> HttpResponse:
    """A published version to read."""
    found = queries.published_page(request.actor, id)
    place = Place(centre=queries.centre_of(request.actor))
    facts = {
        "page": found,
        "document": document(found.questionnaire, language_asked(request)),
        "can_open": may(request.actor, "round:open", place),
    }
    return page(request, "scans/authoring/read.html", facts)


@require_GET
def ready_made(request: Request, key: str) -> HttpResponse:
    """A ready-made questionnaire to read."""
    found = queries.ready_made_page(request.actor, key)
    facts = {"page": found, "document": document(found.questionnaire, language_asked(request))}
    return page(request, "scans/authoring/read.html", facts)


@require_http_methods(["GET", "POST"])
def start_draft(request: Request) -> HttpResponse:
    """Start writing: from an example, from a ready-made questionnaire, or from a file."""
    if request.method == "POST":
        centre = queries.centre_of(request.actor)
        key = request.POST.get("ready_made", "")
        row = actions.start_draft(request.actor, centre=centre, ready_made=key)
        return redirect("scans:draft", row.pk)
    return _start(request, UploadForm())


def _start(request: Request, form: UploadForm, status: int = 200) -> HttpResponse:
    facts = {"page": queries.questionnaires_page(request.actor), "form": form}
    return page(request, "scans/authoring/start.html", facts, status=status)


@require_POST
def upload_draft(request: Request) -> HttpResponse:
    """A draft from a file; whatever is wrong in it is told on its page and mended there."""
    centre = queries.centre_of(request.actor)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            started = actions.upload_draft(
                request.actor,
                centre=centre,
                name=file.name,
                # One byte more than may be, so that the action sees and tells it.
                content=file.read(MAX_BYTES + 1),
            )
        except UploadRefused as refused:
            form.add_error("file", told_refusal(refused))
        else:
            for note in started.notes:
                messages.warning(request, told(note))
            return redirect("scans:draft", started.draft.pk)
    return _start(request, form, status=422)


@require_POST
def restore_version(request: Request, id: UUID) -> HttpResponse:
    """Go on writing from a published version."""
    row = actions.restore_version(request.actor, questionnaire=id)
    messages.success(
        request, _("This is a draft with the text of that version. Raise its version.")
    )
    return redirect("scans:draft", row.pk)


@require_GET
def download_published(request: Request, id: UUID) -> HttpResponse:
    """The files of a published version, byte for byte."""
    return handed_out(*queries.published_files(request.actor, id))


@require_GET
def download_ready_made(request: Request, key: str) -> HttpResponse:
    """The files of a ready-made questionnaire, byte for byte."""
    return handed_out(*queries.ready_made_set(request.actor, key))


def handed_out(name: str, files: FilesOf) -> HttpResponse:
    """Files as a download that no browser opens inside our own site."""
    file_name, content = pack(files, name)
    kind = "application/zip" if file_name.endswith(".zip") else "application/yaml"
    return download(file_name, kind, content)
