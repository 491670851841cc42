"""`samenscan score` prints levels per organisation and writes how each came about."""

import argparse
import json
from pathlib import Path

import pytest

from samenscan.reports.score import add_arguments, run

SCAN = """
code: scan
version: "1"
title: {nl: Scan, en: Survey}
languages: [nl, en]
scoring: {section: themes, total: sections}
sections:
  - code: access
    title: {nl: Toegang, en: Access}
    pass_mark: 3
    themes: [{code: people, title: {nl: Mensen, en: People}}]
    questions:
      - {code: a1, type: yes_no, theme: people, key: yes, yes_score: 5, text: {nl: Eén?, en: Key?}}
      - {code: a2, type: level, theme: people, text: {nl: Plan, en: Plan}, weight: 2}
  - code: profile
    title: {nl: Profiel, en: Profile}
    scored: no
    questions: [{code: p1, type: text, text: {nl: Wie?, en: Who?}}]
"""
HEAD = "organisation,question,paper,practice,value,missing\n"
ANSWERS = HEAD + "z1,a1,,,yes,\nz1,a2,3,4,,\nz2,a1,,,no,\nz2,a2,5,5,,\nz3,a1,,,yes,\n"


def write(folder: Path, answers: str = ANSWERS) -> list[str]:
    (folder / "scan.yaml").write_text(SCAN, encoding="utf-8")
    (folder / "answers.csv").write_text(answers, encoding="utf-8")
    return [str(folder / "answers.csv"), "--questionnaire", str(folder / "scan.yaml")]


def score(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def test_prints_a_row_per_domain_and_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(*write(tmp_path), "--language", "en") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Survey, version 1"
    assert "the results of 3 organisations, for whoever holds their answers" in printed[1]
    rows = [" ".join(line.split()) for line in printed]
    assert rows[3:7] == [
        "z1 Level Weight answered",
        "Access 4.0 / 5 100 % Passes. The level reaches the pass mark of 3, and every key question "
        "its gate.",
        "People 4.0 / 5 100 %",
        "Total 4.0 / 5 100 %",
    ]
    assert (
        "Does not pass. The key question “Key?” reaches 0.0 of 5; it has to reach 2.5." in rows[9]
    )
    assert rows[14].startswith("Access – 0 % 0 % of this domain is answered")


def test_says_nothing_of_others_where_there_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(*write(tmp_path, HEAD + "z1,a1,,,yes,\n"), "--language", "en") == 0
    assert "organisations" not in capsys.readouterr().out


def test_writes_the_whole_explanation(tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    assert score(*write(tmp_path), "--language", "en", "--json", str(out)) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [one["organisation"] for one in told["organisations"]] == ["z1", "z2", "z3"]
    (total,) = told["organisations"][0]["scores"]
    (access,) = total["parts"]
    (people,) = access["parts"]
    (key, plan) = people["parts"]
    assert [one["kind"] for one in (total, access, people, key)] == [
        "total",
        "section",
        "theme",
        "question",
    ]
    assert (access["score"], access["level"], access["passed"]) == ("4/5", "4.0", True)
    assert (plan["score"], plan["weight"]) == ("7/10", "2")
    assert plan["points"] == {"achieved": "7/2", "full": "5", "open": "0"}
    assert plan["parts"][0]["why"] == "The answer: on paper level 3, in practice level 4."
    assert "key question" in access["why"]


def test_speaks_the_language_that_was_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(*write(tmp_path), "--language", "nl") == 0
    printed = capsys.readouterr().out
    assert "Toegang" in printed
    assert "4,0 / 5" in printed


def test_tells_what_should_hold_between_answers_and_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = write(tmp_path)
    rule = "{code: r9, type: number, text: x, constraints: [{rule: r9 < 3, says: Te veel}]}"
    asked = SCAN.replace("questions: [", f"questions: [{rule}, ")
    (tmp_path / "scan.yaml").write_text(asked, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS + "z1,r9,,,5,\nz2,r9,,,2,\n", encoding="utf-8")
    assert score(*given) == 0
    assert capsys.readouterr().out.count("  r9: Te veel\n") == 1


def test_scores_nothing_when_something_has_to_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "scores.json"
    wrong = write(tmp_path, ANSWERS + "z3,a9,,,yes,\n")
    assert score(*wrong, "--language", "en", "--json", str(out)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "answers.csv:7: There is no question “a9”" in told.err
    assert not out.exists()
    out.write_text("mine", encoding="utf-8")
    assert score(*write(tmp_path), "--language", "en", "--json", str(out)) == 1
    assert "There is a file with this name already." in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert score(*write(tmp_path, HEAD), "--language", "en") == 1
    assert "There is not one answer in this file." in capsys.readouterr().err
    (tmp_path / "answers.csv").unlink()
    arguments = [str(tmp_path / "answers.csv"), "--questionnaire", str(tmp_path / "scan.yaml")]
    assert score(*arguments, "--language", "en") == 1
    assert "There is no file with this name." in capsys.readouterr().err


def test_is_the_same_every_time(tmp_path: Path) -> None:
    arguments = write(tmp_path)
    written = []
    for name in ("one.json", "two.json"):
        assert score(*arguments, "--json", str(tmp_path / name)) == 0
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
