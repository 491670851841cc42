"""The log …"""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from samenscan.core.access import Role
from samenscan.members.actions import invite
from samenscan.members.tests.make import an_actor, make_organisation, secret_of
from samenscan.site.logs import WithoutSecrets, without_secrets

pytestmark = pytest.mark.django_db


@pytest.fixture(name="terminal")
def _terminal() -> Iterator[StringIO]:
    """What the console of an installation shows meanwhile."""
    shown = StringIO()
    handler = logging.StreamHandler(shown)
    handler.addFilter(WithoutSecrets())
    logging.getLogger().addHandler(handler)
    yield shown
    logging.getLogger().removeHandler(handler)


def test_tells_no_secret_of_an_invitation_that_still_works(
    client: Client, terminal: StringIO
) -> None:
    """A first password that is too short is enough to bring the address into the log."""
    zone = make_organisation()
    invited = invite(
        an_actor(Role.LEAD, organisation=zone),
        email="nele@example.test",
        name="Nele",
        role=Role.CONTRIBUTOR,
        language="nl",
        organisation=zone.pk,
    )
    secret = secret_of(invited.link)
    address = reverse("members:invitation", args=[secret])
    assert client.post(address, {"name": "Nele", "password": "short"}).status_code == 422
    assert "/leden/uitnodiging/…/" in terminal.getvalue()
    assert secret not in terminal.getvalue()


def test_leaves_other_lines_as_they_are() -> None:
    assert without_secrets("Not Found: /scans/1/") == "Not Found: /scans/1/"
    found = without_secrets("x /account/password/reset/key/1-abc-set/ y")
    assert found == "x /account/password/reset/key/…/ y"


def test_passes_through_the_filter_in_every_installation() -> None:
    handlers = settings.LOGGING["handlers"]
    assert isinstance(handlers, dict)
    assert [handler["filters"] for handler in handlers.values()] == [["secrets"]]
