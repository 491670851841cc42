"""The public page: a coordinator publishes it, and a stranger reads it."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation

PAGE = "/publiek/politie-oost/"


@pytest.fixture(scope="module")
def published(changing_demo: Installation) -> Iterator[Installation]:
    """The demo, on which the coordinator of the first test publishes a page."""
    yield changing_demo


def test_is_published_by_the_coordinator(visit: Visit, published: Installation) -> None:
    coordinator = visit(published, language="en")
    coordinator.enter("coordinator", "/leden/")
    coordinator.page.get_by_role("link", name="Politie Oost").first.click()
    coordinator.page.get_by_role("link", name="Public page").click()
    if coordinator.page.get_by_role("button", name="Withdraw the page").count():
        coordinator.page.get_by_role("button", name="Withdraw the page").click()
    coordinator.check()
    address = coordinator.page.get_by_label("Address of the page")
    address.fill("Politie Oost!")
    coordinator.page.get_by_role("button", name="Keep").click()
    assert coordinator.page.get_by_role("alert").or_(coordinator.page.locator(".error")).count()
    coordinator.page.get_by_label("Address of the page").fill("politie-oost")
    coordinator.page.get_by_role("button", name="Keep").click()
    coordinator.page.get_by_role("button", name="Publish the page").click()
    coordinator.check()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_is_read_by_everybody(
    visit: Visit, published: Installation, language: str, width: int
) -> None:
    stranger = visit(published, width=width, java_script_enabled=True)
    stranger.context.clear_cookies()
    assert stranger.go(f"{PAGE}{language}/") == 200
    stranger.check()
    assert stranger.page.get_attribute("html", "lang") == language
    assert stranger.page.get_by_role("rowheader", name="PZ Alderbeek").is_visible()
    assert stranger.context.cookies() == []


def test_is_read_in_the_dark_in_print_and_without_scripts(
    visit: Visit, published: Installation
) -> None:
    dark = visit(published, color_scheme="dark")
    dark.go(PAGE)
    dark.check()
    plain = visit(published, java_script_enabled=False)
    plain.go(PAGE)
    assert plain.page.locator("svg[role=img]").first.is_visible()
    plain.page.emulate_media(media="print")
    assert plain.page.locator("svg[role=img]").first.is_visible()
    assert not plain.page.get_by_role("navigation").first.is_visible()


def test_can_be_walked_by_keyboard(visit: Visit, published: Installation) -> None:
    stranger = visit(published)
    stranger.go(PAGE)
    names = []
    for _step in range(14):
        stranger.page.keyboard.press("Tab")
        names.append(stranger.page.evaluate("document.activeElement.href || ''"))
    assert names[0].endswith("#content")
    assert any(name.endswith("/fr/") for name in names)
    assert any(name.endswith(".png") for name in names)
