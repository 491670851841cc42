"""`samenscan interpret` reads three files, and writes reports or says all that is wrong."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import ANSWERS_HEAD, WrittenFiles, many_answers, write_files


def interpret(files: WrittenFiles, language: str = "en") -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(files.arguments(language)))


def told(files: WrittenFiles, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert interpret(files) == 1
    assert not files.out.exists() or not list(files.out.iterdir())
    return capsys.readouterr().err.splitlines()


def test_writes_a_page_and_facts_per_organisation(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    assert interpret(files) == 0
    written = {path.relative_to(files.out).as_posix() for path in files.out.rglob("*.*")}
    assert written == {
        *("own/z1/report.html", "own/z1/facts.json", "own/z1/facts.xlsx"),
        *("own/z2/report.html", "own/z2/facts.json", "own/z2/facts.xlsx"),
        *("collective/report.html", "collective/facts.json"),
    }
    facts = json.loads((files.out / "own" / "z1" / "facts.json").read_text(encoding="utf-8"))
    assert [section["level"] for section in facts["sections"]] == ["3.8", "1.0"]


def test_tells_nothing_together_without_a_certified_plan(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    interpret(files)
    page = (files.out / "collective" / "report.html").read_text(encoding="utf-8")
    assert "2 organisations took part. A collective result needs at least 7" in page
    assert "heeft een reserve" not in page
    facts = json.loads((files.out / "collective" / "facts.json").read_text(encoding="utf-8"))
    assert "questions" not in facts


def test_says_one_report_of_one_organisation_and_two_of_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n, rows in enumerate(("z1,a3,,,yes,\n", "z1,a3,,,yes,\nz2,a3,,,no,\n"), 1):
        folder = tmp_path / str(n)
        folder.mkdir()
        files = write_files(folder, answers=ANSWERS_HEAD + rows)
        assert interpret(files) == 0
        reports, together = capsys.readouterr().out.splitlines()
        assert reports.startswith(("1 own report is in", "2 own reports are in")[n - 1])
        assert reports.endswith(f"{files.out / 'own'}.")
        assert ("1 organisation took part.", "2 organisations took part.")[n - 1] in together


def test_tells_bands_together_under_a_certified_plan(tmp_path: Path) -> None:
    answers, members = many_answers(12, 11)
    files = write_files(tmp_path, answers=answers, members=members + "w99,West\n")
    assert interpret(files) == 0
    facts = json.loads((files.out / "collective" / "facts.json").read_text(encoding="utf-8"))
    assert set(facts["questions"]) == {"a3"}
    written = {path.name for path in (files.out / "collective").iterdir()}
    assert written == {"report.html", "facts.json", "facts.csv", "facts.xlsx"}
    rows = (files.out / "collective" / "facts.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + 3
    page = (files.out / "collective" / "report.html").read_text(encoding="utf-8")
    assert "23 of 24 organisations took part; nothing is assumed about the others." in page
    assert not [code for code in ("e0", "w12") if code in page]


def test_gives_the_same_files_again(tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files = write_files(tmp_path / name)
        interpret(files)
        pages.append({p.name: p.read_bytes() for p in sorted((files.out / "own/z1").iterdir())})
    assert pages[0] == pages[1]


def test_names_every_problem_in_every_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(
        tmp_path,
        answers=ANSWERS_HEAD + "z1,a1,7,1,,\nz1,a9,1,1,,\nz1,a3,,,yep,\n",
        members="organisation,group\nz1,\n",
    )
    lines = told(files, capsys)
    assert [line.split(" ")[0] for line in lines[:4]] == [
        "members.csv:2:",
        "answers.csv:2:",
        "answers.csv:3:",
        "answers.csv:4:",
    ]
    assert lines[4] == "4 points to mend; nothing was written."


def test_names_a_broken_questionnaire(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_files(tmp_path, scan="code: x\nversoin: 1\n")
    assert any("Did you mean “version”?" in line for line in told(files, capsys))


def test_names_files_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_files(tmp_path)
    files.answers.unlink()
    files.members.unlink()
    lines = told(files, capsys)
    assert lines[0].startswith(f"{files.members}: There is no file with this name.")
    assert lines[1].startswith(f"{files.answers}: There is no file with this name.")


def test_refuses_a_file_that_is_not_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    files.answers.write_bytes(b"PK\x03\x04\xff\xfe workbook")
    assert "answers.csv: The workbook is damaged" in told(files, capsys)[0]
    files.members.write_bytes(b"PK\x03\x04\xff\xfe workbook")
    assert "not a text file in UTF-8" in told(files, capsys)[0]


def test_refuses_answers_of_a_stranger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_files(tmp_path, members="organisation,group\nz1,East\n")
    assert "“z2” has answers, but is not in the file of members" in told(files, capsys)[0]


def test_refuses_a_file_without_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "not one answer" in told(write_files(tmp_path, answers=ANSWERS_HEAD), capsys)[0]


def test_refuses_a_folder_with_something_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    files.out.mkdir()
    (files.out / "mine.txt").write_text("keep")
    assert interpret(files) == 1
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in files.out.iterdir()] == ["mine.txt"]


def test_needs_no_site_no_database_and_leaves_nothing_behind(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    program = (
        "import argparse, sys; from samenscan.reports import interpret; "
        "p = argparse.ArgumentParser(); interpret.add_arguments(p); "
        "code = interpret.run(p.parse_args()); "
        "assert not [m for m in sys.modules if m.startswith('samenscan.site')]; sys.exit(code)"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SAMENSCAN", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-c", program, *files.arguments()],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {
        *("scan.yaml", "answers.csv", "members.csv", "out"),
    }
