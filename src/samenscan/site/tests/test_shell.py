"""The frame around a page …"""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from samenscan.core.access import ANYONE, Actor, Hat, Role
from samenscan.site.shell import NavItem, shell


def menu(path: str, actor: Actor) -> tuple[NavItem, ...]:
    """The menu on this page."""
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.actor = actor  # type: ignore[attr-defined] # what the middleware does
    return shell(request)["shell"].nav


def wearing(role: Role) -> Actor:
    """An actor who is not in any database."""
    return Actor(None, Hat(uuid4(), role, uuid4()))


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/", ["/"]),
        ("/scans/blad/1/", ["/scans/"]),
        ("/verslag/eigen/1/", ["/scans/"]),
        ("/resultaten/1/", ["/scans/"]),
        ("/leden/mensen/uitnodigen/", ["/leden/mensen/"]),
        ("/leden/samenwerkingsverband/1/", ["/leden/"]),
        ("/privacy/", []),
    ],
)
def test_marks_where_you_are(path: str, marked: list[str]) -> None:
    assert [item.url for item in menu(path, wearing(Role.LEAD)) if item.current] == marked


def test_offers_nothing_but_the_start_to_a_visitor() -> None:
    assert [item.url for item in menu("/", ANYONE)] == ["/"]


def test_offers_a_signatory_no_scans() -> None:
    assert "/scans/" not in [item.url for item in menu("/", wearing(Role.SIGNATORY))]
