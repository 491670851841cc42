"""From a session to an actor, through the right door, and from a refusal to a page."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from samenscan.accounts.session import has_second_step
from samenscan.base.admin import desk
from samenscan.base.http import Request, WornHat
from samenscan.base.render import page
from samenscan.core.access import ANYONE, Actor
from samenscan.core.refused import NotFound, Refused
from samenscan.members.queries import as_hat, hats_of, worn
from samenscan.public.addresses import OPEN_TO_ALL
from samenscan.public.views.pages import not_there
from samenscan.site.doors import DOORS, PUBLIC, SIGNED_IN

Answering = Callable[[Request], HttpResponse]
# The largest thing somebody sends is a document or a register of 10 MB, with the form around it.
MOST_BYTES = 11 * 1024 * 1024


class LimitMiddleware:
    """Turns away what no page of ours sends, before anything is read or kept of it.

    Without it a stranger fills the disk with one form, and a NUL in an address breaks a query.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:12]) > MOST_BYTES:
            return HttpResponse("Too large.", content_type="text/plain", status=413)
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            return HttpResponse("Bad address.", content_type="text/plain", status=400)
        return self.answer(request)


class ActorMiddleware:
    """Put the actor on the request: the person of the session and the hat they chose."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: Request) -> HttpResponse:
        actor = ANYONE
        hats: tuple[WornHat, ...] = ()
        if request.user.is_authenticated:
            rows = hats_of(request.user.pk)
            chosen = request.session.get("hat", "")
            row = next((row for row in rows if str(row.id) == chosen), rows[0] if rows else None)
            safe = has_second_step(request)
            if request.user.is_authenticated:
                actor = Actor(request.user.pk, as_hat(row) if row and safe else None)
                hats = worn(rows, row.id if row and safe else None)
        request.actor = actor
        request.hats = hats
        return self.answer(request)


class PublicMiddleware:
    """Answers the public pages before there is a session: nobody is known, one copy serves all.

    What is no published page gets the same answer as what never existed.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(OPEN_TO_ALL):
            return self.answer(request)
        if not request.path_info.endswith(("/", ".xml", ".txt", ".svg", ".png", ".atom")):
            return HttpResponsePermanentRedirect(f"{request.path}/")
        try:
            match = resolve(request.path_info)
            if DOORS.get(match.view_name) != PUBLIC:
                raise NotFound
            response = match.func(request, *match.args, **match.kwargs)
        except (Resolver404, NotFound):
            response = not_there(request)
        assert isinstance(response, HttpResponse)
        return response


class DoorMiddleware:
    """No address without a row in the door table; refusals become sentences on a page.

    The operators' desk is one door for all its addresses: staff with a second factor, and nothing
    is there for anybody else.
    """

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: Request) -> HttpResponse:
        response = self.answer(request)
        # Not only `render.page`: the library's pages show recovery codes and secrets.
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(
        self, request: Request, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Stop whoever may not even knock: no row, not signed in, or no hat to wear yet."""
        match = request.resolver_match
        if match is not None and match.namespaces == [desk.name]:
            return None if desk.has_permission(request) else refusal(request, NotFound())
        door = DOORS.get(match.view_name) if match else None
        if door is None:
            return refusal(request, NotFound())
        if door == PUBLIC:
            return None
        actor = request.actor
        if actor.person is None:
            return redirect_to_login(request.get_full_path())
        if door != SIGNED_IN and actor.hat is None:
            return redirect("home")
        return None

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        """Show a refusal as its own page, or as a notice inside the page when htmx asked."""
        return refusal(request, error) if isinstance(error, Refused) else None


def refusal(request: Request, error: Refused) -> HttpResponse:
    """The page (or fragment) that says what is wrong and what would help."""
    inside = bool(getattr(request, "htmx", False))
    template = "errors/refused_part.html" if inside else "errors/refused.html"
    facts = {
        "what": error.what,
        "remedy": error.remedy,
        "status": error.status,
        "back": where_from(request),
    }
    return page(request, template, facts, status=error.status)


def where_from(request: HttpRequest) -> str:
    """The page of ours whose form was refused, so that nobody ends in a dead end; or nothing."""
    came_from = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    if request.method != "POST" or not inside:
        return ""
    parts = urlsplit(came_from)
    return urlunsplit(("", "", parts.path, parts.query, ""))
