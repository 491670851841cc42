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
from samenscan.scans.waiting import waiting_name

# Results are pages about a scan, at addresses of their own.
_RESULTS = ("/resultaten/", "/verslag/")


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
    waiting: str
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
            waiting=waiting_name(actor.person) if actor.person else "",
            source_url=settings.CONFIG.source_url,
        )
    }


def _nav(path: str, actor: Actor) -> tuple[NavItem, ...]:
    """Only what this role can open; the item whose pages the path belongs to is the current one."""
    role = actor.hat.role if actor.hat else None
    home, rounds = reverse("home"), reverse("scans:rounds")
    partnerships, people = reverse("members:partnerships"), reverse("members:people")
    register = reverse("members:register")
    items: list[tuple[str, str, str, tuple[str, ...]]] = [
        ("round:read", rounds, _("Scans"), (rounds, *_RESULTS)),
        ("partnership:read", partnerships, _("Partnerships"), (partnerships,)),
        ("register:read", register, _("Register"), (register,)),
        ("person:invite", people, _("People"), (people,)),
    ]
    usable = [
        (url, label, prefixes)
        for permission, url, label, prefixes in items
        if any(role == granted for granted, _relation in PERMISSIONS[permission])
    ]
    found = [
        (len(prefix), url)
        for url, _label, prefixes in usable
        for prefix in prefixes
        if path.startswith(prefix)
    ]
    here = max(found)[1] if found else home if path == home else ""
    every = [(home, _("Start")), *((url, label) for url, label, _prefixes in usable)]
    return tuple(NavItem(url, label, url == here) for url, label in every)


def _languages() -> tuple[LanguageItem, ...]:
    current = get_language()
    return tuple(
        LanguageItem(code, get_language_info(code)["name_local"], code == current)
        for code, _name in settings.LANGUAGES
    )
