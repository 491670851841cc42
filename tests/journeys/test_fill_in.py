"""Filling in a scan …"""

import re

from playwright.sync_api import Dialog, expect

from tests.journeys.conftest import Visit
from tests.journeys.filling import (
    choose,
    chosen,
    expect_saved,
    open_ict_scan,
    open_section,
    open_sheet,
    question,
    told,
)
from tests.journeys.installation import Installation
from tests.journeys.signing_in import sign_in
from tests.journeys.visitor import Visitor


def test_works_with_the_keyboard_alone_and_is_still_there_after_a_reload(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FB")
    page, keyboard = contributor.page, contributor.page.keyboard
    page.locator("h1").click()
    for _ in range(40):
        keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q-FB2-paper":
            break
    ring = page.evaluate(
        """() => { const step = document.activeElement.closest("label");
        const style = getComputedStyle(step), own = getComputedStyle(document.activeElement);
        return [style.outlineStyle, own.outlineStyle, style.boxShadow, own.boxShadow]; }"""
    )
    assert any(one != "none" for one in ring), "nobody sees where the keyboard is"
    keyboard.press("Space")
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("ArrowRight")
    expect_saved(contributor, "FB2")
    assert re.fullmatch(r"bewaard om \d\d:\d\d", told(contributor, "FB2").inner_text().strip())
    contributor.check()
    page.reload()
    assert chosen(contributor, "FB2", "paper") == "2"
    assert chosen(contributor, "FB2", "practice") == "1"


def test_saves_a_double_click_once(changing_demo: Installation, visit: Visit) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FB")
    box = question(contributor, "FB3").locator("label.choice-box").first
    box.dblclick()
    expect_saved(contributor, "FB3")
    contributor.page.reload()
    assert chosen(contributor, "FB3") == "yes"
    assert question(contributor, "FB3").locator("input[name='q-FB3-version']").input_value() == "1"


def test_shows_two_colleagues_both_answers_and_lets_one_choose(
    changing_demo: Installation, visit: Visit
) -> None:
    bram, lieve = visit(changing_demo), visit(changing_demo)
    open_section(bram, "contributor", "FB")
    open_section(lieve, "lead", "FB")
    choose(bram, "FB4", "1", "paper")
    expect_saved(bram, "FB4")
    choose(lieve, "FB4", "4", "paper")
    both = told(lieve, "FB4")
    expect(both).to_contain_text("Bram Bogaert")
    shown = both.locator("dd").all_inner_texts()
    assert len(shown) == 2 and shown[0] != shown[1], shown
    lieve.check()
    both.locator("[data-autosave-again]").focus()
    lieve.page.keyboard.press("Enter")
    expect_saved(lieve, "FB4")
    assert lieve.page.evaluate("document.activeElement.name") == "q-FB4-paper", "the focus is lost"
    bram.page.reload()
    assert chosen(bram, "FB4", "paper") == "4"
    # The other way round: the one who comes second can leave the first answer as it is.
    choose(lieve, "FB4", "5", "paper")
    expect_saved(lieve, "FB4")
    choose(bram, "FB4", "0", "paper")
    told(bram, "FB4").locator("dl + div a").click()
    expect_saved(bram, "FB4")
    assert chosen(bram, "FB4", "paper") == "5"


def test_keeps_an_answer_while_the_line_is_lost_and_saves_it_afterwards(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FC")
    contributor.context.set_offline(True)
    choose(contributor, "FC1", "3", "practice")
    expect(told(contributor, "FC1")).to_contain_text("nog niet bewaard")
    expect(contributor.page.locator("#autosave")).not_to_be_empty()
    contributor.check()
    contributor.context.set_offline(False)
    expect_saved(contributor, "FC1")
    contributor.page.reload()
    assert chosen(contributor, "FC1", "practice") == "3"


def test_saves_by_itself_after_signing_in_again_in_another_tab(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FC")
    contributor.context.clear_cookies(name="sessionid")
    choose(contributor, "FC2", "2", "practice")
    expect(told(contributor, "FC2")).to_contain_text("in een ander tabblad")
    contributor.check()
    filling_in = contributor.page
    with contributor.context.expect_page() as opened:
        told(contributor, "FC2").get_by_role("link").click()
    contributor.page = opened.value
    sign_in(contributor, "contributor")
    contributor.page.close()
    contributor.page = filling_in
    filling_in.bring_to_front()
    expect_saved(contributor, "FC2")
    filling_in.reload()
    assert chosen(contributor, "FC2", "practice") == "2"


def leave(visitor: Visitor) -> list[str]:
    """Try to go to another page while the line is lost; what the browser asked first."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visitor.page.on("dialog", stay)
    visitor.page.evaluate("location.assign('/')")
    visitor.page.wait_for_timeout(300)
    return asked


def test_lets_go_who_leaves_with_an_answer_that_waits_and_saves_it_on_return(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FC")
    section = contributor.path
    contributor.context.set_offline(True)
    choose(contributor, "FC3", "1", "paper")
    expect(contributor.page.locator("#autosave")).to_contain_text("1")
    assert leave(contributor) == []
    contributor.context.set_offline(False)
    contributor.go(section)
    expect_saved(contributor, "FC3")
    assert chosen(contributor, "FC3", "paper") == "1"


def test_warns_who_leaves_where_the_browser_can_keep_nothing(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    contributor.context.add_init_script(
        "delete Window.prototype.indexedDB; delete window.indexedDB"
    )
    open_section(contributor, "contributor", "FC")
    contributor.context.set_offline(True)
    choose(contributor, "FC3", "2", "paper")
    expect(told(contributor, "FC3")).to_contain_text("nog niet bewaard")
    expect(contributor.page.locator("#autosave")).to_contain_text("Laat deze pagina open")
    assert leave(contributor) == ["beforeunload"]
    contributor.context.set_offline(False)
    expect_saved(contributor, "FC3")


def test_takes_the_answer_along_when_the_language_changes_at_once(
    changing_demo: Installation, visit: Visit
) -> None:
    contributor = visit(changing_demo)
    open_section(contributor, "contributor", "FC")
    first = question(contributor, "FC4").locator("label.choice-box").first
    first.click()
    with contributor.page.expect_navigation():
        contributor.page.locator("form.languages button[value=fr]").click()
    assert contributor.page.locator("html").get_attribute("lang") == "fr"
    assert chosen(contributor, "FC4")
    assert told(contributor, "FC4").locator(".saved.ok").count() == 1


def test_refuses_letters_for_a_number_and_loses_nothing(
    changing_demo: Installation, visit: Visit
) -> None:
    coordinator, lead = visit(changing_demo), visit(changing_demo)
    sheet = open_ict_scan(coordinator, lead, "ICT-scan met letters")
    lead.enter("lead", f"{sheet}A/")
    field = lead.page.locator("#q-A2-value")
    field.fill("twaalf")
    field.press("Tab")
    expect(told(lead, "A2").locator(".refused")).to_contain_text("twaalf")
    assert field.input_value() == "twaalf"
    lead.check()
    field.fill("12")
    field.press("Tab")
    expect_saved(lead, "A2")
    lead.page.reload()
    assert field.input_value() == "12"


def test_works_without_javascript_and_keeps_what_was_typed_beside_an_error(
    changing_demo: Installation, visit: Visit
) -> None:
    coordinator, lead = visit(changing_demo), visit(changing_demo, java_script_enabled=False)
    sheet = open_ict_scan(coordinator, lead, "ICT-scan zonder script")
    lead.enter("lead", f"{sheet}A/")
    lead.page.fill("#q-A2-value", "veel")
    lead.page.fill("#q-A3-value", "34")
    with lead.page.expect_navigation():
        lead.page.locator("form[novalidate] .actions button").click()
    assert lead.page.locator("#sheet-count").inner_text().strip() == "1 van 5 beantwoord"
    assert lead.page.locator("#q-A2-value").input_value() == "veel"
    assert lead.page.locator("#q-A2.wrong .refused").count() == 1
    assert lead.page.locator("#q-A3-value").input_value() == "34"
    lead.page.fill("#q-A2-value", "41")
    with lead.page.expect_navigation():
        lead.page.locator("form[novalidate] .actions button").click()
    assert lead.path == f"{sheet}B/"
    lead.go(f"{sheet}A/")
    assert lead.page.locator("#q-A2-value").input_value() == "41"
    assert lead.page.locator("#q-A3-value").input_value() == "34"
    assert lead.page.locator("#sheet-count").inner_text().strip() == "2 van 5 beantwoord"
    assert lead.page.locator(".saved.ok").count() == 2


def test_ends_with_the_lead_who_submits_and_then_nothing_can_be_changed(
    changing_demo: Installation, visit: Visit
) -> None:
    lead, contributor = visit(changing_demo), visit(changing_demo)
    open_sheet(contributor, "contributor")
    sheet = contributor.path
    assert contributor.page.locator(f"a[href='{sheet}indienen/']").count() == 0
    open_sheet(lead, "lead")
    lead.page.locator(f"a[href='{sheet}indienen/']").click()
    lead.page.wait_for_url("**/indienen/")
    lead.check()
    with lead.page.expect_navigation():
        lead.page.locator("main form button").last.click()
    assert lead.path == sheet
    assert "Lieve Lambrecht" in lead.page.locator(".lead").inner_text()
    lead.check()
    contributor.go(f"{sheet}FB/")
    fields = contributor.page.locator("main input[type=radio]")
    assert fields.count() > 0
    assert all(field.is_disabled() for field in fields.all())
    contributor.check()
