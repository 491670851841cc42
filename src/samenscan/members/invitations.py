"""The rules of an invitation link: one address, once, for 14 days; refusals reveal nothing else."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenscan.accounts.models import Person
from samenscan.base import clock, journal
from samenscan.base.dates import day
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.members import models


class InvitationRefused(Refused):
    """This link cannot be used (any more), or not by who is signed in now."""

    status = 409


class UnknownInvitation(InvitationRefused):
    """No invitation belongs to this link."""

    status = 404


@dataclass(frozen=True)
class Invited:
    """The invitation, and the one and only copy of its link outside the mail."""

    invitation: UUID
    link: str


VALID_FOR = timedelta(days=14)
_ASK_AGAIN: Text = text("Ask the person who invited you for a new invitation.")


def digest_of(secret: str) -> str:
    """What is kept of a link's secret; 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_invitation(secret: str, *, lock: bool = False) -> models.Invitation:
    """The invitation behind a link, or InvitationRefused with the reason it does not work.

    `lock` holds the row until the end of the transaction, so that a link works only once.
    """
    rows = models.Invitation.objects.filter(secret_digest=digest_of(secret))
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise UnknownInvitation(
            text("This invitation link does not work."),
            text("Open the whole link from your mail, or ask for a new invitation."),
        )
    if row.withdrawn_at is not None:
        raise InvitationRefused(text("This invitation was withdrawn."), _ASK_AGAIN)
    if row.accepted_at is not None:
        raise InvitationRefused(
            text("This invitation has already been used."),
            text("Sign in with your e-mail address. If it was not you, ask for a new one."),
        )
    if row.expires_at <= clock.now():
        raise InvitationRefused(text("This invitation has expired."), _ASK_AGAIN)
    return row


def account_of(actor: Actor, row: models.Invitation) -> UUID | None:
    """The person the invitation is meant for, None for a newcomer.

    Refused when somebody else is signed in, or when the invitee has an account and has to sign
    in first.
    """
    person = Person.objects.filter(email=row.email).values_list("pk", flat=True).first()
    if actor.person is not None and actor.person != person:
        raise InvitationRefused(
            text("You are signed in with another e-mail address than the invited one."),
            text("Sign out, then open the link from your mail again."),
        )
    return person


def _nothing_more() -> tuple[str, ...]:
    return ()


def send_invitation(
    actor: Actor, row: models.Invitation, about: Callable[[], tuple[str, ...]] = _nothing_more
) -> Invited:
    """Store an invitation with a fresh secret and queue its mail; its door is the caller's.

    Part of an action: writes the line `invitation.send`. The mail is in the invitee's language;
    `about` gives, in that language, paragraphs on what this person is asked to do.
    """
    secret = secrets.token_urlsafe(32)
    row.secret_digest = digest_of(secret)
    row.invited_at = clock.now()
    row.expires_at = row.invited_at + VALID_FOR
    row.save(force_insert=True)
    link = absolute(reverse("members:invitation", args=[secret]))
    with translation.override(row.language):
        sender = str(row.invited_from or row.organisation or row.partnership)
        send_later(
            to=row.email,
            subject=_("%(place)s invites you to Samenscan") % {"place": sender},
            body=_body(row, link, about()),
            key=f"invitation-{row.pk}",
        )
    facts: dict[str, journal.Fact] = {"role": row.role}
    journal.record(actor, "invitation.send", kind="invitation", id=row.pk, facts=facts)
    return Invited(row.pk, link)


def _body(row: models.Invitation, link: str, about: tuple[str, ...]) -> str:
    facts = {
        "about": about,
        "name": row.name,
        "inviter": row.invited_by.name if row.invited_by else "",
        "sender": str(row.invited_from or ""),
        "role": str(models.RoleName(row.role).label),
        "place": str(row.organisation or row.partnership),
        "link": link,
        "until": day(row.expires_at),
    }
    return render_to_string("members/mail/invitation.txt", facts).strip() + "\n"
