"""From plain facts to a page: templates are rendered with the database closed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from decimal import Decimal

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from samenscan.core.refused import Refused
from samenscan.core.text import Filled, Text, Words

Told = Text | Words | Filled | str | int | Decimal | None


class QueryInTemplate(Exception):
    """A template asked the database something; the query belongs in queries.py."""


def _closed(
    execute: Callable[..., object], sql: str, params: object, many: bool, context: object
) -> object:
    raise QueryInTemplate(sql)


@contextmanager
def database_closed() -> Iterator[None]:
    """Inside, any query raises QueryInTemplate."""
    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(_closed))
        yield


def page(
    request: HttpRequest, template: str, facts: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """A page from a template and plain facts; protected pages are never stored by a cache."""
    with database_closed():
        html = render_to_string(template, dict(facts), request)
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def told(value: Told) -> str:
    """A sentence, author's words or a number, in the language of the reader."""
    if value is None:
        return ""
    if isinstance(value, Text):
        return gettext(value.template) % {name: told(param) for name, param in value.params}
    if isinstance(value, Words):
        return value.told(get_language() or "nl")
    if isinstance(value, Filled):
        filling = {name: told(sentence) for name, sentence in value.blanks}
        return value.told(get_language() or "nl", filling)
    if isinstance(value, (Decimal, int)):
        return number_format(value)
    return value


def told_refusal(refused: Refused) -> str:
    """What is wrong and what would help, one after the other."""
    return f"{told(refused.what)} {told(refused.remedy)}"
