"""The coordinator's pages about the public page: choose, look at it, publish, withdraw."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import database_closed, page
from samenscan.core.refused import NotFound, Refused
from samenscan.public import actions, queries
from samenscan.public.addresses import page_address
from samenscan.public.facts import PublicFacts
from samenscan.public.forms import PublicPageForm
from samenscan.public.presented import page_html
from samenscan.public.shown.press import press_text


@dataclass(frozen=True)
class PressText:
    """The press text in one language."""

    code: str
    name: str
    text: str


@require_http_methods(["GET", "POST"])
def public_page(request: Request, partnership: UUID) -> HttpResponse:
    """Choose what the public sees."""
    desk = queries.desk_page(request.actor, partnership)
    form = PublicPageForm(request.POST if request.method == "POST" else None, desk=desk)
    if form.is_valid():
        try:
            actions.choose_what_is_shown(request.actor, partnership=partnership, **form.choices())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("Kept. This is what the page shows."))
            return redirect("public:desk", partnership)
    status = 422 if form.errors else 200
    shown = {
        "desk": desk,
        "form": form,
        "url": page_address(desk.slug, settings.LANGUAGE_CODE),
        "press": _press(desk.preview),
        "languages": settings.LANGUAGES,
    }
    return page(request, "public/desk.html", shown, status=status)


@require_POST
def publish(request: Request, partnership: UUID) -> HttpResponse:
    """Let everybody see it."""
    row = actions.publish_page(request.actor, partnership=partnership)
    messages.success(
        request,
        _("The page is public: %(url)s") % {"url": page_address(row.slug, settings.LANGUAGE_CODE)},
    )
    return redirect("public:desk", partnership)


@require_POST
def withdraw(request: Request, partnership: UUID) -> HttpResponse:
    """Take it away."""
    actions.withdraw_page(request.actor, partnership=partnership)
    messages.success(
        request, _("The page is withdrawn. Copies elsewhere disappear within five minutes.")
    )
    return redirect("public:desk", partnership)


@require_GET
def preview(request: Request, partnership: UUID, language: str) -> HttpResponse:
    """The page exactly as the public would see it, to the byte; never kept."""
    if language not in dict(settings.LANGUAGES):
        raise NotFound
    facts = queries.preview_of(request.actor, partnership)
    with translation.override(language), database_closed():
        html = page_html(facts, language)
    response = HttpResponse(html)
    response["Cache-Control"] = "no-store, private"
    return response


def _press(facts: PublicFacts) -> tuple[PressText, ...]:
    told = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code), database_closed():
            text = "\n\n".join(press_text(facts))
        told.append(PressText(code, get_language_info(code)["name_local"], text))
    return tuple(told)
