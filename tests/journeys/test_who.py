"""A lead shares the work by mail …"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LocalPost, Visit
from tests.journeys.filling import choose, expect_saved, open_sheet
from tests.journeys.installation import Installation
from tests.journeys.joining import accept, letter_to, set_up_app
from tests.journeys.visitor import Visitor

DORA = "dora@alderbeek.example"
NARROW, WIDE = {"width": 320, "height": 900}, {"width": 1280, "height": 900}
# A4 at 96 dots per inch, without the margins of 1.5 cm.
PAPER = {"width": 680, "height": 1000}


@pytest.fixture(scope="module")
def mailing(
    loaded_demo: Installation, post: LocalPost, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """A demo of this file's own whose mails arrive."""
    own = loaded_demo.copy_to(
        tmp_path_factory.mktemp("mailing") / "data",
        SAMENSCAN_DEMO="1",
        SAMENSCAN_SMTP_URL=f"smtp://127.0.0.1:{post.port}",
    )
    own.start()
    try:
        yield own
    finally:
        own.stop()


def check(visitor: Visitor) -> None:
    """The page as it stands, wide and on the narrowest screen."""
    for size in (NARROW, WIDE):
        visitor.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        visitor.check()


def letter_about(post: LocalPost, page: Page, path: str) -> str:
    """The mail for Dora that leads to this page; reminders may come between."""
    for _ in range(150):
        told = [one.get_content().rstrip() for one in post.letters if one["To"] == DORA]
        if found := [content for content in told if content.endswith(path)]:
            return str(found[-1])
        page.wait_for_timeout(100)
    raise AssertionError(f"no mail leads to {path}")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is asked for has the focus, as somebody without a mouse does."""
    assert page.locator(selector).count(), f"{selector} is not on {page.url}"
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", selector):
            return
    raise AssertionError(f"the keyboard never reaches {selector}")


def press(page: Page, selector: str) -> None:
    """Reach a button or link with Tab and press it."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_with_keyboard(visitor: Visitor, code: str) -> None:
    """Choose the first step of a level question, on paper and in practice."""
    page = visitor.page
    for side in ("paper", "practice"):
        tab_to(page, f"[name='q-{code}-{side}']")
        page.keyboard.press("Space")
    expect_saved(visitor, code)


def ask_dora(lead: Visitor, sheet: str) -> None:
    """Two sections at once for somebody new; without a name the form says what is missing."""
    page = lead.page
    page.locator(f"a[href='{sheet}wie/']").click()
    page.wait_for_url("**/wie/")
    check(lead)
    for code in ("FB", "FC"):
        page.locator(f"input[name=sections][value={code}]").check()
    page.locator("input[name=to][value=new]").check()
    page.fill("input[name=email]", DORA)
    with page.expect_navigation():
        page.locator("form.who .actions button").click()
    assert page.locator("[aria-invalid=true]").count() == 1
    check(lead)
    page.fill("input[name=name]", "Dora Dhondt")
    with page.expect_navigation():
        page.locator("form.who .actions button").click()
    assert "Dora Dhondt" in page.locator("main").inner_text()
    check(lead)


def fill_in_and_say_ready(dora: Visitor, section: str, code: str) -> None:
    """One answer and a word that it is done, with the keyboard alone."""
    dora.page.locator("h1").focus()
    answer_with_keyboard(dora, code)
    press(dora.page, f"form[action$='/klaar/{section}/'] button")


@pytest.fixture(scope="module")
def dora(browser: Browser, mailing: Installation, post: LocalPost) -> Iterator[Visitor]:
    """The colleague who came by the mail of the lead, with nothing but the link and her phone."""
    lead, dora = Visitor(browser, mailing), Visitor(browser, mailing)
    open_sheet(lead, "lead")
    sheet = lead.path
    ask_dora(lead, sheet)
    accept(dora, letter_to(post, lead.page, DORA))
    set_up_app(dora)
    with dora.page.expect_navigation():
        dora.page.locator("main a.button[href='/']").click()
    assert dora.path == f"{sheet}FB/", "straight to the first section that was asked"
    yield dora
    lead.close()
    dora.close()


@pytest.fixture
def sheet(mailing: Installation, visit: Visit) -> str:
    """The address of the sheet that all of this is about."""
    lead = visit(mailing)
    open_sheet(lead, "lead")
    return lead.path


def test_and_a_colleague_fills_in_with_the_keyboard_alone(dora: Visitor, sheet: str) -> None:
    dora.go(f"{sheet}verder/")
    assert dora.path == f"{sheet}FB/"
    check(dora)
    fill_in_and_say_ready(dora, "FB", "FB2")
    assert dora.path == sheet
    check(dora)
    yours = dora.page.locator("section", has=dora.page.locator("ul.rows")).first
    assert yours.locator("li").count() == 2
    dora.go("/")
    assert dora.page.locator(f"main a[href='{sheet}FC/']").count() == 1
    dora.check()


def test_and_gives_a_section_back_with_a_remark_that_only_the_page_tells(
    dora: Visitor, sheet: str, mailing: Installation, post: LocalPost, visit: Visit
) -> None:
    lead = visit(mailing)
    lead.enter("lead", f"{sheet}FB/")
    lead.page.locator(".section-ready summary").click()
    lead.page.fill("#remark", "Kijk nog eens naar de tweede vraag.")
    check(lead)
    with lead.page.expect_navigation():
        lead.page.locator("form[action$='/teruggeven/FB/'] button").click()
    assert "tweede vraag" not in letter_about(post, lead.page, f"{sheet}FB/")
    dora.go(f"{sheet}verder/")
    assert dora.path == f"{sheet}FB/", "what came back goes first"
    assert "tweede vraag" in dora.page.locator("#section-said").inner_text()
    check(dora)
    press(dora.page, "form[action$='/klaar/FB/'] button")


def test_and_hears_that_a_changed_answer_takes_ready_off(dora: Visitor, sheet: str) -> None:
    dora.go(f"{sheet}FB/")
    choose(dora, "FB2", "3", "paper")
    expect_saved(dora, "FB2")
    expect(dora.page.locator("#section-said .notice")).to_be_visible()
    dora.check()
    dora.page.reload()
    press(dora.page, "form[action$='/klaar/FB/'] button")


def test_and_submits_reopens_and_submits_version_two(
    dora: Visitor, sheet: str, mailing: Installation, post: LocalPost, visit: Visit
) -> None:
    lead = visit(mailing)
    lead.enter("lead", sheet)
    _submit(lead, sheet)
    assert lead.page.locator(f"a[href='{sheet}versie/1/']").count() == 1
    dora.go(f"{sheet}FB/")
    assert dora.page.locator("form[action*='/klaar/']").count() == 0
    with lead.page.expect_navigation():
        lead.page.locator("form[action$='/heropenen/'] button").click()
    assert "1" in letter_about(post, lead.page, sheet)
    dora.go(f"{sheet}FB/")
    with dora.page.expect_response("**/FB/FB2/"):
        choose(dora, "FB2", "5", "paper")
    expect_saved(dora, "FB2")
    lead.go(f"{sheet}indienen/")
    changed = lead.page.locator("main table tbody tr")
    assert changed.count() == 1
    assert "FB2" in changed.inner_text()
    _submit(lead, sheet)
    for number in (2, 1):
        lead.go(f"{sheet}versie/{number}/")
        check(lead)
        assert lead.page.locator("main table").count() == number - 1


def _submit(lead: Visitor, sheet: str) -> None:
    """Read the open points through, on paper too, and sign off."""
    lead.go(f"{sheet}indienen/")
    assert lead.page.locator("#open-points + p, #open-points ~ ul").count() >= 1
    check(lead)
    lead.page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
    lead.page.emulate_media(media="print")
    assert lead.page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert lead.page.locator(".only-print").is_visible()
    assert not lead.page.locator("nav.nav").is_visible()
    paper = lead.page.pdf(format="A4")
    lead.installation.folder.with_name("overview.pdf").write_bytes(paper)
    lead.page.emulate_media(media="screen")
    lead.page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    with lead.page.expect_navigation():
        lead.page.locator("form[action$='/indienen/'] button").click()
    assert lead.path == sheet
    check(lead)


def test_and_can_withdraw_and_come_back(sheet: str, mailing: Installation, visit: Visit) -> None:
    lead = visit(mailing)
    lead.enter("lead", sheet)
    lead.page.locator(f"a[href='{sheet}terugtrekken/']").click()
    lead.page.wait_for_url("**/terugtrekken/")
    check(lead)
    with lead.page.expect_navigation():
        lead.page.locator("main form button").last.click()
    assert lead.page.locator("#reason-error").count() == 1
    check(lead)
    lead.page.locator("input[value=no-time]").check()
    with lead.page.expect_navigation():
        lead.page.locator("main form button").last.click()
    check(lead)
    with lead.page.expect_navigation():
        lead.page.locator("form[action$='/meedoen/'] button").click()
    assert lead.page.locator(f"a[href='{sheet}indienen/']").count() == 1
    lead.check()
