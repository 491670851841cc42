"""Writing a questionnaire: one file at a time, with its problems and a preview beside it."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request, whole
from samenscan.base.render import page, told, told_refusal
from samenscan.core.questionnaire import QuestionnaireErrors
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans import actions
from samenscan.scans.document import document
from samenscan.scans.draft_reading import section_at
from samenscan.scans.present import preview_fields
from samenscan.scans.queries import drafts as queries
from samenscan.scans.queries.questionnaires import draft_files
from samenscan.scans.views.authoring import handed_out, language_asked

_NOTHING_SENT = actions.DraftRefused(
    text("No text arrived, so nothing was saved."),
    text("Open the draft again and save once more."),
)


def _seen(
    request: Request, found: queries.DraftPage, asked: Mapping[str, str]
) -> dict[str, object]:
    """The preview: one section as a respondent sees it, in a language of the questionnaire."""
    form = found.questionnaire
    line = whole(asked.get("line", "") or asked.get("regel", ""))
    if form is None:
        return {"section": None, "line": line}
    section = section_at(form, found.path, found.written, line, asked.get("onderdeel", ""))
    language = language_asked(request)
    language = language if language in form.languages else form.languages[0]
    with override(language):
        questions = preview_fields(form, section, language) if section else ()
        title = told(section.title) if section else ""
        intro = told(section.intro) if section else ""
    return {
        "section": section,
        "section_title": title,
        "section_intro": intro,
        "questions": questions,
        "sections": form.sections,
        "languages": form.languages,
        "language": language,
        "line": line,
    }


@require_GET
def draft(request: Request, id: UUID) -> HttpResponse:
    """The editor with one file open."""
    found = queries.draft_page(request.actor, id, request.GET.get("bestand", ""))
    facts = {"page": found, "written": found.written, **_seen(request, found, request.GET.dict())}
    return page(request, "scans/authoring/draft.html", facts)


@require_POST
def save_draft(request: Request, id: UUID) -> HttpResponse:
    """Save the open file; with script the answer is what changed on the page."""
    posted = request.POST.dict()
    path, written = posted.get("path", ""), posted.get("written", "")
    if "written" not in posted:
        return _not_saved(request, id, path, "", _NOTHING_SENT)
    try:
        actions.save_draft(
            request.actor,
            draft=id,
            path=path,
            written=written,
            revision=whole(posted.get("revision", "")),
            seen=posted.get("seen", ""),
        )
    except (actions.DraftConflict, actions.DraftRefused) as refused:
        return _not_saved(request, id, path, written, refused)
    if not request.htmx:
        messages.success(request, _("Saved."))
        return redirect(_address(id, path, posted))
    found = queries.draft_page(request.actor, id, path)
    facts = {"page": found, **_seen(request, found, posted)}
    return page(request, "scans/authoring/saved.html", facts)


def _address(id: UUID, path: str, posted: Mapping[str, str]) -> str:
    asked = {"bestand": path, "onderdeel": posted.get("onderdeel", "")}
    return f"{reverse('scans:draft', args=[id])}?{urlencode({k: v for k, v in asked.items() if v})}"


def _not_saved(
    request: Request, id: UUID, path: str, written: str, refused: Refused
) -> HttpResponse:
    """What was written stays in the editor; what a colleague wrote stands beside it."""
    found = queries.draft_page(request.actor, id, path)
    theirs = refused.theirs if isinstance(refused, actions.DraftConflict) else ""
    status = refused.status
    facts: dict[str, object] = {"page": found, "refused": refused, "theirs": theirs}
    if request.htmx:
        return page(request, "scans/authoring/saved.html", facts, status=status)
    facts |= {"written": written, **_seen(request, found, {})}
    return page(request, "scans/authoring/draft.html", facts, status=status)


@require_POST
def change_files(request: Request, id: UUID) -> HttpResponse:
    """Add a file to the set, or take one out."""
    path = request.POST.get("path", "")
    try:
        if request.POST.get("how") == "remove":
            actions.remove_file(request.actor, draft=id, path=path)
            return redirect("scans:draft", id)
        actions.add_file(request.actor, draft=id, path=path)
    except actions.DraftRefused as refused:
        messages.error(request, told_refusal(refused))
        return redirect("scans:draft", id)
    return redirect(_address(id, path.strip(), {}))


@require_GET
def read_draft(request: Request, id: UUID) -> HttpResponse:
    """The draft as a document; back to its problems while it cannot be read."""
    found = queries.draft_page(request.actor, id)
    if found.questionnaire is None:
        messages.warning(request, _("Mend the points below first; then it can be read."))
        return redirect("scans:draft", id)
    facts = {"draft": found, "document": document(found.questionnaire, language_asked(request))}
    return page(request, "scans/authoring/read.html", facts)


@require_http_methods(["GET", "POST"])
def publish_draft(request: Request, id: UUID) -> HttpResponse:
    """What publishing would change, then publishing itself."""
    refused: Refused | None = None
    if request.method == "POST":
        revision = whole(request.POST.get("revision", ""))
        try:
            row = actions.publish_draft(request.actor, draft=id, revision=revision)
        except QuestionnaireErrors as errors:
            refused = errors
        except Refused as error:
            if error.status in (403, 404):
                raise
            refused = error
        else:
            messages.success(request, _("Published. You can open a round with it now."))
            return redirect("scans:published", row.pk)
    facts = {"page": queries.publish_page(request.actor, id), "refused": refused}
    return page(request, "scans/authoring/publish.html", facts, status=422 if refused else 200)


@require_POST
def discard_draft(request: Request, id: UUID) -> HttpResponse:
    """Throw a draft away."""
    actions.discard_draft(request.actor, draft=id)
    messages.success(request, _("The draft is gone."))
    return redirect("scans:questionnaires")


@require_GET
def download_draft(request: Request, id: UUID) -> HttpResponse:
    """The files of a draft as they stand, byte for byte."""
    return handed_out(*draft_files(request.actor, id))
