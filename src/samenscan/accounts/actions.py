"""What can be done to accounts: making one; signing in and second factors are the library's."""

from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from samenscan.accounts.models import Person
from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.mail import forget, send_later
from samenscan.core.access import Actor, require_operator
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text

# The same sign in every language: nobody is named here any more.
_ERASED = "–"


class AccountExists(Refused):
    """One e-mail address is one account."""


class PasswordRefused(Refused):
    """The password is too easy to guess."""

    status = 422


@action
def make_person(
    actor: Actor, *, email: str, name: str, language: str, password: str | None
) -> Person:
    """Make an account for an address whose owner has been proven by a link.

    Has no door of its own: whoever calls it has already checked an invitation, or is the operator.
    Without a password the person first has to set one by mail. Writes the person and their
    address, which counts as verified, and the line `person.make`.
    """
    address = email.strip().lower()
    if Person.objects.filter(email=address).exists():
        raise AccountExists(
            text("There is already an account for this e-mail address."),
            text("Sign in with it instead."),
        )
    if password is not None:
        _check_password(password, Person(email=address, name=name))
    person = Person.objects.create_user(address, name=name, password=password, language=language)
    EmailAddress.objects.create(user=person, email=address, primary=True, verified=True)
    journal.record(actor, "person.make", kind="person", id=person.pk)
    return person


@action
def forget_second_steps(actor: Actor, *, email: str) -> Person:
    """Take every app, passkey and recovery code from somebody who lost them all: operator only.

    Ends all sessions of the person, who signs in with the password and sets up a new second step
    before wearing a hat again; mails them that it happened. Writes the line
    `account.forgotten-second-steps`. NotFound when nobody has this address. Make sure first, by
    another way than mail, that it is them.
    """
    require_operator(actor)
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise NotFound
    Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)
    with translation.override(person.language):
        send_later(
            to=person.email,
            subject=_("Your second step at sign-in was removed"),
            body=_(
                "Dear %(name)s,\n\nThe operator of Samenscan removed your app, passkeys and "
                "recovery codes, because you lost them. Sign in with your password and set up a "
                "new second step.\n\nDid you not ask for this? Then choose a new password at "
                "once and tell the lead of your organisation."
            )
            % {"name": person.name},
            key=f"account-forgotten-{uuid4()}",
        )
    journal.record(actor, "account.forgotten-second-steps", kind="person", id=person.pk)
    return person


@action
def erase_person(actor: Actor, *, email: str) -> Person:
    """Take the name, address and ways to sign in from a person who asked for it: operator only.

    The row stays without them, so that what somebody did for an organisation keeps its author as a
    number. Whoever still has a role ends that first; the caller checks it. Ends all sessions, and
    empties the mails that waited for this address or could not be sent to it. Writes the line
    `person.erase`. NotFound when nobody has this address.
    """
    require_operator(actor)
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        raise NotFound
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    _end_sessions(person)
    forget(person.email)
    person.name, person.email = _ERASED, f"{person.pk.hex}@erased.invalid"
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login = None
    person.set_unusable_password()
    person.save()
    journal.record(actor, "person.erase", kind="person", id=person.pk)
    return person


def _end_sessions(person: Person) -> None:
    # Sessions know no person but in their content; an operator can wait for that.
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise PasswordRefused(
            text("%(problems)s", problems=" ".join(error.messages)),
            text("Four or five words that do not belong together make a good password."),
            where="password",
        ) from error
