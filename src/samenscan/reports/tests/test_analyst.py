"""`samenscan interpret --analyst` writes a page, its facts and a workbook, and says whom for."""

import argparse
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import ANSWERS_HEAD, write_files


def interpret(folder: Path, *, language: str = "en") -> Path:
    files = write_files(folder)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([*files.arguments(language), "--analyst"])) == 0
    return files.out / "analyst"


def test_writes_three_files_and_warns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = interpret(tmp_path)
    assert sorted(path.name for path in own.iterdir()) == [
        "facts.json",
        "facts.xlsx",
        "report.html",
    ]
    assert "Do not share it" in capsys.readouterr().out.splitlines()[-1]
    page = (own / "report.html").read_text(encoding="utf-8")
    assert page.index("For the analyst only") < page.index("<h1>")


def test_writes_nothing_for_the_analyst_unless_asked(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args(files.arguments("en"))) == 0
    assert not (files.out / "analyst").exists()


def test_writes_the_same_bytes_again(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    one, other = interpret(first), interpret(second)
    for name in ("report.html", "facts.json", "facts.xlsx"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_tells_counts_as_facts(tmp_path: Path) -> None:
    facts = json.loads((interpret(tmp_path) / "facts.json").read_text(encoding="utf-8"))
    yes = next(one for one in facts["steps"] if one["measure"] == "a3")
    assert (yes["counts"], yes["n_members"]) == ([1, 1], 2)
    assert facts["for"] == "analyst"


BIG = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: G
    title: {en: "Security & <more>"}
    themes: [{code: protect, title: {en: Protecting}}]
    questions:
      - {code: G1, type: level, theme: protect, text: {en: Patched}}
      - {code: G2, type: level, text: {en: Watched}}
      - {code: G3, type: money, text: {en: What it costs}}
      - {code: G4, type: number, text: {en: Our own secret}, sharing: own}
  - code: N
    title: {en: Together}
    scored: false
    questions:
      - {code: N1, type: priority, about: [G.protect], text: {en: Patching together}}
      - {code: N2, type: ranking, top: 2, text: {en: What comes first},
         choices: [{code: x, text: {en: Nets}}, {code: y, text: {en: Staff}},
                   {code: z, text: {en: Bikes}}]}
"""


@pytest.fixture(name="big", scope="module")
def _big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round of 20 of whom 2 are silent and one typed three zeros too many."""
    rows = []
    for n in range(18):
        cost = 1_000_000 if n == 4 else 1000 + n
        level = 1 + n % 4
        rows += [f"m{n},G1,{level},{level},,\n", f"m{n},G2,{level},{level},,\n"]
        rows += [f"m{n},G3,,,{cost},\n", f"m{n},G4,,,777{n},\n"]
        rows += [f"m{n},N1,,,3/2,\n", f"m{n},N2,,,x>{'y' if n % 3 else 'z'},\n"]
    who = [
        f"m{n},{'East' if n % 2 else 'West'},Member-{n},{'mono' if n % 3 else 'multi'},{9000 + n}\n"
        for n in range(20)
    ]
    folder = tmp_path_factory.mktemp("big")
    files = write_files(
        folder,
        scan=BIG,
        answers=ANSWERS_HEAD + "".join(rows),
        members="organisation,group,name,kind,inhabitants\n" + "".join(who),
    )
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([*files.arguments("en"), "--analyst"])) == 0
    return files.out / "analyst"


def test_names_members_only_where_somebody_has_to_call_them(big: Path) -> None:
    page = (big / "report.html").read_text(encoding="utf-8")
    assert set(re.findall(r"Member-\d+", page)) == {"Member-4", "Member-18", "Member-19"}


def test_keeps_answers_for_the_organisation_alone_out(big: Path) -> None:
    page = (big / "report.html").read_text(encoding="utf-8")
    facts = (big / "facts.json").read_text(encoding="utf-8")
    assert "777" not in page + re.sub(r'"(input_)?hash": ".*"', "", facts)
    assert "serve only the organisation that gave them: 1." in page


def test_tells_sentences_before_anything_else_and_never_an_order(big: Path) -> None:
    page = (big / "report.html").read_text(encoding="utf-8")
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert headings[:3] == ["In short", "Who took part", "What to do together"]
    told = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).casefold()
    for word in ("ranking", "best", "worst", "first place", "position", "score"):
        assert not re.search(rf"\b{word}\b", told), word


def test_gives_every_picture_a_name_a_description_a_table_and_a_sentence(big: Path) -> None:
    page = (big / "report.html").read_text(encoding="utf-8")
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) >= 2
    assert all("<title" in one and "<desc" in one for one in pictures)
    figures = page.split('<figure class="analyst-figure">')[1:]
    assert all("<figcaption>" in one and "<table" in one.split("</details>")[0] for one in figures)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "Security &amp; &lt;more&gt;" in page


def test_writes_peers_and_values_to_check_in_the_workbook(big: Path) -> None:
    book = load_workbook(big / "facts.xlsx")
    assert {"Took part", "Levels", "Answers", "Numbers", "What to do together"} <= set(
        book.sheetnames
    )
    checked = list(book["Values to check"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in checked] == ["Member-4"]
    assert len(list(book["Members like one another"].iter_rows(min_row=2))) == 18
    sized = list(book["Beside members of that size"].iter_rows(min_row=2, values_only=True))
    assert [row[:3] for row in sized][4] == ("G3", "Member-4", 1_000_000)
    assert float(str(sized[4][3])) == pytest.approx(1000, rel=0.2)
    facts = json.loads((big / "facts.json").read_text(encoding="utf-8"))
    assert len(facts["peers"]) == 18
    assert facts["courses"][0]["about"] == [["G", "protect"]]


def test_names_domains_and_questions_in_the_workbook_beside_their_codes(big: Path) -> None:
    book = load_workbook(big / "facts.xlsx")
    asked = {row[0]: row[1] for row in book["Answers"].iter_rows(min_row=2, values_only=True)}
    assert (asked["G1.practice"], asked["G2.paper"]) == ("Patched", "Watched")
    levels = list(book["Levels"].iter_rows(min_row=2, values_only=True))
    assert "Security & <more>" in {row[0] for row in levels}
    numbers = list(book["Numbers"].iter_rows(min_row=2, values_only=True))
    assert all(len(str(row[1])) > 2 for row in numbers)
