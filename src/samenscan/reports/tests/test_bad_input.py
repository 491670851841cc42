"""Wrong input … (each test finishes the sentence)."""

import argparse
import json
import re
from pathlib import Path

import pytest

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.bad_input import HEAD, REFUSED, REPORTED, SCAN, Refused, Reported

PAGE = Path(__file__).parents[4] / "docs" / "howto" / "interpret-answers.md"


def interpret(folder: Path, answers: str | bytes, members: str | bytes, *more: str) -> int:
    for name, content in (("scan.yaml", SCAN), ("answers.csv", answers), ("members.csv", members)):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    line = [
        str(folder / "answers.csv"),
        *("--questionnaire", str(folder / "scan.yaml")),
        *("--members", str(folder / "members.csv")),
        *("--out", str(folder / "out")),
        *("--language", "en"),
        *more,
    ]
    return run(parser.parse_args(line))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.what)
def test_is_told_with_its_place_and_nothing_is_written(
    case: Refused, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert interpret(tmp_path, case.answers, case.members) == 1
    told = capsys.readouterr().err
    assert case.told in told
    assert re.match(r"(answers|members)\.csv\b", told)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", REPORTED, ids=lambda case: case.what)
def test_that_says_nothing_is_told_as_such(
    case: Reported, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert interpret(tmp_path, HEAD + case.rows, case.members) == 0
    assert case.collective in capsys.readouterr().out
    levels = {}
    for path in (tmp_path / "out" / "own").glob("*/facts.json"):
        written = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(NaN|Infinity|inf)\b", written)
        sections = json.loads(written)["sections"]
        levels[path.parent.name] = tuple(section["level"] for section in sections)
    assert levels == case.levels
    together = json.loads((tmp_path / "out" / "collective" / "facts.json").read_text())
    assert together.get("questions") == case.bands


@pytest.mark.parametrize("case", REPORTED, ids=lambda case: case.what)
def test_that_says_nothing_is_told_as_such_to_the_analyst_too(
    case: Reported, tmp_path: Path
) -> None:
    assert interpret(tmp_path, HEAD + case.rows, case.members, "--analyst") == 0
    facts = (tmp_path / "out" / "analyst" / "facts.json").read_text(encoding="utf-8")
    json.loads(facts, parse_constant=lambda constant: pytest.fail(constant))
    page = (tmp_path / "out" / "analyst" / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"\b(NaN|nan|inf|None)\b", page)
    shares = "Most members stand close to one another" in page
    assert shares is (case.what == "everyone identical")
    assert ("too few to say what they share" in page) is any(
        level for levels in case.levels.values() for level in levels if not shares
    )


def test_is_listed_in_the_guide_as_it_is_answered() -> None:
    _, _, after = PAGE.read_text(encoding="utf-8").partition("| what is in the files | what")
    listed = [line for line in after.split("\n\n")[0].splitlines()[2:] if line.startswith("|")]
    refused = [f"| {case.what} | {case.told} |" for case in REFUSED]
    reported = [f"| {case.what} | {case.told} |" for case in REPORTED]
    assert listed == [*refused, *reported]
