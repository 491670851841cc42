"""`samenscan explain` goes from a sentence down to the answers, and says why nothing is said."""

import argparse
from pathlib import Path

import pytest

from samenscan.base.clock import today
from samenscan.reports.explain import add_arguments, run

SCAN = """
code: scan
version: "1"
title: {nl: Scan, en: Survey}
languages: [nl, en]
findings: [rules.yaml]
sections:
  - code: B
    title: {nl: Back-up, en: Backup}
    questions:
      - {code: b1, type: level, key: yes, text: {nl: Kopie, en: Copy}}
      - {code: b2, type: date, text: {nl: Laatste test, en: Last test}}
"""
RULES = """
findings:
  - id: old-test
    kind: risk
    severity: high
    when: months_since(b2) > 12 && level.B < 4
    title: {nl: Een oude test, en: An old test}
    sees: {nl: "Getest op {answer.b2}.", en: "Tested on {answer.b2}."}
    matters: {nl: Sindsdien veranderde veel., en: Much changed since.}
    step: {nl: Test één map., en: Test one folder.}
    references: [CyFun2025 PR.DS-11]
"""
HEAD = "organisation,question,paper,practice,value,missing\n"
ANSWERS = HEAD + "z1,b1,3,3,,\nz1,b2,,,2024-01-15,\nz2,b1,3,3,,\n"
MEMBERS = "organisation,group\nz1,east\nz2,east\nz3,east\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "scan.yaml").write_text(SCAN, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    return tmp_path


def explain(files: Path, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    given = [str(files / "answers.csv"), "--questionnaire", str(files / "scan.yaml")]
    given += ["--members", str(files / "members.csv"), "--language", "en", *arguments]
    return run(parser.parse_args(given))


TOLD = """\
“An old test” for z1
Rule old-test, domain “Backup”

What is told
  It is told first, among where you could start.
  What we see: Tested on 15/01/2024.
  Why it matters: Much changed since.
  First step: Test one folder.
  Where this is asked for: CyFun2025 PR.DS-11

When it is told, and what your answers say
  [yes] all of these:
    [yes] the number of whole months since “Last test” is more than 12
      b2 “Last test”: 15/01/2024
      the day on which the answers are read: 30/09/2026
    [yes] the level of “Backup” is less than 4
      level.B the level of “Backup”: level 3.0

How the numbers came about
  B Backup = 3.0: """


def test_tells_the_whole_way(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--organisation", "z1", "--finding", "old-test", "--day", "2026-09-30")
    assert explain(files, *arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith(TOLD)
    assert "\n    b1 Copy: Score 0.6" in out
    assert "      The answer: on paper level 3, in practice level 3." in out
    assert "Answers read as on: 30/09/2026" in out
    assert out.count("Fingerprint of") == 3
    assert explain(files, *arguments) == 0
    assert capsys.readouterr().out == out


def test_tells_what_a_rule_waits_for(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(files, "--organisation", "z2", "--finding", "old-test") == 0
    out = capsys.readouterr().out
    assert "It is not told: an answer is not there that it needs." in out
    assert "  [not known] all of these:\n    [not known] the number of whole months" in out
    assert "It waits for\n  b2 “Last test”: not answered\n" in out
    assert "What we see" not in out
    assert f"{today().day:02}/{today().month:02}/{today().year}" in out


def test_lists_every_rule_when_none_is_named(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(files, "--organisation", "z2") == 0
    assert capsys.readouterr().out.splitlines() == [
        "The rules of this scan for z2",
        "  [not known] old-test: An old test (It waits for b2)",
        "0 of 1 rules speak.",
    ]
    (files / "scan.yaml").write_text(SCAN.replace("findings:", "# "), encoding="utf-8")
    assert explain(files, "--organisation", "z2") == 0
    assert "has no rules of its own" in capsys.readouterr().out


def test_tells_about_a_general_rule(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(files, "--organisation", "z1", "--finding", "I5:b1") == 0
    out = capsys.readouterr().out
    assert "Rule I5:b1, domain “Backup”" in out
    assert "[yes] “Copy” is a key point of its domain" in out
    assert "[no] the answer lies below 50 % of full marks" in out


@pytest.mark.parametrize(
    ("organisation", "finding", "said"),
    [
        ("z1", "old-tets", "No finding is called “old-tets”. Did you mean “old-test”?"),
        ("z1", "I5:b9", "No finding is called “I5:b9”. Did you mean “I5:b"),
        (
            "z4",
            "old-test",
            "members.csv: “z4” is not in the file of members. Use one of these: z1, z2",
        ),
        ("z3", "old-test", "members.csv: “z3” gave no answers"),
    ],
)
def test_says_what_was_meant(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    organisation: str,
    finding: str,
    said: str,
) -> None:
    assert explain(files, "--organisation", organisation, "--finding", finding) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def test_refuses_what_is_no_day(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        explain(files, "--organisation", "z1", "--finding", "x", "--day", "30/9/2026")
    assert "'30/9/2026' is no day; write it as 2026-09-30" in capsys.readouterr().err
