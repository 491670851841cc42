"""The own report on what changed since an earlier round …"""

import json
import re
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from samenscan.core.answers import Levels, Sheet
from samenscan.core.interpretation import interpret_own, own_answers
from samenscan.core.interpretation.trend import Crossing, Earlier
from samenscan.core.questionnaire import Questionnaire, read
from samenscan.core.questionnaire.versions import Bridge, How, Step, completed
from samenscan.reports.facts import own_facts
from samenscan.reports.html import own_report_body
from samenscan.reports.own_workbook import own_workbook

CODES = tuple(f"b{n}" for n in range(1, 6))


def form(version: str, codes: tuple[str, ...] = CODES) -> Questionnaire:
    questions = "".join(
        f"      - {{code: {code}, type: level, text: {{nl: Punt <{code}>}}}}\n" for code in codes
    )
    return read(
        f"code: mini\nversion: '{version}'\ntitle: Mini\nlanguages: [nl]\n"
        "scale: {max: 5, levels: [a, b, c, d, e, f]}\n"
        f"sections:\n  - code: b\n    title: Beleid\n    questions:\n{questions}",
        "mini.yaml",
    )


OLD, NEW = form("1"), form("2", (*CODES, "b6"))
BRIDGE = completed(Bridge("1", (Step(("b5",), ("b5",), How.BROKEN),)), OLD, NEW)


def sheet(*levels: int) -> Sheet:
    given = {f"b{n}": Levels(level, level) for n, level in enumerate(levels, 1)}
    return Sheet("zone", given)


EARLIER = Earlier(OLD, sheet(1, 1, 4, 2, 5), (Crossing(BRIDGE, NEW),), date(2025, 6, 1))
NOW = sheet(3, 3, 2, 2, 1, 5)


def body(*earlier: Earlier, language: str = "en") -> str:
    return own_report_body(interpret_own(NEW, NOW, earlier=earlier), NEW, language)


def test_stands_in_a_section_of_its_own() -> None:
    page = body(EARLIER)
    section = page[page.index('id="report-trend"') :]
    section = section[: section.index("</section>")]
    assert "Beside the round of 01/06/2025 (version 1)" in section
    assert "4 of the 6 questions that count for a level can be compared" in section
    assert '<th scope="row">Beleid (4 of 6 questions)</th>' in re.sub(r"</?span[^>]*>", "", section)
    up, down = section.index("What went up"), section.index("What went down")
    assert up < section.index("Punt &lt;b1&gt;") < down < section.index("Punt &lt;b3&gt;")
    assert "Then: on paper level 4, in practice level 4" in section
    assert "Now: on paper level 2, in practice level 2" in section
    assert "Lay the two answers of one question" in section
    assert "1 question changed, so its answers cannot be compared." in section
    assert "1 question is new." in section
    assert "(b5)" in section and "(b6)" not in section


def test_is_not_there_without_an_earlier_round() -> None:
    assert 'id="report-trend"' not in body()


def test_tells_every_earlier_round_with_a_chart_of_its_own() -> None:
    older = Earlier(NEW, sheet(0, 0, 0, 0, 0, 0), (), date(2024, 6, 1))
    page = body(EARLIER, older)
    assert re.findall(r'id="(report-trend[^"]*)"', page) == [
        "report-trend",
        "report-trend-1",
        "report-trend-2",
    ]
    names = re.findall(r'id="(trend-\d[^"]*)"', page)
    assert names and len(names) == len(set(names))
    assert page.count("What may be called a change") == 1


def test_offers_no_first_step_where_nothing_fell() -> None:
    page = body(Earlier(NEW, NOW))
    assert "What went" not in page[page.index('id="report-trend"') :].split("</section>")[0]
    assert "Lay the two answers" not in page


def test_stands_among_the_facts() -> None:
    released = interpret_own(NEW, NOW, earlier=(EARLIER,))
    (trend,) = json.loads(own_facts(released, NEW, "en"))["trends"]
    (domain,) = trend["domains"]
    assert (domain["before"], domain["after"], domain["turn"]) == ("2.0", "2.5", "rose")
    assert (trend["version"], trend["day"], trend["n_compared"]) == ("1", "2025-06-01", 4)
    assert [one["turn"] for one in trend["questions"]] == ["rose", "rose", "fell", "steady"]
    assert trend["not_compared"] == [
        {"why": "new", "questions": ["b6"]},
        {"why": "changed", "questions": ["b5"]},
    ]
    assert trend["questionnaire_hash"] == OLD.content_hash
    assert len(trend["input_hash"]) == 64


def test_has_a_sheet_in_the_workbook_of_own_facts() -> None:
    def book(*earlier: Earlier) -> Workbook:
        released = interpret_own(NEW, NOW, earlier=earlier)
        return load_workbook(BytesIO(own_workbook(released, own_answers(NEW, NOW), NEW, "en")))

    assert "What changed" not in book().sheetnames
    changed = book(EARLIER)["What changed"]
    rows = [[cell.value for cell in row] for row in changed.iter_rows(min_row=2)]
    assert [(row[1], row[3], row[4], row[5]) for row in rows] == [
        ("b", 2, 2.5, "up"),
        ("b1", 1, 3, "up"),
        ("b2", 1, 3, "up"),
        ("b3", 4, 2, "down"),
        ("b4", 2, 2, "no clear change"),
    ]
    assert rows[3][6:] == [
        "on paper level 4, in practice level 4",
        "on paper level 2, in practice level 2",
    ]
