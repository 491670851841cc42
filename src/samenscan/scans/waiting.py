"""Whose answers wait in a browser: a name to find them by and a key that opens them, per person.

Both follow from the installation's secret, so that a page of somebody else can do neither.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from samenscan.core.refused import Refused
from samenscan.core.text import text


class FilledInBySomebodyElse(Refused):
    """The page was made for one person, and another one has signed in since on this browser."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            text("Somebody else signed in on this browser after this page was opened."),
            text("Nothing was saved. Open the page again under your own name."),
        )


def waiting_name(person: UUID) -> str:
    """Under which the answers of this person wait in a browser; tells nothing about them."""
    return _derived("samenscan.waiting.name", person).hex()[:24]


def waiting_key(person: UUID) -> str:
    """The key that closes what waits (256 bits, hexadecimal); on pages of this person only."""
    return _derived("samenscan.waiting.key", person).hex()


@dataclass(frozen=True)
class Waiting:
    """What a page needs to let answers of its reader wait in the browser."""

    name: str
    key: str


def waiting_of(person: UUID) -> Waiting:
    """The name and key of this person."""
    return Waiting(waiting_name(person), waiting_key(person))


def refuse_others(person: UUID | None, said: str) -> None:
    """FilledInBySomebodyElse when what was sent names another person than the one who sends."""
    if said and (person is None or said != waiting_name(person)):
        raise FilledInBySomebodyElse


def _derived(salt: str, person: UUID) -> bytes:
    return salted_hmac(salt, str(person), algorithm="sha256").digest()
