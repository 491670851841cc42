"""The library's removal pages behind one rule of ours: the last second step at sign-in stays."""

from collections.abc import Callable
from functools import wraps

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import deactivate_totp as library_deactivate_totp
from allauth.mfa.webauthn.views import remove_webauthn as library_remove_webauthn
from django.http import HttpRequest, HttpResponseBase

from samenscan.core.refused import Refused
from samenscan.core.text import text

Answering = Callable[..., HttpResponseBase]


class LastSecondStep(Refused):
    """Without a second step nobody can wear a hat, so the last one is not removed."""


def keeps_one(answer: Answering) -> Answering:
    """Answer only while the person has another app or passkey beside the one to remove."""

    @wraps(answer)
    def guarded(request: HttpRequest, **kwargs: int) -> HttpResponseBase:
        steps = Authenticator.objects.filter(user=request.user.pk)
        if steps.exclude(type=Authenticator.Type.RECOVERY_CODES).count() < 2:
            raise LastSecondStep(
                text("This is your only second step at sign-in, so it stays."),
                text("Add an app or a passkey first; then you can remove this one."),
            )
        return answer(request, **kwargs)

    return guarded


deactivate_totp = keeps_one(library_deactivate_totp)
remove_webauthn = keeps_one(library_remove_webauthn)
