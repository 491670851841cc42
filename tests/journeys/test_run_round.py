"""A coordinator who runs a round …"""

import re
import time
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.filling import go_past_promise
from tests.journeys.installation import Installation
from tests.journeys.reminded import IN_THE_INSTALLATION
from tests.journeys.visitor import Visitor

NAME = "Scan van het voorjaar"
MAIL_SECONDS = 60.0


def send(visitor: Visitor, address: str) -> None:
    """Press the button of the form that posts to this address."""
    with visitor.page.expect_navigation():
        visitor.page.locator(f"main form[action$='{address}'] button").last.click()


def let_pass(installation: Installation, days: int) -> None:
    """Some days pass for everybody at once."""
    told = installation.run(
        "manage",
        "shell",
        "-c",
        f"from samenscan.site.demo.time import let_days_pass as go; go({days})",
    )
    assert told.returncode == 0, told.stderr


def letters(folder: Path) -> list[str]:
    """The mails that the worker has written to the data folder, the oldest first."""
    files = sorted((folder / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
    return [file.read_text() for file in files]


def plan(coordinator: Visitor) -> str:
    """Plan a round that opens in three days; its address."""
    coordinator.enter("coordinator", "/scans/openen/")
    page, today = coordinator.page, date.today() + timedelta(days=1)
    page.fill("input[name=name]", NAME)
    page.locator("label:has(input[value='ict-scan-police@2025.1'])").click()
    page.get_by_label("Politie Oost").check()
    page.fill("input[name=opens_on]", (today + timedelta(days=2)).isoformat())
    page.fill("input[name=closes_on]", (today + timedelta(days=30)).isoformat())
    page.fill("input[name=keep_until]", (today + timedelta(days=600)).isoformat())
    page.fill("input[name=remind_days]", "21, 14")
    coordinator.check()
    with page.expect_navigation():
        page.locator("main form button").last.click()
    expect(page.locator("h1")).to_have_text(NAME)
    return coordinator.path


def reminded(installation: Installation) -> str:
    """Days pass until a reminder goes out; the address to stop them that stands in it."""
    told = installation.run("manage", "shell", "-c", IN_THE_INSTALLATION)
    assert told.returncode == 0, told.stderr
    give_up_at = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < give_up_at:
        mails = "".join(letters(installation.folder)).replace("=\n", "").replace("=3D", "=")
        found = re.findall(r"List-Unsubscribe:\s+<http://localhost:\d+(/scans/[^>]+)>", mails)
        if found:
            return str(found[-1])
        time.sleep(0.2)
    return ""


def test_plans_it_extends_one_member_and_sees_who_was_reminded(
    changing_demo: Installation, visit: Visit
) -> None:
    coordinator, lead, stranger = (visit(changing_demo) for _ in range(3))
    small = visit(changing_demo, width=320)
    address = plan(coordinator)
    coordinator.check()
    assert coordinator.page.locator("table tbody tr").count() == 13
    lead.enter("lead", address)
    sheet = lead.page.locator("main a[href^='/scans/blad/']").first.get_attribute("href") or ""
    lead.check()
    let_pass(changing_demo, 4)
    lead.go(sheet)
    assert lead.path.startswith("/scans/wie-leest-wat/")
    lead.check()
    small.enter("lead", lead.path)
    small.check()
    go_past_promise(lead)
    assert lead.path == sheet
    # The coordinator opens the page of one member, gives it more time and notes a contact.
    member = sheet.replace("/scans/blad/", "/scans/lid/")
    coordinator.go(member)
    coordinator.check()
    page = coordinator.page
    page.locator(f"details:has(form[action$='{member}contact/']) summary").click()
    page.locator("label:has(input[value=phone])").click()
    page.locator("textarea[name=note]").first.fill("Ze beginnen volgende week.")
    send(coordinator, f"{member}contact/")
    expect(page.locator("main")).to_contain_text("Ze beginnen volgende week.")
    page.locator(f"details:has(form[action$='{member}verlengen/']) summary").click()
    later = date.today() + timedelta(days=45)
    page.fill("input[name=closes_on]", later.isoformat())
    send(coordinator, f"{member}verlengen/")
    coordinator.check()
    stop = reminded(changing_demo)
    assert stop, "nobody was reminded"
    coordinator.go(member)
    expect(page.locator("main table .pill.good").first).to_be_visible()
    coordinator.check()
    for where in (address, member, f"{address}verlengen/", "/scans/stille-dagen/"):
        small.enter("coordinator", where)
        small.check()
    # Whoever got the mail stops the next ones without signing in, and wants them again.
    stranger.go(stop)
    stranger.check()
    for _press in range(2):
        with stranger.page.expect_navigation():
            stranger.page.locator("main form button").last.click()
        stranger.check()


def test_leaves_shared_answers_to_the_analyst_and_the_member_sees_that(
    changing_demo: Installation, visit: Visit
) -> None:
    lead, analyst = visit(changing_demo), visit(changing_demo)
    lead.enter("lead", "/scans/")
    with lead.page.expect_navigation():
        lead.page.locator("ul.rows li", has_text="23 van 25").get_by_role("link").click()
    round_, sheet = lead.path, lead.page.locator("main a[href^='/scans/blad/']").first
    told = (sheet.get_attribute("href") or "").replace("/scans/blad/", "/scans/gelezen/")
    lead.go(told)
    lead.check()
    analyst.enter("analyst", f"{round_}gedeeld/")
    analyst.check()
    shared = told.replace("/scans/gelezen/", "/scans/gedeeld/")
    assert analyst.go(shared) == 200
    analyst.check()
    lead.go(told)
    expect(lead.page.locator("main table").first).to_contain_text("Steunpunt")
    lead.check()
