"""What no page of ours sends …"""

import pytest
from django.test import Client

from samenscan.base.documents import MAX_BYTES
from samenscan.site.middleware import MOST_BYTES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "9" * 40, "-1", "a lot"])
def test_is_turned_away_unread_when_it_is_too_large(client: Client, length: str) -> None:
    response = client.post("/account/login/", {"a": "b"}, CONTENT_LENGTH=length)
    assert response.status_code == 413
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_leaves_room_for_the_largest_document() -> None:
    assert MAX_BYTES + 100_000 < MOST_BYTES


@pytest.mark.parametrize("address", ["/?next=%00", "/publiek/%00/", "/scans/%00/"])
def test_reaches_no_query_with_a_nul(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400
