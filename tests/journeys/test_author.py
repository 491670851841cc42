"""A coordinator writes a questionnaire: uploads, mends, looks, publishes, and asks it."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from samenscan.scans.tests.make import SOURCE
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor

LIST = "/scans/vragenlijsten/"


def scan(version: str) -> str:
    """A small questionnaire in a version of its own."""
    return SOURCE.replace('version: "1"', f'version: "{version}"').replace(
        "code: mini", "code: reis"
    )


class Author:
    """Somebody at the authoring pages; every page that opens is looked at."""

    def __init__(self, visitor: Visitor, *, scripts: bool = True) -> None:
        self.visitor, self.page, self.scripts = visitor, visitor.page, scripts

    def follow(self, name: str, role: Literal["link", "button"] = "link") -> None:
        """Follow a link, or press a button, to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=role == "button").first.click()
        if self.scripts:
            self.visitor.check()

    def upload(self, folder: Path, source: str) -> None:
        """Upload this text as reis.yaml."""
        file = folder / "reis.yaml"
        file.write_bytes(source.encode())
        self.page.locator("input[type=file]").set_input_files(file)
        self.follow("Upload", "button")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_leads_from_a_file_to_an_open_round(
    visit: Visit, changing_demo: Installation, tmp_path: Path, width: int, scripts: bool
) -> None:
    version = f"w{width}"
    who = visit(changing_demo, language="en", width=width, java_script_enabled=scripts)
    author, page = Author(who, scripts=scripts), who.page
    who.enter("coordinator", "/scans/")
    author.follow("Questionnaires")
    author.follow("Write a questionnaire")
    author.upload(tmp_path, scan(version).replace("type: level", "type: levl", 1))
    assert page.get_by_text("1 point to mend").is_visible()
    _mend(author, scan(version))
    page.locator("#onderdeel").select_option("B")
    author.follow("Show", "button")
    assert page.locator("#draft-preview").get_by_text("Plan", exact=True).first.is_visible()
    author.follow("Read as a document")
    author.follow("Back to writing")
    author.follow("Check and publish")
    author.follow(f"Publish version {version}", "button")
    assert re.fullmatch(rf"{LIST}[0-9a-f-]{{36}}/", who.path)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_bytes() == scan(version).encode()
    _ask(author, version)
    who.go(LIST)
    assert page.get_by_text(f"Asked in: Reis {version}").is_visible()


def _mend(author: Author, right: str) -> None:
    """Go to the line of the only problem and put the right text in its place."""
    page, text = author.page, author.page.locator("#draft-text")
    page.get_by_role("link", name="reis.yaml, line 14").click()
    if not author.scripts:
        text.fill(right)
        author.follow("Save", "button")
        return
    assert "levl" in page.evaluate("getSelection().toString()")
    text.fill(right)
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible()
    expect(page.locator("#draft-preview").get_by_text("Updates", exact=True)).to_be_visible()
    expect(page.locator("#draft-told")).to_contain_text("Saved by")


def _ask(author: Author, version: str) -> None:
    """Open a round with this version."""
    page = author.page
    author.visitor.go("/scans/openen/")
    page.fill("input[name=name]", f"Reis {version}")
    page.locator(f"input[value='reis@{version}']").check(force=True)
    page.get_by_label("Politie Oost").check()
    page.fill("input[name=closes_on]", "2099-12-31")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    assert f"Reis {version}" in page.locator("h1").inner_text()


def test_lets_two_people_write_and_loses_neither_text(
    visit: Visit, changing_demo: Installation
) -> None:
    first = visit(changing_demo, language="en")
    first.enter("coordinator", f"{LIST}nieuw/")
    first.page.get_by_role("button", name="Start writing").click()
    first.page.wait_for_load_state()
    second = visit(changing_demo, language="en")
    second.enter("analyst", first.path)
    second.page.locator("#draft-text").fill("code: van-de-analist\n")
    expect(second.page.locator("#draft-problems")).to_contain_text("to mend")
    first.page.locator("#draft-text").fill("code: van-de-coordinator\n")
    expect(first.page.locator("#draft-told")).to_contain_text("has saved this file")
    first.page.get_by_role("button", name="Save", exact=True).click()
    first.page.wait_for_load_state()
    shown = [box.input_value() for box in first.page.locator("textarea.yaml").all()]
    assert shown == ["code: van-de-analist\n", "code: van-de-coordinator\n"]
    first.check()


def test_compares_two_versions_with_the_keyboard(
    visit: Visit, changing_demo: Installation, tmp_path: Path
) -> None:
    who = visit(changing_demo, language="en")
    author, page = Author(who), who.page
    who.enter("coordinator", f"{LIST}nieuw/")
    second = scan("k2").replace("text: Budget", "text: Geld").replace("score: 5}", "score: 4}")
    for source in (scan("k1"), second):
        who.go(f"{LIST}nieuw/")
        author.upload(tmp_path, source.replace("code: reis", "code: toets"))
        author.follow("Check and publish")
        page.get_by_role("button", name="Publish version").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    author.follow("Compare with an older version")
    page.locator("tr", has=page.locator("input[value='B2']")).first.locator("select").focus()
    page.keyboard.type("cannot")
    page.get_by_role("button", name="Save the bridge").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    who.check()
    assert page.get_by_text("Decided by Karen Coenen").is_visible()
