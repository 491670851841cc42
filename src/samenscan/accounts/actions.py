"""What can be done to accounts: making one; signing in and second factors are the library's."""

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from samenscan.accounts.models import Person
from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text


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


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise PasswordRefused(
            text("%(problems)s", problems=" ".join(error.messages)),
            text("Four or five words that do not belong together make a good password."),
            where="password",
        ) from error
