"""What a session has proven: an invitation link, a password, and the second step beside it."""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest

from samenscan.accounts.models import Person

_PROVEN = "second_factor"


def enter(request: HttpRequest, person: Person) -> None:
    """Start a session for somebody who has just chosen their password.

    It counts as a fresh confirmation of that password, so that setting up the second factor does
    not ask for it again.
    """
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person, "password", reauthenticated=True)


def prove_second_step(request: HttpRequest) -> None:
    """This session took the second step, or set it up just now."""
    request.session[_PROVEN] = True


def has_second_step(request: HttpRequest) -> bool:
    """Whether this very session took the second step; that the account has one is not enough.

    A session that began with the password alone, before its person had a second step, ends here:
    whoever only knows the password would otherwise wear the hats as soon as the step is set up.
    """
    if request.session.get(_PROVEN):
        return True
    if not is_mfa_enabled(request.user):
        return False
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    if "mfa" in methods:
        prove_second_step(request)
        return True
    logout(request)
    return False
