"""The result of a round …"""

import re

from tests.journeys.colleagues import IN_THE_INSTALLATION
from tests.journeys.conftest import Visit
from tests.journeys.filling import addresses_of_closed_round, open_ict_scan, open_sheet
from tests.journeys.installation import Installation
from tests.journeys.test_pages import look
from tests.journeys.visitor import Visitor


def send(visitor: Visitor, address: str) -> None:
    """Press the button of the form that posts to this address, and check the page after it."""
    with visitor.page.expect_navigation():
        visitor.page.locator(f"form[action='{address}'] button").click()
    visitor.check()


def close(coordinator: Visitor, round_: str) -> None:
    """Close a round before its day."""
    coordinator.go(round_)
    coordinator.page.locator("details.more summary").click()
    coordinator.check()
    send(coordinator, f"{round_}sluiten/")


def result_of(round_: str) -> str:
    """The address of the collective result of a round."""
    return f"/verslag/samen/{round_.split('/')[-2]}/"


def publishing(round_: str) -> str:
    """The address that publishes it."""
    return f"/resultaten/{round_.split('/')[-2]}/vrijgeven/"


def test_is_submitted_closed_published_and_then_read_by_the_members(
    changing_demo: Installation, visit: Visit
) -> None:
    meanwhile = changing_demo.run("manage", "shell", "-c", IN_THE_INSTALLATION)
    assert meanwhile.returncode == 0, meanwhile.stderr
    lead, coordinator, analyst, delegate = (visit(changing_demo) for _ in range(4))
    open_sheet(lead, "lead")
    sheet = lead.path
    assert lead.go(sheet.replace("/scans/blad/", "/verslag/eigen/")) == 409
    lead.check()
    lead.go(f"{sheet}indienen/")
    send(lead, f"{sheet}indienen/")
    coordinator.enter("coordinator", "/scans/")
    with coordinator.page.expect_navigation():
        coordinator.page.get_by_role("link", name="Veldwerk").click()
    round_ = coordinator.path
    close(coordinator, round_)
    assert re.search(r"\b23( \w+)+ 25\b", coordinator.page.locator(".lead").inner_text())
    analyst.enter("analyst", round_)
    analyst.page.locator(f"main a[href='{result_of(round_)}']").click()
    analyst.check()
    delegate.enter("delegate", result_of(round_))
    assert delegate.page.locator("table.report-bands").count() == 0, "told before it was published"
    delegate.check()
    send(analyst, publishing(round_))
    assert analyst.page.locator("table.report-bands").count() > 0
    lead.go(round_)
    lead.page.locator("main a[href^='/verslag/eigen/']").click()
    lead.page.wait_for_url("**/verslag/eigen/**")
    assert "PZ Alderbeek" in lead.page.locator("h1").inner_text()
    lead.check()
    for reader in (lead, delegate, coordinator):
        assert reader.go(result_of(round_)) == 200
        assert reader.page.locator("table.report-bands").count() > 0
        assert reader.page.locator("tr.report-other-end").count() > 0
        reader.check()
        for address in (f"{result_of(round_)}plan/", "/verslag/publicaties/"):
            assert reader.go(address) == 200
            look(reader, thorough=True)


def test_is_nothing_when_nobody_submitted_and_the_page_says_why(
    changing_demo: Installation, visit: Visit
) -> None:
    coordinator, analyst, lead = visit(changing_demo), visit(changing_demo), visit(changing_demo)
    open_ict_scan(coordinator, lead, "ICT-scan om te sluiten")
    round_ = coordinator.path
    analyst.enter("analyst", result_of(round_))
    assert analyst.page.locator(f"form[action='{publishing(round_)}']").count() == 0
    close(coordinator, round_)
    analyst.go(result_of(round_))
    analyst.check()
    send(analyst, publishing(round_))
    for reader in (analyst, lead):
        assert reader.go(result_of(round_)) == 200
        assert "niets gepubliceerd" in reader.page.locator("main").inner_text()
        reader.check()


def test_is_read_by_the_lead_and_does_not_exist_for_another_zone(
    demo: Installation, visit: Visit
) -> None:
    lead, outsider = visit(demo), visit(demo)
    addresses = addresses_of_closed_round(lead)
    for address in addresses.values():
        assert lead.go(address) == 200
        lead.check()
    outsider.enter("outsider")
    tried = (*addresses.values(), f"{addresses['sheet']}A/", f"{addresses['sheet']}indienen/")
    assert {address: outsider.go(address) for address in tried} == dict.fromkeys(tried, 404)
    outsider.check()


def test_stays_with_the_zone_also_for_its_support_centre(demo: Installation, visit: Visit) -> None:
    lead, coordinator, analyst = visit(demo), visit(demo), visit(demo)
    addresses = addresses_of_closed_round(lead)
    sheet = addresses["sheet"]
    tried = (addresses["own"], sheet, f"{sheet}A/", f"{sheet}indienen/")
    for who, centre in (("coordinator", coordinator), ("analyst", analyst)):
        centre.enter(who)
        assert {address: centre.go(address) for address in tried} == dict.fromkeys(tried, 403)
        centre.check()
