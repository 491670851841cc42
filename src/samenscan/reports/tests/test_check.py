"""`samenscan check` says every problem with its line, or what a questionnaire holds."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenscan.core.questionnaire import schema
from samenscan.reports.check import add_arguments, run

GOOD = """\
code: scan
version: "2"
title: {nl: Scan, fr: Le scan}
languages: [nl, fr]
respondents: [{code: ict, title: {nl: ICT, fr: TIC}}]
sections:
  - {code: A, title: {nl: A, fr: A}, who: ict, minutes: 7,
     questions: [{code: A1, type: text, text: T}]}
  - {code: B, title: {nl: B, fr: B}, minutes: 5,
     questions: [{code: B1, type: text, text: {nl: T, fr: T}}]}
"""


def check(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args([*arguments, "--language", "en"]))


def written(folder: Path, **files: str) -> Path:
    """Files in a folder; `__` in a name is a slash."""
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_says_what_a_questionnaire_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(str(written(tmp_path, scan=GOOD) / "scan.yaml")) == 0
    assert told(capsys) == [
        "scan 2 · Scan",
        "Sections: 2. Questions: 2.",
        "Minutes: 12 (ICT 7, nobody named 5).",
        "Texts that lack a language: nl 0, fr 1.",
    ]


RULES = """\
findings:
  - {id: told, kind: strength, when: A1.answered, title: {nl: T, fr: T}, sees: S, matters: M}
"""


def test_counts_rules_and_tells_what_they_lack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = GOOD.replace("sections:", "findings: [say/rules.yaml]\nsections:")
    folder = written(tmp_path, scan=main, say__rules=RULES)
    assert check(str(folder), "--gaps") == 0
    lines = told(capsys)
    assert lines[2] == "Rules for findings: 1."
    assert lines[4] == "Texts that lack a language: nl 0, fr 3."
    place = os.path.relpath(folder / "say" / "rules.yaml")
    assert f"{place}:2: told sees – fr" in lines
    written(tmp_path, say__rules=RULES.replace("A1.answered", "A2.answered"))
    assert check(str(folder / "scan.yaml")) == 1
    (first, _) = told(capsys)
    assert first.startswith(f"{place}:2: There is no question “A2”. ")


def test_lists_gaps_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, scan=GOOD) / "scan.yaml"
    assert check(str(path), "--gaps") == 0
    assert told(capsys)[-1] == f"{os.path.relpath(path)}:8: A1 text – fr"


def test_says_every_problem_with_file_line_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, scan=GOOD.replace("minutes: 7", "minuts: 7")))
    assert check("scan.yaml") == 1
    assert told(capsys) == [
        "scan.yaml:7: “minuts” is not a known key here. Did you mean “minutes”?",
        "The questionnaire has one point to mend.",
    ]


SECTION = "code: A\ntitle: A\nquestions: [{use: B1}]\n"
BANK = "bank: b\nquestions: [{code: B1, type: level, text: T}]\n"
SET = """\
code: c
version: 1
title: T
languages: nl
bank: ../bank/b.yaml
sections: [{file: a.yaml}]
"""


def test_finds_the_files_of_a_questionnaire_from_its_main_file_and_its_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, c__scan=SET, c__a=SECTION, bank__b=BANK, d__scan=GOOD)
    for place in ("c/scan.yaml", "c"):
        assert check(str(tmp_path / place)) == 0, told(capsys)
    told(capsys)
    assert check(str(tmp_path)) == 0
    assert [line for line in told(capsys) if "·" in line] == ["c 1 · T", "scan 2 · Scan"]


def test_names_the_other_file_where_the_problem_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, c__scan=SET, c__a=SECTION, bank__b=BANK.replace("level", "levl"))
    (tmp_path / "c" / "a.yaml").write_bytes(
        SECTION.replace("title: A", "title: Ä").encode("latin-1")
    )
    monkeypatch.chdir(tmp_path / "c")
    assert check("scan.yaml") == 1
    places = [line.split(": ")[0] for line in told(capsys)]
    assert places[:2] == ["../bank/b.yaml:2", "a.yaml:2"]


@pytest.mark.parametrize(
    ("place", "what"),
    [("gone.yaml", "There is no file"), ("", "no questionnaire in this folder")],
)
def test_says_that_nothing_is_there(
    place: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, notes="a: b\n")
    assert check(str(tmp_path / place)) == 1
    assert what in told(capsys)[0]


def test_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--schema") == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_needs_no_site_and_speaks_the_language_asked_for(tmp_path: Path) -> None:
    path = (
        written(tmp_path, scan=GOOD.replace("type: text, text: T}", "type: txt, text: T}"))
        / "scan.yaml"
    )
    done = subprocess.run(
        [sys.executable, "-m", "samenscan.cli", "check", str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SAMENSCAN_DATABASE_URL": "postgres://nowhere:1/none"},
    )
    assert done.returncode == 1
    assert "Bedoelde u “text”?" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("n_questions", "at_most", "says"),
    [
        (6, 1, "Domain G is told by its level: no answer behind it is settled by it."),
        (3, 1, "is told without its other end, which would settle answers to G0, G1, G2."),
        (2, 1, "Domain G will not be told: its level would settle answers to G0, G1."),
    ],
)
def test_D18_says_whether_a_domain_can_be_told_by_its_level(
    n_questions: int, at_most: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = ", ".join(f"{{code: G{n}, type: level, text: T}}" for n in range(n_questions))
    cut = f"cut: {{at_least: 3, says: x, other_end: {{at_most: {at_most}, says: y}}}}"
    section = f"- {{code: G, title: G, {cut}, questions: [{questions}]}}"
    head = 'code: scan\nversion: "1"\ntitle: T\nlanguages: [nl]\nsections:\n'
    folder = written(tmp_path, scan=f"{head}  {section}\n")
    assert check(str(folder)) == 0
    assert says in capsys.readouterr().out
