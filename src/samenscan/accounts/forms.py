"""The library's sign-in forms in our words: a label above each field, no placeholder inside it."""

from hashlib import sha256
from typing import Any

from allauth.account import forms as account
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

ONE_TIME_CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "class": "code",
    "autofocus": True,
}


class _Plain(forms.Form):
    """Takes placeholders away; a placeholder disappears just when one needs it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class _Code(_Plain):
    """One code field, made for six digits and large enough to check them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(ONE_TIME_CODE)


class _Once(_Code):
    """Takes each code once in all the time that it could be right.

    The library remembers a used code for one step of 30 seconds, but accepts the steps before and
    after as well.
    """

    def clean_code(self) -> str:
        """The code, unless this person used it a moment ago."""
        code: str = super().clean_code()  # type: ignore[misc] # of the library's form beside this
        digest = sha256(code.strip().encode()).hexdigest()
        steps = 1 + 2 * app_settings.TOTP_TOLERANCE
        lifetime = (steps + 1) * app_settings.TOTP_PERIOD
        if not cache.add(f"code-used-{self.user.pk}-{digest}", "y", timeout=lifetime):  # type: ignore[attr-defined] # as above
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInForm(_Plain, account.LoginForm):  # type: ignore[misc] # untyped library
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = _("Password")


class ForgottenForm(_Plain, account.ResetPasswordForm):  # type: ignore[misc] # untyped library
    """Where to send the link for a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")


class NewPasswordForm(_Plain, account.ResetPasswordKeyForm):  # type: ignore[misc] # untyped library
    """A new password after the link."""


class ChangePasswordForm(_Plain, account.ChangePasswordForm):  # type: ignore[misc] # untyped library
    """The current password and a new one."""


class SetPasswordForm(_Plain, account.SetPasswordForm):  # type: ignore[misc] # untyped library
    """A first password for an account without one."""


class ConfirmPasswordForm(_Plain, account.ReauthenticateForm):  # type: ignore[misc] # untyped library
    """The password once more, before something delicate."""


class CodeForm(_Once, mfa.AuthenticateForm):  # type: ignore[misc] # untyped library
    """The code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from your app, or a recovery code")
        # A recovery code has letters too.
        self.fields["code"].widget.attrs["inputmode"] = "text"


class ConfirmCodeForm(_Once, mfa.ReauthenticateForm):  # type: ignore[misc] # untyped library
    """The code once more, before something delicate."""


class FirstCodeForm(_Code, totp.ActivateTOTPForm):  # type: ignore[misc] # untyped library
    """The first code proves that the app and we share the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits your app shows")
        # The picture comes first; jumping past it would confuse.
        del self.fields["code"].widget.attrs["autofocus"]


class AddPasskeyForm(_Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc] # untyped library
    """A name for the passkey, and whether it can replace the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name, so that you recognise it")
        self.fields["passwordless"].label = _("Sign in with this passkey alone, without password")
        self.fields["passwordless"].help_text = ""
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(_Plain, webauthn.EditWebAuthnForm):  # type: ignore[misc] # untyped library
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name, so that you recognise it")
