"""The report for the analyst on what changed for the group …"""

import argparse
import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import ANSWERS_HEAD, many_answers, write_files


def rows(level: int, n: int, first: int = 0) -> str:
    codes = [f"e{at}" for at in range(first, first + n)]
    return "".join(f"{code},a1,{level},{level},,\n{code},a2,2,2,,\n" for code in codes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten members; eight answered both rounds, one only then, one only now."""
    _, members = many_answers(10, 0)
    files = write_files(tmp_path, answers=ANSWERS_HEAD + rows(4, 9, first=1), members=members)
    then = tmp_path / "then.csv"
    then.write_text(ANSWERS_HEAD + rows(2, 9), encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = ("--analyst", "--earlier", str(then), "--earlier-day", "2025-06-01")
    assert run(parser.parse_args([*files.arguments("en"), *options])) == 0
    return files.out / "analyst"


def test_r8_counts_who_took_part_twice_and_names_the_others(folder: Path) -> None:
    page = (folder / "report.html").read_text(encoding="utf-8")
    section = page[page.index('id="analyst-trend"') :].split("</section>")[0]
    assert "Beside the round of 01/06/2025 (version 1)" in section
    assert (
        "8 members took part in both rounds and are compared; 1 only now, 1 only then." in section
    )
    assert "<strong>Only now:</strong> e9." in section
    assert "<strong>Only then:</strong> e0." in section
    assert section.count("<tr>") == 2 and "<strong>up</strong>" in section
    assert (
        "1 show no clear change, 0 were answered twice by too few members, and 2 compare" in section
    )
    assert "A higher mean is not yet an improvement." in section


def test_r9_stands_among_the_facts_with_exact_chances(folder: Path) -> None:
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    (trend,) = facts["trends"]
    questions = {one["code"]: one for one in trend["questions"]}
    assert (questions["a1"]["chance"], questions["a1"]["turn"]) == ("1/128", "rose")
    assert (questions["a2"]["stayed"], questions["a2"]["turn"]) == (8, "steady")
    assert questions["a3"]["turn"] is None
    assert (trend["came"], trend["left"]) == (["e9"], ["e0"])


def test_has_a_sheet_of_its_own(folder: Path) -> None:
    book = load_workbook(BytesIO((folder / "facts.xlsx").read_bytes()))
    sheet = book["Trend 1"]
    assert [cell.value for cell in sheet[1]][:4] == ["Code", "Subject", "Members", "Rose"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["a1", "a2"]


def test_is_not_there_without_an_earlier_round(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([*files.arguments("en"), "--analyst"])) == 0
    page = (files.out / "analyst" / "report.html").read_text(encoding="utf-8")
    assert 'id="analyst-trend"' not in page
