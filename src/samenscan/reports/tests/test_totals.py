"""D19: totals of amounts in sentences, on a page, in tables and in files."""

import argparse
import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samenscan.accounts.models import Person
from samenscan.core.access import Role
from samenscan.core.answers import Dataset, Sheet
from samenscan.core.answers.values import Number
from samenscan.core.disclosure import (
    Members,
    TotalTold,
    attacked_totals,
    register_totals,
    release_totals,
)
from samenscan.core.questionnaire import read
from samenscan.findings.actions import publish
from samenscan.members.tests.make import an_actor
from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.totals import (
    TotalsReport,
    between,
    total_stories,
    totals_body,
    totals_csv_rows,
    totals_sheets,
)
from samenscan.reports.words import tell
from samenscan.scans.tests.make import SOURCE, after_closing, fill, make_world

SCAN = """
code: mini
version: "1"
title: Mini
languages: [en]
sections:
  - code: D
    title: Money
    questions:
      - {code: D5, type: money, text: Costs, decimals: 0,
         total: {at_most: 500000, says: "=spend on <b>running costs</b>"}}
      - {code: C1, type: number, text: Staff, min: 0, decimals: 1, unit: FTE,
         total: {at_most: 4, says: have people for ICT}}
      - {code: B1, type: yes_no, text: Plan, yes_score: 5, no_score: 0,
         cut: {choices: ['yes'], says: a plan}}
"""
ASKED = read(SCAN, "scan.yaml")


def report(n: int = 23) -> TotalsReport:
    sheets = tuple(
        Sheet(f"zone-{at}", {"D5": Number(Decimal(20_000 * at)), "C1": Number(Decimal("1.5"))})
        for at in range(n)
    )
    group_of = {sheet.organisation: "east" for sheet in sheets}
    released, _, _ = release_totals(
        register_totals(ASKED.questions(), 25),
        Dataset(ASKED, sheets),
        group_of,
        Members("2026"),
        earlier=(),
    )
    return TotalsReport(released, attacked_totals(released.facts))


def test_D19_says_between_which_amounts_all_together_lie_and_one_on_average() -> None:
    costs, staff = total_stories(report(), ASKED)
    with override("en"):
        assert tell(costs.between) == "more than 5,000,000 euro and at most 5,100,000 euro"
        assert tell(costs.each) == "on average from 217,000 euro to 222,000 euro"
        assert tell(costs.cap).startswith("One organisation counts for at most 500,000 euro,")
        assert tell(staff.between) == "more than 34 FTE and at most 35 FTE"
        assert tell(staff.each) == "on average from 1.47 FTE to 1.53 FTE"


def told(over: str | None, up_to: str | None) -> TotalTold:
    one = [None if it is None else Decimal(it) for it in (over, up_to)]
    return TotalTold("D5", 23, Decimal(500_000), Decimal(100_000), Decimal(1), one[0], one[1])


def test_D19_the_ends_say_at_most_and_more_than() -> None:
    question = ASKED.question("D5")
    assert str(between(question, told(None, "1500000"))) == "at most 1500000 euro"
    assert str(between(question, told("9900000", None))) == "more than 9900000 euro"


def test_D19_the_average_is_rounded_outward_so_that_it_holds() -> None:
    for n in (7, 11, 23, 25):
        for one in report(n).released.facts:
            story = next(it for it in total_stories(report(n), ASKED) if it.code == one.code)
            low, high = (dict(story.each.params).get(name) for name in ("low", "high"))
            if low is not None and one.over is not None:
                assert Decimal(str(low).split()[0]) * n <= one.over
            if high is not None and one.up_to is not None:
                assert Decimal(str(high).split()[0]) * n >= one.up_to


def test_D19_a_page_tells_totals_and_escapes_what_an_author_wrote() -> None:
    page = totals_body(report(), ASKED, "en")
    assert "more than 5,000,000 euro and at most 5,100,000 euro" in page
    assert "=spend on &lt;b&gt;running costs&lt;/b&gt;" in page
    assert "The amounts of the 23 organisations that took part, added up." in page
    assert "at least 100 per cent" in page


def test_D19_tables_hold_what_was_told_and_not_one_figure_more() -> None:
    with override("en"):
        rows = totals_csv_rows(report(), ASKED)
        sheet = totals_sheets(report(), ASKED)[0]
    assert rows[0][1:3] == ("D5", "total")
    assert rows[0][5:] == ("23", "", "5000001", "5100000")
    assert rows[1][5:] == ("23", "", "34.1", "35.0")
    assert sheet.rows[1][3:] == [23, Decimal("34.1"), Decimal(35), "FTE", Decimal(4)]


def test_D19_interpret_tells_totals_in_every_file(tmp_path: Path) -> None:
    (tmp_path / "scan.yaml").write_text(SCAN)
    zones = [f"zone-{at}" for at in range(12)]
    lines = ["organisation,question,paper,practice,value,missing"]
    lines += [f"{zone},D5,,,{40_000 * at},\n{zone},B1,,,yes," for at, zone in enumerate(zones)]
    (tmp_path / "answers.csv").write_text("\n".join(lines) + "\n")
    members = ["organisation,group", *(f"{zone},east" for zone in zones)]
    (tmp_path / "members.csv").write_text("\n".join(members) + "\n")
    out = tmp_path / "out"
    asked = [str(tmp_path / "answers.csv"), "--questionnaire"]
    asked += [str(tmp_path / "scan.yaml"), "--members", str(tmp_path / "members.csv")]
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([*asked, "--out", str(out), "--language", "en"])) == 0
    page = (out / "collective" / "report.html").read_text()
    assert "more than 2,600,000 euro and at most 2,700,000 euro" in page
    told = list(csv.DictReader(StringIO((out / "collective" / "facts.csv").read_text())))
    assert [row["at_most"] for row in told if row["end"] == "total"] == ["2700000", "12.0"]
    facts = json.loads((out / "collective" / "facts.json").read_text())
    assert facts["totals"]["D5"] == {
        "took_part": 12,
        "at_least": "2600001",
        "at_most": "2700000",
        "one_counts_for_at_most": "500000",
    }


@pytest.mark.django_db
def test_D19_the_page_of_a_round_tells_totals_and_so_do_its_files() -> None:
    source = SOURCE.replace(
        "  - code: G\n",
        "      - {code: D5, type: money, text: Kosten, decimals: 0, weight: 0,\n"
        "         total: {at_most: 50000, says: {nl: geven uit, en: spend}}}\n"
        "  - code: G\n",
    )
    world = make_world(source=source)
    for sheet in world.round.sheets.all():
        lead = world.lead
        if sheet.organisation_id != world.zone.pk:
            lead = an_actor(Role.LEAD, organisation=sheet.organisation)
        fill(lead, sheet, D5={"value": "21000"})
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        client = Client(headers={"accept-language": "nl"})
        client.force_login(Person.objects.get(pk=world.lead.signed_in()))
        session = client.session
        session["second_factor"] = True
        session.save()
        page = client.get(reverse("reports:collective", args=[world.round.pk])).content.decode()
        table = client.get(reverse("reports:collective_csv", args=[world.round.pk]))
        workbook = client.get(reverse("reports:collective_xlsx", args=[world.round.pk]))
    assert "290.000 euro" in page
    assert "300.000 euro" in page
    assert ",total,geven uit," in table.content.decode()
    assert ",290001,300000" in table.content.decode()
    assert workbook.status_code == 200
