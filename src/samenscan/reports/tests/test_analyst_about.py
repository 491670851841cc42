"""The report for the analyst tells what the scan says about itself, and what texts are about."""

import argparse
import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import ANSWERS_HEAD, write_files

SCAN = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: a
    title: {en: Network}
    minutes: 4
    questions:
      - {code: a1, type: level, text: {en: Is the network split?}}
      - {code: a2, type: yes_no, text: {en: Is there a <b>spare</b>?}, yes_score: 5}
      - {code: a3, type: text, text: {en: What first?}, sharing: centre}
      - {code: a4, type: text, text: {en: What will change?}, sharing: own}
"""
CANARY = "Zebrafinchium"


def analyst(folder: Path, answers: str, n_members: int, language: str = "en") -> Path:
    who = "organisation,group\n" + "".join(f"z{at},East\n" for at in range(n_members))
    files = write_files(folder, scan=SCAN, answers=ANSWERS_HEAD + answers, members=who)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([*files.arguments(language), "--analyst"])) == 0
    return files.out / "analyst"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    rows = [
        f"z{at},a1,,,,unknown\nz{at},a2,,,yes,\n"
        f"z{at},a3,,,We must talk about the backup and {CANARY} costs,\n"
        f"z{at},a4,,,{CANARY} again,\n"
        for at in range(6)
    ]
    return analyst(tmp_path, "".join(rows), 7)


def test_on_the_page_with_a_sentence_a_reason_and_a_step(written: Path) -> None:
    page = (written / "report.html").read_text(encoding="utf-8")
    assert "For the next questionnaire" in page
    assert "Ask somebody else" in page
    assert "6 of the 6 organisations to which this applies gave no whole answer" in page
    assert "All 6 organisations that answered gave the same answer." in page
    assert "Is there a &lt;b&gt;spare&lt;/b&gt;?" in page
    assert "Budget and costs" in page
    assert "6 of 7 organisations wrote something" in page
    assert "Not read, because these answers serve only the organisation itself: a4." in page


def test_as_json_and_as_sheets(written: Path) -> None:
    facts = json.loads((written / "facts.json").read_text(encoding="utf-8"))
    about = facts["about_the_scan"]
    assert [(one["rule"], one["about"]) for one in about["suggestions"]] == [
        ("Q3", "a1"),
        ("Q6", "a2"),
    ]
    own = next(one for one in about["questions"] if one["question"] == "a4")
    assert (own["n_answered"], own["n_unknown"], own["own"]) == (6, None, True)
    topics = facts["free_text"]["questions"][0]["topics"]
    assert [(one["topic"], one["n_organisations"]) for one in topics] == [
        ("money", 6),
        ("continuity", 6),
    ]
    book = load_workbook(BytesIO((written / "facts.xlsx").read_bytes()))
    assert {"Next questionnaire", "How questions were answered", "Free text"} <= set(
        book.sheetnames
    )
    assert book["Free text"]["B2"].value == "Budget and costs"


def test_without_a_word_of_what_was_written(written: Path) -> None:
    for name in ("report.html", "facts.json"):
        assert CANARY.lower() not in (written / name).read_text(encoding="utf-8").lower()
    book = load_workbook(BytesIO((written / "facts.xlsx").read_bytes()))
    cells = [cell.value for sheet in book for row in sheet for cell in row]
    assert not [cell for cell in cells if CANARY.lower() in str(cell).lower()]


def test_says_so_when_two_answered_and_nothing_is_suggested(tmp_path: Path) -> None:
    folder = analyst(tmp_path, "z0,a2,,,yes,\nz1,a2,,,yes,\n", 2)
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "There is nothing to suggest." in page
    assert "Under five we suggest nothing" in page
    assert "Nobody wrote anything here." in page
