"""The section page, as somebody who fills in sees it."""

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

# The open round of the demo; its questions have not been answered yet in PZ Alderbeek.
ROUND = "Veldwerk"


def open_sheet(visitor: Visitor, who: str) -> None:
    """Stand on the overview of the zone's open sheet, as one of the cast."""
    visitor.enter(who, "/scans/")
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("link", name=ROUND).click()
    go_past_promise(visitor)
    visitor.page.wait_for_url("**/scans/blad/*/")


def go_past_promise(visitor: Visitor) -> None:
    """State to have read who will read what, where the lead is led past it."""
    if visitor.path.startswith("/scans/wie-leest-wat/"):
        with visitor.page.expect_navigation():
            visitor.page.locator("main form button").click()


def open_section(visitor: Visitor, who: str, section: str) -> None:
    """Stand on a section of the zone's open sheet, as one of the cast."""
    open_sheet(visitor, who)
    assert visitor.go(f"{visitor.path}{section}/") == 200


def question(visitor: Visitor, code: str) -> Locator:
    """The box around a question."""
    return visitor.page.locator(f"#q-{code}")


def told(visitor: Visitor, code: str) -> Locator:
    """What the page says happened to the answer."""
    return visitor.page.locator(f"#q-{code}-status")


def choose(visitor: Visitor, code: str, value: str, field: str = "value") -> None:
    """Click a choice, as far as its label shows it."""
    field_name = f"q-{code}-{field}"
    visitor.page.locator(f"label:has(input[name='{field_name}'][value='{value}'])").click()


def chosen(visitor: Visitor, code: str, field: str = "value") -> str:
    """The value that is chosen on the screen; empty for none."""
    found = visitor.page.locator(f"input[name='q-{code}-{field}']:checked")
    return found.get_attribute("value") or "" if found.count() else ""


def expect_saved(visitor: Visitor, code: str) -> None:
    """Wait until the page says at what time the answer was saved."""
    expect(told(visitor, code).locator(".saved.ok")).to_contain_text(":")


def open_ict_scan(coordinator: Visitor, lead: Visitor, name: str) -> str:
    """The coordinator opens a round for Politie Oost; the address of the sheet of the lead."""
    coordinator.enter("coordinator", "/scans/openen/")
    page = coordinator.page
    page.fill("input[name=name]", name)
    page.locator("label:has(input[value='ict-scan-police@2025.1'])").click()
    page.get_by_label("Politie Oost").check()
    page.fill("input[name=closes_on]", "2099-12-31")
    coordinator.check()
    with page.expect_navigation():
        page.locator("main form button").last.click()
    assert name in page.locator("h1").inner_text()
    lead.enter("lead", "/scans/")
    with lead.page.expect_navigation():
        lead.page.get_by_role("link", name=name).click()
    go_past_promise(lead)
    return lead.path


def addresses_of_closed_round(lead: Visitor) -> dict[str, str]:
    """Where the lead finds the demo's closed round: the round, both results and the sheet."""
    lead.enter("lead", "/scans/")
    with lead.page.expect_navigation():
        lead.page.locator("ul.rows li", has_text="23 van 25").get_by_role("link").click()
    found = {"round": lead.path}
    starts = {"own": "/verslag/eigen/", "collective": "/verslag/samen/", "sheet": "/scans/blad/"}
    for name, start in starts.items():
        link = lead.page.locator(f"main a[href^='{start}']").first
        found[name] = link.get_attribute("href") or ""
    return found
