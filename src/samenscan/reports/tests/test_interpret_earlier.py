"""`samenscan interpret --earlier` …"""

import argparse
import json
from pathlib import Path

import pytest

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import ANSWERS_HEAD, SCAN, write_files

TODAY = SCAN.replace('version: "1"', 'version: "2"')
BRIDGE = """\
bridge:
  from: "1"
  questions:
    - {old: [a2], new: [a2], how: broken}
"""
THEN = "z1,a1,1,1,,\nz1,a2,4,1,,\nz1,a3,,,no,\nz1,b1,1,1,,\n"


class Told:
    """One run with earlier rounds: its exit code, its folder, what it said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], scan: str) -> None:
        self.folder = folder
        self.capsys = capsys
        self.files = write_files(folder, scan=scan)
        self.err = ""

    def write(self, name: str, content: str) -> str:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def run(self, *more: str) -> int:
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        code = run(parser.parse_args([*self.files.arguments("en"), *more]))
        self.err = self.capsys.readouterr().err
        return code

    def trends(self, who: str) -> list[dict[str, object]]:
        written = (self.files.out / "own" / who / "facts.json").read_text(encoding="utf-8")
        found: list[dict[str, object]] = json.loads(written)["trends"]
        return found


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(tmp_path, capsys, TODAY + BRIDGE)


def test_tells_what_changed_over_the_bridge_of_the_questionnaire(told: Told) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    old = told.write("old.yaml", SCAN)
    options = ("--earlier", then, "--earlier-questionnaire", old, "--earlier-day", "2025-06-01")
    assert told.run(*options) == 0
    assert told.err == ""
    (trend,) = told.trends("z1")
    assert (trend["version"], trend["day"], trend["n_compared"]) == ("1", "2025-06-01", 3)
    assert trend["not_compared"] == [{"why": "changed", "questions": ["a2"]}]
    assert told.trends("z2") == []
    page = (told.files.out / "own" / "z1" / "report.html").read_text(encoding="utf-8")
    assert "Beside the round of 01/06/2025 (version 1)" in page


def test_takes_the_questionnaire_of_today_where_no_other_is_named(told: Told) -> None:
    assert told.run("--earlier", str(told.files.answers)) == 0
    (trend,) = told.trends("z1")
    assert (trend["version"], trend["n_compared"], trend["n_applicable"]) == ("2", 4, 4)


def test_takes_several_rounds_the_most_recent_first(told: Told) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    old = told.write("old.yaml", SCAN)
    form = str(told.files.questionnaire)
    rounds = ("--earlier", then, "--earlier", str(told.files.answers))
    forms = ("--earlier-questionnaire", old, "--earlier-questionnaire", form)
    days = ("--earlier-day", "2024-06-01", "--earlier-day", "2025-06-01")
    assert told.run(*rounds, *forms, *days) == 0
    assert [one["day"] for one in told.trends("z1")] == ["2025-06-01", "2024-06-01"]


def test_goes_over_a_version_in_between(told: Told) -> None:
    older = SCAN.replace('version: "1"', 'version: "0"').replace("code: a1", "code: a0")
    step = "    - {old: [a0], new: [a1], how: renamed}\n"
    middle = SCAN + BRIDGE.replace('from: "1"', 'from: "0"').split("    - ")[0] + step
    then = told.write("then.csv", ANSWERS_HEAD + THEN.replace("a1", "a0"))
    forms = [told.write("oldest.yaml", older), told.write("middle.yaml", middle)]
    named = [word for form in forms for word in ("--earlier-questionnaire", form)]
    assert told.run("--earlier", then, *named) == 0
    (trend,) = told.trends("z1")
    assert (trend["version"], trend["n_compared"]) == ("0", 3)


def test_says_that_no_bridge_leads_to_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(tmp_path, capsys, TODAY)
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    old = told.write("old.yaml", SCAN)
    assert told.run("--earlier", then, "--earlier-questionnaire", old) == 1
    assert "No bridge leads from version 1 to version 2." in told.err
    assert not told.files.out.exists()


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (SCAN.replace("code: mini", "code: other"), "This is the questionnaire “other”"),
        (TODAY.replace("a3", "a9"), "Two files that differ are both version 2."),
        ("code: [", "old.yaml:1"),
    ],
)
def test_refuses_another_questionnaire(told: Told, old: str, expected: str) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    named = told.write("old.yaml", old)
    assert told.run("--earlier", then, "--earlier-questionnaire", named) == 1
    assert expected in told.err


def test_refuses_a_bridge_that_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = BRIDGE.replace(
        "old: [a2], new: [a2], how: broken", "old: [a7], new: [a2], how: renamed"
    )
    told = Told(tmp_path, capsys, TODAY + wrong)
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    old = told.write("old.yaml", SCAN)
    assert told.run("--earlier", then, "--earlier-questionnaire", old) == 1
    assert "Version 1 has no question a7." in told.err


def test_tells_who_answered_then_and_not_now(told: Told) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN + "z8,a3,,,no,\n")
    old = told.write("old.yaml", SCAN)
    assert told.run("--earlier", then, "--earlier-questionnaire", old) == 0
    assert "“z8” answered then and not now." in told.err
    assert "predecessor" in told.err


def test_names_no_more_than_ten_of_them(told: Told) -> None:
    rows = "".join(f"y{n},a3,,,no,\n" for n in range(11))
    then = told.write("then.csv", ANSWERS_HEAD + THEN + rows)
    assert told.run("--earlier", then) == 0
    assert "11 organisations answered then and not now: y0, y1, y10, y2," in told.err
    assert "y8, …." in told.err


def test_refuses_answers_of_other_organisations_only(told: Told) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN.replace("z1", "q1"))
    old = told.write("old.yaml", SCAN)
    assert told.run("--earlier", then, "--earlier-questionnaire", old) == 1
    assert "Not one organisation answered both" in told.err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--earlier-questionnaire", "{form}"), "and no answers to it"),
        (
            (
                "--earlier",
                "{answers}",
                "--earlier",
                "{answers}",
                "--earlier-questionnaire",
                "{form}",
            ),
            "not every questionnaire is named",
        ),
        (
            ("--earlier", "{answers}", "--earlier", "{answers}", "--earlier-day", "2025-01-01"),
            "not every day is named",
        ),
    ],
)
def test_asks_for_as_many_questionnaires_and_days_as_rounds(
    told: Told, options: tuple[str, ...], expected: str
) -> None:
    form, answers = str(told.files.questionnaire), str(told.files.answers)
    assert told.run(*(one.format(form=form, answers=answers) for one in options)) == 1
    assert expected in told.err


def test_says_that_a_file_of_then_is_not_there(told: Told) -> None:
    assert told.run("--earlier", str(told.folder / "nothing.csv")) == 1
    assert "There is no file with this name." in told.err
    assert "Not one organisation" not in told.err


def test_says_how_a_day_is_written(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        told.run("--earlier", str(told.folder / "then.csv"), "--earlier-day", "2025-02-30")
    assert "'2025-02-30' is no day; write it as 2026-09-30" in capsys.readouterr().err


def test_refuses_an_earlier_day_that_is_not_earlier(told: Told) -> None:
    then = told.write("then.csv", ANSWERS_HEAD + THEN)
    days = ("--day", "2026-06-01", "--earlier-day", "2026-06-01")
    assert told.run("--earlier", then, *days) == 1
    assert "01/06/2026 is not before the day on which the answers are read." in told.err
