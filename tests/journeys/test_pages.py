"""Every page, in four languages, on a desktop, a dark phone and the narrowest screen, …"""

import re

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor

WINDOWS = ((1280, "light"), (390, "dark"), (320, "light"))
# No link leads here from where somebody stands who is not signed in.
APART = (
    "/account/login/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/nergens/",
)
CAST = ("coordinator", "lead", "contributor", "delegate", "analyst", "signatory", "outsider")


def kind_of(address: str) -> str:
    """What pages of one template have in common: the address without numbers and sections."""
    plain = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "#", address.partition("?")[0].partition("#")[0])
    plain = re.sub(r"/(nl|fr|de|en)(?=/|$)", "/~", plain)
    plain = re.sub(r"/kant-en-klaar/[^/]+/", "/kant-en-klaar/~/", plain)
    return re.sub(r"/blad/#/[A-Z]{1,2}/", "/blad/#/§/", plain)


def look(visitor: Visitor, *, thorough: bool) -> None:
    """Check the page as it stands, in the three windows.

    Colours and sizes are those of the first language; in the others longer words must still fit.
    """
    for width, scheme in WINDOWS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        visitor.check(only_fit=not thorough and width != WINDOWS[0][0])


def walk(
    visitor: Visitor, starts: tuple[str, ...], seen: set[str], *, thorough: bool = True
) -> None:
    """Follow links from these pages, one of every kind, and look at each page on the way."""
    to_open = list(starts)
    while to_open:
        address = to_open.pop(0)
        if kind_of(address) in seen:
            continue
        seen.add(kind_of(address))
        visitor.go(address)
        look(visitor, thorough=thorough)
        links: list[str] = visitor.page.evaluate(
            "[...document.querySelectorAll('a[href]:not([download])')].map((a) => a.pathname)"
        )
        to_open += [link for link in links if not re.search(r"download|\.\w+$", link)]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_is_accessible_and_fits(language: str, demo: Installation, visit: Visit) -> None:
    seen: set[str] = set()
    visitor = visit(demo, language=language, reduced_motion="reduce")
    first = language == "nl"
    walk(visitor, APART, seen, thorough=first)
    public = set(seen)
    for who in CAST:
        visitor.enter(who)
        # The same page differs by hat in what can be pressed, not in how it is translated.
        opened = set(public) if first else seen
        opened.discard("/")
        walk(visitor, ("/",), opened, thorough=first)
        seen |= opened
    assert len(seen) > 20, sorted(seen)
