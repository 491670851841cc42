"""The own report as one file, in a real browser: on a screen, a telephone, dark, and on paper."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, Page

from samenscan.core.answers import Missing, Sheet
from samenscan.core.answers.parse import parse
from samenscan.core.charts import paper_and_practice
from samenscan.core.interpretation import interpret_own, own_answers
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.reports.html import own_report_html
from samenscan.reports.questionnaire_files import the_questionnaire_at
from samenscan.site.demo.answering import answers
from tests.architecture.source import ROOT
from tests.journeys.visitor import AXE, RUN_AXE, TOO_WIDE, Window

SCAN = ROOT / "src" / "samenscan" / "scans" / "content" / "ict-scan-police"
READ_ON = date(2026, 6, 30)
ZONES = ("PZ Alderbeek", "PZ Bovenmeers", "PZ Cleydal")
# A4 at 96 dots per inch, without the margins of 1.5 cm.
PAPER = {"width": 680, "height": 1009}
HEADINGS = """() => [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  .map((one) => Number(one.tagName[1]))"""
FIRST_STEP = """() => document.querySelector("#report-improvement ~ article .next-step")
  .getBoundingClientRect().bottom"""
UNREACHABLE = """() => [...document.querySelectorAll('a[href^="#"]')]
  .filter((one) => !document.getElementById(one.getAttribute("href").slice(1)))
  .map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def scan() -> Questionnaire:
    problems: list[Problem] = []
    found = the_questionnaire_at(SCAN, problems)
    assert found is not None, problems
    return found


def sheet_of(scan: Questionnaire, zone: str) -> Sheet:
    """What an invented zone answers; the last one leaves a whole domain open."""
    given = {
        code: parse(scan.question(code), fields) for code, fields in answers(scan, zone).items()
    }
    if zone == ZONES[-1]:
        given |= {one.code: Missing.NOT_ANSWERED for one in scan.section("G").questions}
    return Sheet("5345", given)


def written(scan: Questionnaire, zone: str, language: str, folder: Path) -> str:
    """The report of a zone as a file; its address."""
    sheet = sheet_of(scan, zone)
    page = own_report_html(
        interpret_own(scan, sheet, day=READ_ON),
        scan,
        language,
        name=zone,
        pairs=paper_and_practice(scan, sheet),
        answers=own_answers(scan, sheet),
    )
    file = folder / f"{zone} {language}.html"
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


class Opened:
    """Windows on a file, and what the file tried to load."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: list[Page] = []
        self.loaded: list[str] = []

    def at(self, address: str, *, width: int = 1280, **window: Unpack[Window]) -> Page:
        """The file in a window of this width."""
        page = self._browser.new_page(viewport={"width": width, "height": 900}, **window)
        page.on("request", lambda request: self.loaded.append(request.url))
        page.goto(address)
        self._pages.append(page)
        return page

    def close(self) -> None:
        """Close the windows."""
        for page in self._pages:
            page.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    yield (opening := Opened(browser))
    opening.close()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("width", "window"),
    [
        (1280, Window()),
        (320, Window()),
        (1280, Window(color_scheme="dark")),
        (320, Window(forced_colors="active")),
    ],
)
def test_is_accessible_fits_and_loads_nothing(
    zone: str, width: int, window: Window, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    address = written(scan, zone, "nl", tmp_path)
    page = opened.at(address, width=width, **window)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(TOO_WIDE) == ""
    assert opened.loaded == [address]
    # What is unfolded has to be accessible too.
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(TOO_WIDE) == ""


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_says_its_language_and_marks_every_other(
    language: str, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at(written(scan, ZONES[0], language, tmp_path))
    assert page.locator("html").get_attribute("lang") == language
    others = page.locator("main [lang]").evaluate_all("(all) => all.map((one) => one.lang)")
    assert language not in others


@pytest.mark.parametrize("zone", ZONES)
def test_has_headings_in_order_and_links_that_lead_somewhere(
    zone: str, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at(written(scan, zone, "fr", tmp_path))
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert not [(one, two) for one, two in pairwise(levels) if two > one + 1]
    assert page.evaluate(UNREACHABLE) == []


@pytest.mark.parametrize("zone", ZONES)
def test_shows_a_first_step_on_the_first_screen(
    zone: str, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    assert opened.at(written(scan, zone, "nl", tmp_path)).evaluate(FIRST_STEP) < 900


def test_unfolds_without_scripts_down_to_the_answers(
    scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at(written(scan, ZONES[1], "nl", tmp_path), java_script_enabled=False)
    card = page.locator("article.finding").first
    evidence = card.locator("dl.evidence")
    assert not evidence.is_visible()
    card.locator("summary").click()
    assert evidence.is_visible()


@pytest.mark.parametrize("zone", ZONES)
def test_prints_the_evidence_and_never_ends_on_an_almost_empty_page(
    zone: str, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at(written(scan, zone, "nl", tmp_path), width=PAPER["width"])
    page.emulate_media(media="print")
    assert page.evaluate(TOO_WIDE) == ""
    assert all(one.is_visible() for one in page.locator("dl.evidence").all())
    assert not page.locator(".report-contents").is_visible()
    # The last part stays whole, so the last page holds at least all of it.
    last = page.locator("main > section").last
    assert last.evaluate("(part) => getComputedStyle(part).breakInside") == "avoid"
    height = last.evaluate("(part) => part.getBoundingClientRect().height")
    assert PAPER["height"] / 5 < height < PAPER["height"]


@pytest.mark.parametrize("zone", ZONES)
def test_tells_each_finding_once_and_no_general_sentence_twice(
    zone: str, scan: Questionnaire, opened: Opened, tmp_path: Path
) -> None:
    report = interpret_own(scan, sheet_of(scan, zone), day=READ_ON).facts
    page = opened.at(written(scan, zone, "en", tmp_path))
    for one in report.findings:
        anchor = f"#finding-{one.id.replace(':', '-')}"
        assert page.locator(anchor).count() == 1, one.id
    told = page.locator("main").text_content() or ""
    # Why a strength matters is told beside those at the start, and not of every other one.
    for one in report.findings:
        if one.rule != "I9":
            n = told.count(str(one.reason))
            assert n == 1 or (n == 0 and one.kind == "strength"), one.reason
