"""`samenscan interpret --analyst` writes a page, its facts and a workbook, and says whom for."""

import argparse
import json
from pathlib import Path

import pytest

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import write_files


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
