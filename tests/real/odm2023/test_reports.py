"""Reports of 2023: every country reads its own result and nobody else's, in files of their own."""

import argparse
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from samenscan.core.questionnaire import Questionnaire
from samenscan.reports.interpret import add_arguments, run
from tests.real.odm2023.importer import ImportedFiles
from tests.real.odm2023.source import Source

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "rect", "circle"}


@pytest.fixture(scope="session")
def reports(files: ImportedFiles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `samenscan interpret` writes for the 35 countries."""
    folder = tmp_path_factory.mktemp("reports")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    arguments = [str(files.answers), "--questionnaire", str(files.questionnaire)]
    arguments += ["--members", str(files.members), "--out", str(folder), "--language", "en"]
    assert run(parser.parse_args(arguments)) == 0
    return folder


class _Tags(HTMLParser):
    """Opens and closes tags, and remembers what does not match and what would be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.mistakes: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [
            f"{tag} {key}"
            for key, value in attrs
            if key in {"src", "href", "srcset"} and not (value or "").startswith("#")
        ]
        self.loads += [tag] if tag in {"script", "link", "iframe", "object"} else []
        self.mistakes += [f"{tag} {key}" for key, _ in attrs if key == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.mistakes.append(f"</{tag}>")


def test_are_written_for_every_country(source: Source, reports: Path) -> None:
    written = sorted(path.parent.name for path in (reports / "own").glob("*/report.html"))
    assert written == [country.code for country in source.countries]


def test_are_well_formed_and_load_nothing(reports: Path) -> None:
    pages = list(reports.rglob("*.html"))
    assert len(pages) == 36
    for path in pages:
        page = path.read_text(encoding="utf-8")
        tags = _Tags()
        tags.feed(page)
        assert (tags.mistakes, tags.open, tags.loads) == ([], [], []), path
        assert not re.search(r"@import|url\(", page), path
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path


def test_name_nobody_else(source: Source, reports: Path, questionnaire: Questionnaire) -> None:
    for country in source.countries:
        folder = reports / "own" / country.code
        told = (folder / "report.html").read_text(encoding="utf-8")
        facts = (folder / "facts.json").read_text(encoding="utf-8")
        assert country.name in told
        for other in source.countries:
            if other.code != country.code:
                assert other.name not in told + facts, (country.code, other.code)
        assert "European Union" not in told + facts
    together = (reports / "collective" / "report.html").read_text(encoding="utf-8")
    assert not [country.name for country in source.countries if country.name in together]


def test_show_no_value_of_another_country(source: Source, reports: Path) -> None:
    hashes, levels = set(), {}
    for country in source.countries:
        facts = json.loads((reports / "own" / country.code / "facts.json").read_text())
        hashes.add(facts["input_hash"])
        told = [part for one in facts["sections"] for part in (one, *one["themes"])]
        levels[country.code] = {part["level"] for part in told}
        page = (reports / "own" / country.code / "report.html").read_text(encoding="utf-8")
        shown = set(re.findall(r">(\d+\.\d)<", page))
        assert shown <= levels[country.code] | {"60.0"}, country.code
    assert len(hashes) == 35


def test_show_the_published_level(source: Source, reports: Path) -> None:
    full = {"D1": 640, "D2": 600, "D3": 650, "D4": 650}
    n_countries = 0
    for country in source.countries:
        if country.code == "AL":
            continue
        facts = json.loads((reports / "own" / country.code / "facts.json").read_text())
        for section in facts["sections"]:
            index = Decimal(100 * country.dimensions[section["code"][1:]]) / full[section["code"]]
            assert section["level"] == str(index.quantize(Decimal("0.1"), ROUND_HALF_UP))
        n_countries += 1
    assert n_countries == 34


def test_tell_together_only_bands(reports: Path) -> None:
    facts = json.loads((reports / "collective" / "facts.json").read_text())
    assert len(facts["questions"]) == 160
    assert {band for bands in facts["questions"].values() for band in bands.values()} == {
        "few",
        "some",
        "many",
    }
    page = (reports / "collective" / "report.html").read_text(encoding="utf-8")
    assert "All 35 organisations took part." in page


def test_never_speak_of_a_rank(reports: Path, questionnaire: Questionnaire) -> None:
    asked = sorted((question.text.told("en") for question in questionnaire.questions()), key=len)
    for path in reports.rglob("*.html"):
        told = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        # What its authors asked for, such as best practices, is theirs.
        for question in reversed(asked):
            told = told.replace(escape(question), "")
        assert not re.search(r"\b(rank|ranked|(?<!at )best|worst|score|grade)\b", told, re.I), path
