"""What surrounds every page: who is signed in, in which hat, and where one can go."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from samenscan import __version__
from samenscan.base.http import WornHat
from samenscan.core.access import PERMISSIONS, Actor


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    url: str
    label: str
    current: bool


class LanguageItem(NamedTuple):
    """One language a reader can choose, in its own name."""

    code: str
    name: str
    active: bool


@dataclass(frozen=True)
class Shell:
    """Plain facts for `base.html`."""

    person_name: str
    signed_in: bool
    hats: tuple[WornHat, ...]
    active: WornHat | None
    nav: tuple[NavItem, ...]
    languages: tuple[LanguageItem, ...]
    demo: bool
    centre_name: str
    contact: str
    version: str
    account_url: str
    source_url: str


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The context processor: only what the middleware already loaded, so no query."""
    hats: tuple[WornHat, ...] = getattr(request, "hats", ())
    actor: Actor = getattr(request, "actor", Actor())
    signed_in = actor.person is not None
    return {
        "shell": Shell(
            person_name=request.user.name if request.user.is_authenticated else "",
            signed_in=signed_in,
            hats=hats,
            active=next((hat for hat in hats if hat.active), None),
            nav=_nav(request.path, actor),
            languages=_languages(),
            demo=bool(settings.DEMO),
            centre_name=settings.CONFIG.centre_name,
            contact=settings.CONFIG.contact,
            version=__version__,
            account_url=reverse("mfa_index") if signed_in else "",
            source_url=settings.CONFIG.source_url,
        )
    }


def _nav(path: str, actor: Actor) -> tuple[NavItem, ...]:
    role = actor.hat.role if actor.hat else None

    def may(permission: str) -> bool:
        return any(role == granted for granted, _relation in PERMISSIONS[permission])

    items = [(reverse("home"), _("Start"))]
    if role and may("round:read"):
        items.append((reverse("scans:rounds"), _("Scans")))
    if role and may("partnership:read"):
        items.append((reverse("members:partnerships"), _("Partnerships")))
    if role and may("person:invite"):
        items.append((reverse("members:people"), _("People")))
    here = max((url for url, _label in items if path.startswith(url)), key=len, default="")
    return tuple(NavItem(url, label, url == here) for url, label in items)


def _languages() -> tuple[LanguageItem, ...]:
    current = get_language()
    return tuple(
        LanguageItem(code, get_language_info(code)["name_local"], code == current)
        for code, _name in settings.LANGUAGES
    )
