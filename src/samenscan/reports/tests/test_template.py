"""`samenscan template` writes a workbook, and `samenscan interpret` reads it back, filled in."""

import argparse
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook

from samenscan.core.answers import Levels, YesNo
from samenscan.core.formats import read_members
from samenscan.reports import interpret, template
from samenscan.reports.answer_files import answers_at
from samenscan.reports.questionnaire_files import the_questionnaire_at
from samenscan.reports.tests.make import SCAN, WrittenFiles, write_files


def make(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    template.add_arguments(parser)
    return template.run(parser.parse_args(arguments))


def workbook(files: WrittenFiles, organisation: str, out: Path, language: str = "nl") -> None:
    assert (
        make(
            str(files.questionnaire),
            *("--organisation", organisation),
            *("--out", str(out)),
            *("--language", language),
        )
        == 0
    )


def fill(path: Path, **answers: str) -> None:
    """Write in the column for practice or the answer, beside the code."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            code = sheet.cell(row, 1).value
            if code in answers and not sheet.cell(row, 5).protection.locked:
                cell = sheet.cell(row, 5)
                cell.value = answers[str(code)]
                if sheet.cell(row, 4).protection.locked is False:
                    sheet.cell(row, 4).value = "3"
    book.save(path)


def read(files: WrittenFiles, *answers: Path) -> int:
    parser = argparse.ArgumentParser()
    interpret.add_arguments(parser)
    rest = files.arguments("en")[1:]
    return interpret.run(parser.parse_args([*map(str, answers), *rest]))


def test_says_its_own_words_in_the_language_asked_for(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    out = tmp_path / "zone.xlsx"
    workbook(files, "PZ X", out)
    book = load_workbook(BytesIO(out.read_bytes()))
    assert [sheet.sheet_state for sheet in book.worksheets] == [
        *("visible", "visible", "visible"),
        "veryHidden",
    ]
    first = book.worksheets[0]
    assert first.cell(1, 1).value == "Kleine scan"
    assert "PZ X" in str(first.cell(2, 1).value)


def test_workbooks_in_a_folder_are_interpreted_by_code_or_name(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    folder = tmp_path / "filled"
    (folder / "west").mkdir(parents=True)
    workbook(files, "z1", folder / "one.xlsx")
    workbook(files, "Zone Twee", folder / "west" / "two.xlsx", "en")
    fill(folder / "one.xlsx", a1="4", a3="ja")
    fill(folder / "west" / "two.xlsx", a1="2 – whatever it says", a3="no")
    (folder / "~$one.xlsx").write_bytes(b"locked")
    (folder / "readme.txt").write_text("nothing", encoding="utf-8")
    assert read(files, folder) == 0
    written = sorted(path.parent.name for path in files.out.glob("own/*/facts.json"))
    assert written == ["z1", "z2"]
    asked = the_questionnaire_at(files.questionnaire, [])
    assert asked is not None
    who = read_members(files.members.read_text(encoding="utf-8"), "members.csv")
    dataset = answers_at([folder], asked, who, [], [])
    assert dataset is not None
    assert {sheet.organisation: dict(sheet.answers) for sheet in dataset.sheets} == {
        "z1": {"a1": Levels(3, 4), "a3": YesNo(True)},
        "z2": {"a1": Levels(3, 2), "a3": YesNo(False)},
    }


def test_any_name_will_do_where_nobody_says_who_the_members_are(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    out = tmp_path / "zone.xlsx"
    workbook(files, "PZ X", out)
    fill(out, a3="ja")
    asked = the_questionnaire_at(files.questionnaire, [])
    assert asked is not None
    dataset = answers_at([out], asked, (), [], [])
    assert dataset is not None
    assert [sheet.organisation for sheet in dataset.sheets] == ["PZ X"]


def test_tables_in_a_workbook_and_in_parquet_are_interpreted_together(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    book = Workbook()
    page = book.worksheets[0]
    page.append(["organisation", "question", "paper", "practice"])
    page.append(["z1", "a1", 4, 4])
    page.append(["z1", "a2", 3, 1])
    book.save(tmp_path / "one.xlsx")
    table = pa.table({"organisation": ["z2"], "a3": [True]})
    pq.write_table(table, tmp_path / "two.parquet")
    assert read(files, tmp_path / "one.xlsx", tmp_path / "two.parquet") == 0
    assert len(list(files.out.glob("own/*/report.html"))) == 2


def test_whatever_is_wrong_in_several_files_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    one, two, three = (tmp_path / f"{name}.xlsx" for name in ("one", "two", "three"))
    workbook(files, "z1", one)
    workbook(files, "z1", two)
    workbook(files, "Zone Drie", three)
    fill(one, a1="6", a3="soms")
    assert read(files, one, two, three, tmp_path / "none.csv") == 1
    lines = capsys.readouterr().err.splitlines()
    assert not files.out.exists()
    assert lines[0].startswith("one.xlsx[a Netwerk] Row 5, column E: There is no level “6”.")
    assert lines[1].startswith("one.xlsx[a Netwerk] Row 7, column E: This can be answered with yes")
    assert lines[2].startswith("two.xlsx: “z1” is also in the file one.xlsx.")
    assert lines[3].startswith("three.xlsx: “Zone Drie” cannot be the code of an organisation.")
    assert "none.csv: There is no file with this name" in lines[4]
    assert len(lines) == 6


def test_a_folder_without_answers_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    (tmp_path / "empty").mkdir()
    assert read(files, tmp_path / "empty") == 1
    assert "no file with answers in this folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "organisation", "sentence"),
    [
        ("zone.xls", "PZ X", "Write --out zone.xlsx"),
        ("zone.xlsx", " ", "cannot be the name of an organisation"),
        ("zone.xlsx", "a\nb", "cannot be the name of an organisation"),
        ("there.xlsx", "PZ X", "it may hold answers"),
        ("no/zone.xlsx", "PZ X", "There is no folder"),
    ],
)
def test_says_what_stops_it(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    out: str,
    organisation: str,
    sentence: str,
) -> None:
    files = write_files(tmp_path)
    (tmp_path / "there.xlsx").write_bytes(b"answers")
    arguments = ("--organisation", organisation, "--out", str(tmp_path / out), "--language", "en")
    assert make(str(files.questionnaire), *arguments) == 1
    assert sentence in capsys.readouterr().err
    assert (tmp_path / "there.xlsx").read_bytes() == b"answers"


def test_takes_a_folder_with_one_questionnaire_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    out = tmp_path / "zone.xlsx"
    arguments = ("--organisation", "PZ X", "--out", str(out), "--language", "en")
    assert make(str(tmp_path), *arguments) == 0
    out.unlink()
    (tmp_path / "other.yaml").write_text(SCAN, encoding="utf-8")
    assert make(str(files.questionnaire.parent), *arguments) == 1
    assert "There are 2 questionnaires in this folder" in capsys.readouterr().err
    files.questionnaire.write_text("code: mini\nversion: '1'\nsections: []\n", encoding="utf-8")
    assert make(str(files.questionnaire), *arguments) == 1
    assert not out.exists()


def test_half_a_level_is_told_and_the_reports_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    one = tmp_path / "one.xlsx"
    workbook(files, "z1", one)
    fill(one, a1="4", a3="ja")
    book = load_workbook(one)
    book.worksheets[1]["D5"].value = None
    book.save(one)
    assert read(files, one) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("one.xlsx[a Netwerk] Row 5, column D: How it is on paper is not filled")
    assert (files.out / "own" / "z1" / "facts.json").exists()


def test_a_row_that_is_gone_has_to_be_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    one = tmp_path / "one.xlsx"
    workbook(files, "z1", one)
    fill(one, a3="ja")
    book = load_workbook(one)
    book.worksheets[1].delete_rows(5)
    book.save(one)
    assert read(files, one) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("one.xlsx[a Netwerk]: The row of “a1” is gone")
