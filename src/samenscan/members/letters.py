"""Mails about partnerships: to the people whose turn it is, each in their own language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Actor, Role
from samenscan.members import models
from samenscan.members.hats import worn_on


@dataclass(frozen=True)
class Letter:
    """A mail in the language that is active: its subject, its sentences, and the page to open."""

    subject: str
    sentences: tuple[str, ...]
    address: str


# Called once per reader, in the reader's language.
Write = Callable[[], Letter]


def wearers(role: Role, organisation: UUID) -> tuple[Person, ...]:
    """Who wears this role in this organisation today."""
    hats = models.Hat.objects.filter(
        worn_on(clock.today()), role=role.value, organisation_id=organisation
    )
    return tuple(Person.objects.filter(pk__in=hats.values("person_id"), is_active=True))


def whose_turn(role: Role, organisation: UUID) -> tuple[Person, ...]:
    """The people in this role, or the leads where nobody wears it."""
    return wearers(role, organisation) or wearers(Role.LEAD, organisation)


def post(
    actor: Actor, readers: Iterable[Person | models.Invitation], write: Write, *, key: str
) -> None:
    """Queue one mail per reader except the actor, who knows already; part of an action.

    Whoever was invited and has no account yet reads it in the language of the invitation. `key`
    says what happened to what; the moment is added, since it can happen again.
    """
    moment = clock.now().isoformat()
    for person in readers:
        if person.pk == actor.person:
            continue
        with translation.override(person.language):
            letter = write()
            facts = {
                "name": person.name,
                "sentences": letter.sentences,
                "link": absolute(letter.address),
            }
            body = render_to_string("members/mail/letter.txt", facts).strip() + "\n"
        send_later(
            to=person.email, subject=letter.subject, body=body, key=f"{key}-{person.pk}-{moment}"
        )
