"""The survey of Japan is read whole: every row with its state, every cell with its answer."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from samenscan.core.answers import Dataset, Submission
from samenscan.core.formats import (
    read_answers_file,
    write_answers,
    write_answers_parquet,
    write_wide,
)
from samenscan.core.questionnaire import Kind
from tests.real.japan2020.__main__ import main, report
from tests.real.japan2020.compare import Imported, cells_published, cells_read, import_survey
from tests.real.japan2020.importer import choice_code
from tests.real.japan2020.source import MARK, read_parsed


@pytest.fixture(scope="module")
def folder(real_data: Path) -> Path:
    return real_data / "japan2020"


@pytest.fixture(scope="module")
def imported(folder: Path) -> Imported:
    return import_survey(folder)


def test_has_the_choices_where_the_list_of_questions_says(imported: Imported) -> None:
    for question in imported.source.questions:
        headings = tuple(imported.source.headings[column] for column in question.columns)
        assert headings == (question.choices or ("",))


def test_keeps_every_row_with_its_state(imported: Imported) -> None:
    dataset = imported.answers.dataset
    assert len(dataset.population) == len(imported.source.authorities) == 1788
    assert dict(dataset.counts) == {
        Submission.SUBMITTED: 1715,
        Submission.NOT_SUBMITTED: 51,
        Submission.UNCONFIRMED: 22,
    }
    assert [one.name for one in dataset.population] == [
        one.name for one in imported.source.authorities
    ]
    assert len(dataset.sheets) == 1715


def test_tells_the_one_code_that_two_authorities_have(imported: Imported) -> None:
    (note,) = imported.answers.notes
    assert all(part in str(note) for part in ("東大和市", "苅田町", "“132209”", "“132209-2”"))


def test_loses_no_cell_and_adds_none(imported: Imported) -> None:
    published = Counter(cells_published(imported.source))
    found = Counter(cells_read(imported.answers.dataset))
    assert published == found
    assert imported.answers.n_problems == 0
    marks = sum(cell == MARK for row in imported.source.authorities for cell in row.cells)
    assert sum(code.startswith("c") for _, _, code in found) >= marks > 70_000


def test_says_the_same_as_the_other_published_form(imported: Imported, folder: Path) -> None:
    found = set(cells_read(imported.answers.dataset))
    for row, (cells, authority) in enumerate(
        zip(read_parsed(folder), imported.source.authorities, strict=True)
    ):
        assert cells[1:3] == [authority.name, authority.state]
        for question, cell in zip(imported.source.questions, cells[3:], strict=True):
            if question.choices:
                marked = {choice_code(at) for at, sign in enumerate(cell, 1) if sign == "v"}
                assert marked == {
                    choice_code(number)
                    for number in range(1, len(question.choices) + 1)
                    if (row, question.code, choice_code(number)) in found
                }


def test_ends_its_report_with_the_sum(imported: Imported) -> None:
    n_cells = sum(1 for _ in cells_published(imported.source))
    assert report(imported)[-1] == f"1788 rows, {n_cells} answers, 0 lost"


def test_would_tell_a_lost_answer(imported: Imported) -> None:
    dataset = imported.answers.dataset
    first = dataset.sheets[0]
    fewer = dict(first.answers)
    fewer.pop("Q1")
    sheets = (replace(first, answers=fewer), *dataset.sheets[1:])
    short = Dataset(dataset.questionnaire, sheets, dataset.population)
    told = report(replace(imported, answers=replace(imported.answers, dataset=short)))
    assert told[-1].endswith(" answers, 1 lost")
    assert told[-2].startswith("lost: (0, 'Q1',")


def test_comes_back_from_every_table_we_write(imported: Imported) -> None:
    dataset = imported.answers.dataset
    for content in (write_answers(dataset).encode(), write_answers_parquet(dataset)):
        again = read_answers_file(content, "again", imported.questionnaire)
        assert again.n_problems == 0
        assert {s.organisation: s for s in again.dataset.sheets} == {
            s.organisation: s for s in dataset.sheets
        }
        assert len(again.dataset.population) == 1788
    again = read_answers_file(write_wide(dataset).encode(), "again", imported.questionnaire)
    assert again.dataset == dataset


def test_asks_single_multiple_and_free_questions(imported: Imported) -> None:
    kinds = Counter(question.kind for question in imported.questionnaire.questions())
    assert kinds == {Kind.SINGLE: 11, Kind.MULTIPLE: 16, Kind.TEXT: 8}


def test_prints_the_sum_last(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "submitted        1715 rows",
        "not_submitted      51 rows",
        "unconfirmed        22 rows",
    ]
    assert lines[-1].startswith("1788 rows, ") and lines[-1].endswith(" answers, 0 lost")


def test_says_which_file_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "has no file r2_survey_answers.csv" in capsys.readouterr().err
