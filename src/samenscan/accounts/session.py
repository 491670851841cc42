"""Signing in a person whom an invitation link has just proven to be who they are."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from samenscan.accounts.models import Person


def enter(request: HttpRequest, person: Person) -> None:
    """Start a session for somebody who has just chosen their password.

    It counts as a fresh confirmation of that password, so that setting up the second factor does
    not ask for it again.
    """
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person, "password", reauthenticated=True)
