"""Public answers are kept for minutes, and every copy says by itself how long it may be trusted.

Each request first asks the database whether the page is published and under which decision; only
then is a copy used. So a withdrawn page is gone at once here, and after MAX_AGE everywhere else.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from samenscan.base import clock
from samenscan.base.render import database_closed
from samenscan.core.access import ANYONE
from samenscan.core.refused import NotFound
from samenscan.public import queries
from samenscan.public.facts import PublicFacts

MAX_AGE = 300
KEPT_SECONDS = 300


@dataclass(frozen=True)
class Copy:
    """One answer as it was made, and when (seconds since 1970)."""

    body: bytes
    kind: str
    etag: str
    made_at: int


Make = Callable[[PublicFacts], str | bytes]


def answer(
    request: HttpRequest, slug: str, language: str, *, what: str, kind: str, make: Make
) -> HttpResponse:
    """The kept copy of one part of a published page, or a new one; NotFound when there is none."""
    if language not in dict(settings.LANGUAGES):
        raise NotFound
    standing = queries.standing_of(ANYONE, slug)
    key = f"{standing.page}-{standing.revision}-{clock.today()}-{language}-{what}"

    def new() -> str | bytes:
        facts = queries.facts_of(ANYONE, slug)
        with translation.override(language), database_closed():
            return make(facts)

    return _told(request, _copy(key, kind, new), language)


def of_the_site(
    request: HttpRequest, *, what: str, kind: str, new: Callable[[], str | bytes]
) -> HttpResponse:
    """A kept answer that belongs to no single page."""
    return _told(request, _copy(what, kind, new), "")


def _copy(key: str, kind: str, new: Callable[[], str | bytes]) -> Copy:
    store = caches["public"]
    found = store.get(key)
    if isinstance(found, Copy):
        return found
    made = new()
    body = made.encode() if isinstance(made, str) else made
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    copy = Copy(body, kind, etag, int(clock.now().timestamp()))
    store.set(key, copy, KEPT_SECONDS)
    return copy


def _told(request: HttpRequest, copy: Copy, language: str) -> HttpResponse:
    response = HttpResponse(copy.body, content_type=copy.kind)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["ETag"] = copy.etag
    response["Last-Modified"] = http_date(copy.made_at)
    if language:
        response["Content-Language"] = language
    kept = get_conditional_response(
        request, etag=copy.etag, last_modified=copy.made_at, response=response
    )
    return response if kept is None else kept
