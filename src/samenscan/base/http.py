"""The request as a view knows it, and whole numbers and ids out of what was posted."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from samenscan.core.access import Actor

# Nothing has this id.
NO_ID = UUID(int=0)


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


def id_in(written: str) -> UUID:
    """The id that was posted, or NO_ID: the door is asked before anything is told."""
    try:
        return UUID(written)
    except ValueError:
        return NO_ID


def whole(written: str) -> int:
    """A whole number of at most nine digits, else 0.

    “²” is a digit too but no number, and a long one takes for ever to read.
    """
    return int(written) if written.isdecimal() and len(written) < 10 else 0
