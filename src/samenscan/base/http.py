"""The request as a view knows it, and refusals as answers."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from samenscan.core.access import Actor


@dataclass(frozen=True)
class WornHat:
    """A hat with the words to show it: what the person is, and where."""

    id: UUID
    role_label: str
    place_name: str
    active: bool


class Request(HttpRequest):
    """A request after the middleware: the actor is known, their hats are loaded."""

    actor: Actor
    hats: tuple[WornHat, ...]
    htmx: HtmxDetails
