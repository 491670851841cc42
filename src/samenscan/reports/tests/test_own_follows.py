"""An own report tells what was calculated, and which rules between answers do not hold."""

import json
import re
from decimal import Decimal
from html import unescape

from samenscan.core.answers import Missing, Number, Sheet, YesNo
from samenscan.core.answers.values import Answer
from samenscan.core.interpretation import interpret_own
from samenscan.core.questionnaire import read
from samenscan.reports.facts import own_facts
from samenscan.reports.html import own_report_body

SCAN = """\
code: mini
version: "1"
title: {nl: Kleine scan, en: Small scan}
languages: [nl, en]
sections:
  - code: a
    title: {nl: Netwerk, en: Network}
    questions:
      - {code: cost, type: number, decimals: 2, text: {nl: Kosten, en: Costs}}
      - {code: staff, type: number, text: {nl: Personeel, en: Staff},
         constraints: [{rule: staff < 100, says: {nl: Is het <b>echt</b> zo veel?}}]}
      - {code: big, type: yes_no, text: {nl: Groot?, en: Large?}}
      - {code: each, type: derived, decimals: 2, unit: {nl: euro per hoofd, en: euro per head},
         text: {nl: Kosten per hoofd, en: Costs per head}, value: cost / staff}
      - {code: only, type: derived, text: {nl: Alleen groot, en: Only large},
         asked_when: big, value: "cost > 5.0 ? cost : staff"}
"""


def body(language: str = "en", **answers: Answer) -> str:
    asked = read(SCAN, "scan.yaml")
    return own_report_body(interpret_own(asked, Sheet("z1", answers)), asked, language)


def facts(**answers: Answer) -> dict[str, list[dict[str, str]]]:
    asked = read(SCAN, "scan.yaml")
    found: dict[str, list[dict[str, str]]] = json.loads(
        own_facts(interpret_own(asked, Sheet("z1", answers)), asked, "en")
    )
    return found


def section(page: str) -> str:
    found = page.split('id="report-follows"')[1].split("</section>")[0]
    return " ".join(unescape(re.sub("<[^>]*>", " ", found)).split())


COST, FEW, MANY = Number(Decimal(500)), Number(Decimal(8)), Number(Decimal(200))


def test_tells_a_calculated_value_with_its_unit_and_how_in_words() -> None:
    page = body(cost=COST, staff=FEW)
    told = section(page)
    assert "One value was calculated from your answers." in told
    assert "Costs per head 62.50 euro per head “Costs” divided by “Staff”" in told
    assert 'data-label="Value">62.50 euro per head</td>' in page
    assert "Check these answers" not in told
    assert "does not hold" not in told
    assert "62,50 euro per hoofd" in section(body("nl", cost=COST, staff=FEW))


def test_shows_a_calculation_of_many_steps_as_it_was_written() -> None:
    told = section(body(cost=COST, staff=FEW, big=YesNo(True)))
    assert "2 values were calculated from your answers." in told
    assert "Only large 500 the formula cost > 5.0 ? cost : staff" in told
    assert "staff holds" not in told


def test_tells_no_value_that_is_not_asked_or_not_known() -> None:
    assert "Only large" not in body(cost=COST, staff=FEW, big=YesNo(False))
    for one in (body(cost=COST), body(cost=COST, staff=Missing.UNKNOWN), body()):
        assert "report-follows" not in one
    assert facts(cost=COST)["calculated"] == []


def test_tells_a_rule_that_does_not_hold_in_the_words_of_its_author() -> None:
    page = body(staff=MANY)
    told = section(page)
    assert told.endswith(
        "One rule between your answers does not hold. "
        "Check these answers: Is het <b>echt</b> zo veel? Not translated yet: NL · Question staff"
    )
    assert "<b>" not in page
    assert '<span lang="nl">Is het' in page
    assert "<table" not in page.split('id="report-follows"')[1].split("</section>")[0]
    assert "report-follows" not in body(staff=FEW)


def test_says_the_same_as_facts() -> None:
    found = facts(cost=COST, staff=MANY)
    assert found["calculated"] == [
        {
            "question": "each",
            "title": "Costs per head",
            "value": "2.50",
            "shown": "2.50 euro per head",
            "how": "“Costs” divided by “Staff”",
        }
    ]
    assert found["broken"] == [{"question": "staff", "says": "Is het <b>echt</b> zo veel?"}]
