"""The pages that belong to no feature: start, accessibility, privacy, language, health."""

from django.conf import settings
from django.contrib.auth import login
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate
from django.views.decorators.http import require_GET, require_POST

from samenscan.accounts.models import Person
from samenscan.accounts.session import prove_second_step
from samenscan.base.http import Request, whole
from samenscan.base.render import page
from samenscan.core.refused import NotFound
from samenscan.core.text import text
from samenscan.site import start
from samenscan.site.demo import time
from samenscan.site.demo.cast import CAST
from samenscan.site.middleware import where_from
from samenscan.site.personal import personal_facts


@require_GET
def home(request: Request) -> HttpResponse:
    """The start page: what waits for this hat, or the guided tour.

    Whoever came by an invitation to something goes there first, once their hat can be worn.
    """
    if request.actor.hat is not None and (lands_on := request.session.pop("lands_on", "")):
        return HttpResponseRedirect(lands_on)
    return page(
        request,
        "site/home.html",
        {"start": start.page_for(request.actor, n_hats=len(request.hats))},
    )


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return page(request, "site/accessibility.html", {})


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people and answers, who reads it, and for how long."""
    return page(request, "site/privacy.html", {})


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether the process reaches its database, for a monitor."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere looks like one that is not yours."""
    return page(request, "errors/404.html", {"status": 404}, status=404)


def forbidden(request: HttpRequest, reason: object = "", **more: object) -> HttpResponse:
    """A form that came without its token, or was open for too long."""
    facts = {
        "status": 403,
        "what": text("This form could not be trusted any more."),
        "remedy": text("Go back, reload the page and send it once more. Nothing was changed."),
        "back": where_from(request),
    }
    return page(request, "errors/refused.html", facts, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake; the page depends on nothing that may have failed."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the reader's language in a cookie and go back to where they were."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_inside(request))
    if language in dict(settings.LANGUAGES):
        activate(language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


@require_POST
def demo_enter(request: HttpRequest, who: str) -> HttpResponse:
    """In the demo only: sign in as one of the cast, past password and second factor."""
    if not settings.DEMO or who not in CAST:
        raise NotFound
    person = Person.objects.get(email=CAST[who].email)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    prove_second_step(request)
    return HttpResponseRedirect(_inside(request))


@require_POST
def about_me(request: Request) -> HttpResponse:
    """What is kept about whoever is signed in, as a file."""
    response = JsonResponse(
        personal_facts(request.actor), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Content-Disposition"] = 'attachment; filename="samenscan.json"'
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
def demo_time(request: HttpRequest) -> HttpResponse:
    """In the demo only: some days pass, or all of them until the next round closes."""
    if not settings.DEMO:
        raise NotFound
    asked = request.POST.get("days", "")
    if asked == "until-closing":
        time.let_time_pass_until_closing()
    else:
        time.let_days_pass(whole(asked))
    return HttpResponseRedirect(_inside(request))


def _inside(request: HttpRequest) -> str:
    """The address in this product that the form asked to go to, or the start page."""
    target = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return target if inside and target.startswith("/") else "/"
