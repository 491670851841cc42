"""Every kind of question is filled in, with a mouse, the keyboard or without script …"""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.filling import choose, expect_saved, told
from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor

NAME = "Alle soorten"
OPEN = f"""
import django
django.setup()
from datetime import timedelta
from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.members.hats import as_hat
from samenscan.members.models import Hat, Partnership
from samenscan.scans.actions import open_round
from samenscan.scans.tests.kinds import SOURCE
from samenscan.scans.tests.make import publish_questionnaire
east = Partnership.objects.get(name="Politie Oost")
hat = Hat.objects.filter(role=Role.COORDINATOR.value, organisation_id=east.centre_id).first()
row = open_round(
    Actor(hat.person_id, as_hat(hat)), centre=east.centre_id, name="{NAME}",
    questionnaire=publish_questionnaire(SOURCE), partnerships=(east.pk,),
    closes_at=clock.now() + timedelta(days=30),
)
print(row.sheets.get(organisation__name="PZ Alderbeek").pk)
"""


@pytest.fixture(scope="module")
def sheet(changing_demo: Installation) -> Iterator[str]:
    """The address of the zone's sheet in a round with every kind of question."""
    settings = {"DJANGO_SETTINGS_MODULE": "samenscan.site.settings"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN],
        env=changing_demo.environment | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    yield f"/scans/blad/{done.stdout.split()[-1]}/"


def open_kinds(visitor: Visitor, who: str, sheet: str) -> Page:
    """Stand on the section with every kind of question."""
    visitor.enter(who, "/scans/")
    assert visitor.go(f"{sheet}K/") == 200
    return visitor.page


def a_file(content: bytes) -> FilePayload:
    """A file with this content, by the name of a plan."""
    return {"name": "Plan 2026.pdf", "mimeType": "application/pdf", "buffer": content}


def place(visitor: Visitor, code: str) -> Locator:
    """Where a question stands, or would stand."""
    return visitor.page.locator(f"#q-{code}-place")


def test_answers_save_by_themselves_and_bring_their_questions_along(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    contributor = visit(changing_demo)
    page = open_kinds(contributor, "contributor", sheet)
    expect(place(contributor, "K3")).to_be_empty()
    choose(contributor, "K2", "yes")
    expect_saved(contributor, "K2")
    expect(place(contributor, "K3")).not_to_be_empty()
    assert page.evaluate("document.activeElement.name") == "q-K2-value", "the focus moved"
    page.fill("#q-K3-value", "4")
    page.fill("#q-K6-value", "1000")
    expect(page.locator("#q-K4")).to_be_visible()
    page.keyboard.press("Tab")
    expect(place(contributor, "K8")).to_contain_text("250,00 euro")
    page.fill("#q-K9-value", "31/12/2025")
    page.keyboard.press("Tab")
    expect(page.locator("#q-K9-remarks")).to_contain_text("voor het jaar van de scan")
    expect_saved(contributor, "K9")
    contributor.check()
    choose(contributor, "K2", "no")
    expect(place(contributor, "K3")).to_be_empty()
    expect(place(contributor, "K8")).to_be_empty()
    choose(contributor, "K2", "yes")
    expect(page.locator("#q-K3-value")).to_have_value("4")
    contributor.check()


def test_lists_places_and_files_are_still_there_after_a_reload(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    contributor = visit(changing_demo)
    page = open_kinds(contributor, "contributor", sheet)
    page.locator("label:has([name='q-K5-value-mail'])").click()
    page.locator("label:has([name='q-K5-value-maps'])").click()
    page.select_option("[name=q-K11-rank-time]", "1")
    page.select_option("[name=q-K11-rank-people]", "2")
    choose(contributor, "K12", "3", "matters")
    choose(contributor, "K12", "1", "together")
    page.fill("[name=q-K13-row-1-firm]", "Acme")
    page.fill("[name=q-K13-row-1-cost]", "12,55")
    page.locator("#q-K13 [data-add-row]").click()
    assert page.evaluate("document.activeElement.name") == "q-K13-row-4-firm"
    page.keyboard.type("Bee")
    page.keyboard.press("Tab")
    page.locator("#q-K10 summary").click()
    page.fill("#q-K10-comment", "Vraag aan Jan")
    page.fill("#q-K10-value", "Het netwerk")
    page.set_input_files("#q-K14-file", a_file(b"%PDF-1.4 plan"))
    for code in ("K5", "K10", "K11", "K12", "K13", "K14"):
        expect_saved(contributor, code)
    expect(page.locator("#q-K14-files a")).to_have_text("Plan 2026.pdf")
    contributor.check()
    page.reload()
    assert page.locator("#q-K5 [type=checkbox]:checked").count() == 2
    expect(page.locator("[name=q-K11-rank-people]")).to_have_value("2")
    expect(page.locator("[name=q-K13-row-2-firm]")).to_have_value("Bee")
    expect(page.locator("#q-K10-comment")).to_have_value("Vraag aan Jan")
    page.set_input_files("#q-K14-file", a_file(b"hello"))
    expect(told(contributor, "K14").locator(".refused")).to_be_visible()
    page.locator("#q-K14 label", has_text="Plan 2026").locator("input").check()
    expect(page.locator("#q-K14-files a")).to_have_count(0)


def test_a_reason_and_an_answer_exclude_each_other_but_the_explanation_stays(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    lead = visit(changing_demo)
    page = open_kinds(lead, "lead", sheet)
    page.locator("#q-K13 summary").click()
    page.fill("#q-K13-comment", "Zoeken we op")
    page.fill("[name=q-K13-row-1-firm]", "Acme")
    choose(lead, "K13", "unknown", "missing")
    expect_saved(lead, "K13")
    expect(page.locator("[name=q-K13-row-1-firm]")).to_have_value("")
    expect(page.locator("#q-K13-comment")).to_have_value("Zoeken we op")
    page.fill("[name=q-K13-row-1-firm]", "Bee")
    page.keyboard.press("Tab")
    expect(page.locator("[name=q-K13-missing][value=unknown]")).not_to_be_checked()
    expect_saved(lead, "K13")


def test_one_can_fill_in_without_script_on_a_small_screen(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    lead = visit(changing_demo, java_script_enabled=False, width=320)
    lead.enter("lead", "/scans/")
    assert lead.go(f"{sheet}L/") == 200
    assert not lead.page.locator("[name=q-L1-value]").count()
    assert lead.go(f"{sheet}K/") == 200
    lead.page.locator("label:has([name='q-K2-value'][value='no'])").click()
    lead.page.fill("[name=q-K13-row-2-firm]", "Dee")
    lead.page.set_input_files("#q-K14-file", a_file(b"%PDF-1.4 plan"))
    lead.page.locator("main form button.only-without-script").click()
    refusals = lead.page.locator(".question .error, .saved:is(.refused, .conflict)")
    assert lead.path == f"{sheet}L/", refusals.all_inner_texts()
    assert lead.page.locator("[name=q-L1-value]").count() == 2
    assert lead.go(f"{sheet}K/") == 200
    assert lead.page.locator("#q-K14-files a").count() == 1


def test_is_readable_in_a_small_window(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    contributor = visit(changing_demo, width=320)
    open_kinds(contributor, "contributor", sheet)
    contributor.check()
    labels = contributor.page.locator("#q-K13 .cell-label").first
    expect(labels).to_be_visible()


def test_what_goes_wrong_is_told_aloud_and_belongs_to_its_field(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    lead = visit(changing_demo)
    page = open_kinds(lead, "lead", sheet)
    aloud = page.locator("#autosave-aloud")
    page.fill("#q-K6-value", "veel")
    page.keyboard.press("Tab")
    expect(aloud).to_contain_text("K6 “veel” is geen getal.")
    field = page.locator("#q-K6-value")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "q-K6-error" in (field.get_attribute("aria-describedby") or "").split()
    expect(page.locator("#autosave")).to_contain_text("K6")
    lead.check()
    field.fill("1000")
    page.keyboard.press("Tab")
    expect_saved(lead, "K6")
    assert field.get_attribute("aria-invalid") is None
    assert "q-K6-error" not in (field.get_attribute("aria-describedby") or "")
    page.fill("#q-K9-value", "30/12/2026")
    page.keyboard.press("Tab")
    expect(page.locator("#q-K9-remarks")).to_be_empty()
    page.fill("#q-K9-value", "30/12/2025")
    page.keyboard.press("Tab")
    expect(aloud).to_contain_text("voor het jaar van de scan")
    choose(lead, "K2", "no")
    expect(place(lead, "K3")).to_be_empty()
    choose(lead, "K2", "yes")
    expect(page.locator("#autosave")).to_contain_text("K3")


def test_a_row_is_not_refused_while_somebody_fills_it_in(
    changing_demo: Installation, visit: Visit, sheet: str
) -> None:
    lead = visit(changing_demo)
    page = open_kinds(lead, "lead", sheet)
    with page.expect_response(lambda reply: reply.status == 422):
        page.fill("[name=q-K13-row-3-cost]", "veel")
        page.keyboard.press("Shift+Tab")
    assert "q-K13-row-3" in page.evaluate("document.activeElement.name")
    page.wait_for_timeout(300)
    expect(told(lead, "K13").locator(".refused")).to_have_count(0)
    page.locator("#q-K10-value").focus()
    expect(told(lead, "K13").locator(".refused")).to_be_visible()
    page.fill("[name=q-K13-row-3-cost]", "")
    page.locator("#q-K10-value").focus()
    expect_saved(lead, "K13")
