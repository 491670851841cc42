"""Filling in with a workbook, and from what is known …"""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.filling import open_ict_scan, open_sheet
from tests.journeys.installation import Installation

# In which column a workbook of the template has the answer.
ANSWER = 5


def test_is_taken_away_filled_in_looked_at_and_saved(
    changing_demo: Installation, visit: Visit, tmp_path: Path
) -> None:
    lead = visit(changing_demo, width=320)
    open_sheet(lead, "lead")
    page, overview = lead.page, lead.path
    assert lead.go(f"{overview}werkboek/") == 200
    lead.check()
    page.screenshot(path=str(tmp_path / "workbook.png"), full_page=True)
    with page.expect_download() as taken:
        page.locator("a[download]").click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    book = load_workbook(file)
    for sheet in book.worksheets:
        for number, row in enumerate(sheet.iter_rows(min_row=5), 5):
            if row[0].value == "FB3":
                sheet.cell(number, ANSWER, "ja")
            if row[0].value == "FB2":
                sheet.cell(number, ANSWER, "misschien")
    book.save(file)
    page.set_input_files("#workbook", file)
    with page.expect_navigation():
        page.locator("main form button").click()
    lead.check()
    page.screenshot(path=str(tmp_path / "preview.png"), full_page=True)
    expect(page.locator("#taken")).to_contain_text("1")
    expect(page.locator("#unclear")).to_be_visible()
    with page.expect_navigation():
        page.locator("main form button").click()
    lead.go(f"{overview}FB/")
    assert page.locator("input[name='q-FB3-value'][value='yes']").is_checked()


def test_starts_from_the_previous_scan_with_the_keyboard_alone(
    changing_demo: Installation, visit: Visit, tmp_path: Path
) -> None:
    lead = visit(changing_demo)
    overview = open_ict_scan(visit(changing_demo), lead, "Opnieuw")
    page = lead.page
    start = page.locator("form[action$='/beginnen/'] button")
    start.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    lead.check()
    page.screenshot(path=str(tmp_path / "started.png"))
    first = page.locator("#start-heading ~ p a.button")
    first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    lead.check()
    page.screenshot(path=str(tmp_path / "offers.png"))
    n_offered = page.locator(".offer").count()
    assert n_offered > 2
    # The keyboard stands on “still true” of the first, and then on that of the next.
    for left in (n_offered - 1, n_offered - 2):
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(".offer")).to_have_count(left)
    page.set_viewport_size({"width": 320, "height": 800})
    lead.check()
    page.screenshot(path=str(tmp_path / "offers-320.png"))
    lead.go(overview)
    lead.check()
