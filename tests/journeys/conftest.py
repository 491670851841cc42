"""Where journeys start: a browser, the demo, and an installation where nobody is yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, Unpack

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, sync_playwright

from samenscan.base.tests.post_office import PostOffice
from tests.journeys.installation import Installation, free_port
from tests.journeys.visitor import Visitor, Window

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Visit(Protocol):
    """Opens a window on an installation: `visit(demo, language="fr")`."""

    def __call__(
        self,
        installation: Installation,
        *,
        language: str = "nl",
        width: int = 1280,
        **context: Unpack[Window],
    ) -> Visitor: ...


class LocalPost(PostOffice):
    """The mail server of these tests, and where it listens."""

    port = 0


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all journeys; each visitor gets a window of their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The demo after its first start and a clean stop; never running, only to be copied."""
    first = Installation(tmp_path_factory.mktemp("demo") / "data")
    first.folder.mkdir()
    first.start("demo")
    assert first.stop() == 0, first.printed
    return first


@pytest.fixture(scope="session")
def demo(
    loaded_demo: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """The demo as everybody finds it; journeys on it only read."""
    yield from _running(loaded_demo, tmp_path_factory.mktemp("read") / "data")


@pytest.fixture(scope="module")
def changing_demo(
    loaded_demo: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """A demo of this file's own, to fill in, submit and close."""
    yield from _running(loaded_demo, tmp_path_factory.mktemp("changing") / "data")


def _running(loaded: Installation, folder: Path) -> Iterator[Installation]:
    own = loaded.copy_to(folder, SAMENSCAN_DEMO="1")
    own.start()
    try:
        yield own
    finally:
        own.stop()


@pytest.fixture(scope="module")
def post() -> Iterator[LocalPost]:
    """A real mail server on this machine that keeps what arrives."""
    office = LocalPost()
    office.port = free_port()
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    yield office
    controller.stop()


@pytest.fixture(scope="module")
def empty(post: LocalPost, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A new installation with one support centre, whose coordinator has been invited by mail."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    folder.mkdir()
    own = Installation(folder, SAMENSCAN_SMTP_URL=f"smtp://127.0.0.1:{post.port}")
    assert own.run("upgrade").returncode == 0
    made = own.run(
        "first-centre",
        *("--name", "Steunpunt Zandland"),
        *("--email", "nora@zandland.example"),
        *("--coordinator", "Nora Nauwelaerts"),
    )
    assert made.returncode == 0, made.stderr
    own.start()
    try:
        yield own
    finally:
        own.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens windows, and closes them after the test."""
    windows: list[Visitor] = []

    def open_window(
        installation: Installation,
        *,
        language: str = "nl",
        width: int = 1280,
        **context: Unpack[Window],
    ) -> Visitor:
        windows.append(Visitor(browser, installation, language=language, width=width, **context))
        return windows[-1]

    yield open_window
    for window in windows:
        window.close()
