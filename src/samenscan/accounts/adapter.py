"""How sign-in differs from the library's default: by invitation only, journalled, mail as a job."""

import base64
import hashlib
import logging
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from samenscan.accounts.models import Person
from samenscan.accounts.session import prove_second_step
from samenscan.base import clock, journal
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Actor

log = logging.getLogger("samenscan.accounts")
LOCKED_OUT_MINUTES = 10
FRESH = timedelta(minutes=15)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # untyped library
    """Accounts come from invitations; what happens to them is journalled and told by mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "This e-mail address and this password do not belong together. Check both, or ask for "
            "a new password."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts in a row failed. Wait %(minutes)s minutes, then try again."
        ),
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """The library's errors, with the length of the lock-out filled in."""
        error: ValidationError = super().validation_error(code, *args)
        if code == "too_many_login_attempts":
            error.params = {"minutes": LOCKED_OUT_MINUTES}
        return error

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account without an invitation."""
        return False

    def login(self, request: HttpRequest, user: Person) -> None:
        """Start the session and write the line `person.sign-in`."""
        super().login(request, user)
        journal.record(Actor(user.pk), "person.sign-in", kind="person", id=user.pk)

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Whether this is the person's password; wrong ones count for the lock-out."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for somebody who signed in a moment ago and sets up their first second step."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        if records and not is_mfa_enabled(user):
            age = clock.now().timestamp() - records[-1]["at"]
            return bool(age > FRESH.total_seconds())
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def send_notification_mail(self, template_prefix: str, user: Person, **kwargs: Any) -> None:
        """A change of password or second step: write its line (`account.…`), tell by mail.

        The session that sets up a second step has proven it.
        """
        what = template_prefix.rsplit("/", 1)[-1].replace("_", "-")
        journal.record(Actor(user.pk), f"account.{what}", kind="person", id=user.pk)
        if what in ("totp-activated", "webauthn-added"):
            prove_second_step(self.request)
        super().send_notification_mail(template_prefix, user, **kwargs)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link for a new password at the address of the installation, whatever was asked.

        The library takes host, port and scheme from the request, which a stranger sends.
        """
        url: str = super().get_reset_password_from_key_url(key)
        return absolute(urlsplit(url).path)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail that the library composed, for the worker to send."""
        message = self.render_mail(template_prefix, email, context)
        send_later(
            to=email, subject=str(message.subject), body=str(message.body), key=f"account-{uuid4()}"
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # untyped library
    """The second factor, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This code is not right. The app shows a new one every half minute: try the next one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Keep the secret of an app, so that a stolen database alone opens nothing."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of an app, for checking a code; with a lost key no code is ever right."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("a second factor was closed with another vault key")
            return str(generate_totp_secret())

    def generate_authenticator_name(self, user: Person, type: str) -> str:
        """A first name for a passkey, which the person can change."""
        return gettext("Passkey of this device")


def _box() -> Fernet:
    """A key of its own: a new secret key, which ends sessions, must not end second factors."""
    key = hashlib.sha256(b"second factor" + str(settings.VAULT_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
