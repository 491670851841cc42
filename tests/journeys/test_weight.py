"""A first view …"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.journeys.conftest import Visit
from tests.journeys.filling import open_sheet
from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor

AT_MOST = 100_000


@contextmanager
def counted(visitor: Visitor) -> Iterator[dict[str, int]]:
    """Bytes over the wire per address, headers included, with an empty cache."""
    network = visitor.context.new_cdp_session(visitor.page)
    addresses: dict[str, str] = {}
    n_bytes: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["response"]["url"].removeprefix(visitor.url)

    def ended(event: dict[str, Any]) -> None:
        n_bytes[addresses.get(event["requestId"], "?")] = int(event["encodedDataLength"])

    network.on("Network.responseReceived", begun)
    network.on("Network.loadingFinished", ended)
    network.send("Network.enable")
    network.send("Network.clearBrowserCache")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield n_bytes
    visitor.page.wait_for_load_state("networkidle")
    network.detach()


def test_of_the_start_page_is_under_100_kb(demo: Installation, visit: Visit) -> None:
    somebody = visit(demo)
    with counted(somebody) as n_bytes:
        somebody.go("/")
    assert any(address.endswith(".css") for address in n_bytes), n_bytes
    assert sum(n_bytes.values()) <= AT_MOST, n_bytes


def test_of_a_section_to_fill_in_is_under_100_kb(demo: Installation, visit: Visit) -> None:
    contributor = visit(demo)
    open_sheet(contributor, "contributor")
    with counted(contributor) as n_bytes:
        contributor.go(f"{contributor.path}FB/")
    assert any("autosave" in address for address in n_bytes), n_bytes
    assert sum(n_bytes.values()) <= AT_MOST, n_bytes
