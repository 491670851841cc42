"""How sign-in differs from the library's default: by invitation only, and mail is a job."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from samenscan.base.mail import send_later


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account without an invitation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail that the library composed, for the worker to send."""
        message = self.render_mail(template_prefix, email, context)
        send_later(
            to=email, subject=str(message.subject), body=str(message.body), key=f"account-{uuid4()}"
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """The second factor, named for the person who sets it up."""
