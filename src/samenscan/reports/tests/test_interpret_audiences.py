"""`samenscan interpret` writes what is public, what is told by name, and counts of many."""

import argparse
from pathlib import Path

import pytest

from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.interpret_output import whole_or_not_at_all
from samenscan.reports.tests.make import ANSWERS_HEAD, SCAN, many_answers, write_files

PUBLIC = SCAN.replace("yes_score: 5,\n", "yes_score: 5, sharing: public,\n")
NAMED = SCAN.replace(
    "  - code: b\n",
    "      - {code: o1, type: text, text: {nl: Wat u uitleent}, sharing: partnership-named}\n"
    "  - code: b\n",
)
LENDS = ANSWERS_HEAD + "z1,o1,,,'=een <b>switch</b>,\nz2,o1,,,een server,\n"


def interpret(folder: Path, scan: str, answers: str, members: str | None, consents: str) -> int:
    files = write_files(folder, scan=scan, answers=answers, members=members)
    (folder / "consents.csv").write_text(f"organisation,question\n{consents}", encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    named = ["--consents", str(folder / "consents.csv")] if consents else []
    return run(parser.parse_args([*files.arguments("en"), *named]))


def written(folder: Path) -> set[str]:
    """The files for several organisations."""
    paths = (folder / "out").rglob("*.*")
    return {path.relative_to(folder / "out").as_posix() for path in paths if "own" not in str(path)}


def test_D16_tells_everybody_what_is_public(tmp_path: Path) -> None:
    answers, members = many_answers(12, 11)
    assert interpret(tmp_path, PUBLIC, answers, members, "") == 0
    assert {"public/report.html", "public/facts.csv"} <= written(tmp_path)
    rows = (tmp_path / "out/public/facts.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2 and "a3,confirms,heeft een reserve,All together,23,some,8,15" in rows[1]
    page = (tmp_path / "out/public/report.html").read_text(encoding="utf-8")
    assert "heeft een reserve" in page and "East" not in page and "West" not in page
    assert "times out of 100 at most" in page and "e0" not in page


def test_D16_writes_nothing_for_everybody_where_nothing_is_public(tmp_path: Path) -> None:
    answers, members = many_answers(12, 11)
    assert interpret(tmp_path, SCAN, answers, members, "") == 0
    assert not any(name.startswith("public") for name in written(tmp_path))


def test_D16_leaves_nothing_for_everybody_where_the_rest_could_not_be_written(
    tmp_path: Path,
) -> None:
    answers, members = many_answers(12, 11)
    assert interpret(tmp_path, PUBLIC, answers, members, "") == 0
    assert (tmp_path / "out/public").exists()
    with pytest.raises(OSError, match="full"), whole_or_not_at_all(tmp_path / "out"):
        raise OSError("the disk is full")
    assert not list((tmp_path / "out").iterdir())


def test_D17_tells_by_name_who_consented(tmp_path: Path) -> None:
    assert interpret(tmp_path, NAMED, LENDS, None, "z1,o1\n") == 0
    rows = (tmp_path / "out/collective/by-name.csv").read_text(encoding="utf-8").splitlines()
    assert rows == ["question,organisation,answer", "o1,Zone Eén,“=een <b>switch</b>”"]
    page = (tmp_path / "out/collective/by-name.html").read_text(encoding="utf-8")
    assert "Zone Eén" in page and "&lt;b&gt;switch" in page
    assert "Zone Twee" not in page and "een server" not in page


def test_D17_tells_nobody_by_name_without_consents(tmp_path: Path) -> None:
    assert interpret(tmp_path, NAMED, LENDS, None, "") == 0
    assert not any("by-name" in name for name in written(tmp_path))
    everything = [p for p in (tmp_path / "out/collective").rglob("*.*") if p.suffix != ".xlsx"]
    assert not any("een server" in path.read_text(encoding="utf-8") for path in everything)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("z9,o1", "consents.csv:2: “z9” is not one of the members."),
        ("z1,a3", "consents.csv:2: “a3” is no question that is told by name."),
        ("z1", "consents.csv:2: This row has 1 cells, not 2."),
        ("z1,o1,yes", "consents.csv:2: This row has 3 cells, not 2."),
    ],
)
def test_D17_takes_no_row_it_cannot_read_for_a_consent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, told: str
) -> None:
    assert interpret(tmp_path, NAMED, LENDS, None, f"{row}\n") == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_D17_reads_consents_as_a_spreadsheet_here_saves_them(tmp_path: Path) -> None:
    files = write_files(tmp_path, scan=NAMED, answers=LENDS)
    consents = tmp_path / "consents.csv"
    consents.write_text("\ufefforganisation;question\nz1;o1\n", encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    given = [*files.arguments("en"), "--consents", str(consents)]
    assert run(parser.parse_args(given)) == 0
    assert "Zone Eén" in (files.out / "collective/by-name.csv").read_text(encoding="utf-8")


def test_D20_writes_tables_of_counts_of_a_hundred_respondents(tmp_path: Path) -> None:
    answers, members = many_answers(60, 50)
    assert interpret(tmp_path, SCAN, answers, members, "") == 0
    names = ("report.html", "facts.json", "facts.csv", "facts.xlsx")
    assert written(tmp_path) == {f"collective/{name}" for name in names}
    rows = (tmp_path / "out/collective/facts.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].endswith("took_part,answer,told,count")
    assert any(row.split(",")[1] == "a3" and "110" in row for row in rows)
    assert "110" in (tmp_path / "out/collective/report.html").read_text(encoding="utf-8")
