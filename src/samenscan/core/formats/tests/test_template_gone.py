"""Rows, sheets and halves of answers that lack in a workbook are told, each once."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from samenscan.core.answers import Levels, Sheet
from samenscan.core.formats.answers_workbook import is_template, write_template
from samenscan.core.formats.tests.workbooks import (
    ASKED,
    AT,
    FULL,
    Given,
    changed,
    put,
    read_back,
    row_of,
    table_of,
)
from samenscan.core.formats.workbook_words import HIDDEN_SHEET
from samenscan.core.text import words

FILLED = write_template(ASKED, "nl", "Zone X", FULL)


def without(*codes: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for code in codes:
            sheet, row = row_of(book, code)
            sheet.delete_rows(row)

    return change


@pytest.mark.parametrize(
    ("side", "column", "level"),
    [("practice", "answer", Levels(4, None)), ("paper", "paper", Levels(None, 2))],
)
def test_keeps_half_a_level_and_points_at_the_empty_cell(
    side: str, column: str, level: Levels
) -> None:
    found, (half,) = read_back(changed(FILLED, put("level.1", column, "")))
    assert dict(found.answers) == {**FULL.answers, "level.1": level}
    assert half.kept
    assert half.question == "level.1"
    sheet, row = row_of(load_workbook(BytesIO(FILLED)), "level.1")
    cell = half.cell
    assert (cell.sheet, cell.row, cell.column) == (sheet.title, row, AT[column])
    assert f"in {side} is not" in str(half) or f"on {side} is not" in str(half)
    assert "Fill in this cell too" in str(half)


def test_tells_no_half_where_the_other_half_was_told_already() -> None:
    _, (problem,) = read_back(changed(FILLED, put("level.1", "paper", "=1+1")))
    assert "holds a formula" in str(problem)
    assert not problem.kept


@pytest.mark.parametrize(
    ("codes", "sentence", "question"),
    [
        (("single.1",), "The row of “single.1” is gone, with what stood in it.", "single.1"),
        (("multiple.1:a",), "The row of “multiple.1:a” is gone", "multiple.1"),
        (
            ("single.1", "level.1"),
            "2 rows are gone, with what stood in them: level.1, single.1.",
            "level.1",
        ),
    ],
)
def test_tells_once_per_sheet_which_rows_are_gone(
    codes: tuple[str, ...], sentence: str, question: str
) -> None:
    found, (problem,) = read_back(changed(FILLED, without(*codes)))
    assert sentence in str(problem)
    assert problem.question == question
    assert problem.cell.sheet == row_of(load_workbook(BytesIO(FILLED)), question)[0].title
    assert not set(codes) & set(found.answers)
    assert not problem.kept


def test_names_a_question_with_parts_once() -> None:
    gone = ("priority.1", "priority.1:matters", "priority.1:together")
    _, (problem,) = read_back(changed(FILLED, without(*gone)))
    assert "The row of “priority.1” is gone" in str(problem)


def test_tells_nothing_of_a_calculated_row_that_held_no_answer() -> None:
    assert read_back(changed(FILLED, without("derived.1"))) == (FULL, ())


def test_tells_nothing_of_rows_that_stand_on_another_sheet() -> None:
    def move(book: Workbook) -> None:
        sheet, row = row_of(book, "single.1")
        other, _ = row_of(book, "text.1")
        last = other.max_row + 1
        for place in AT.values():
            other.cell(last, place).value = sheet.cell(row, place).value
        sheet.delete_rows(row)

    assert read_back(changed(FILLED, move)) == (FULL, ())


def test_tells_that_the_sheet_of_a_domain_or_table_is_gone() -> None:
    def domain(book: Workbook) -> None:
        del book[row_of(book, "level.1")[0].title]

    found, (problem,) = read_back(changed(FILLED, domain))
    assert str(problem.cell.place) == "The file"
    assert re.search("Nothing of “.*Onderdeel a.*” is left", str(problem))
    assert "level.1" not in found.answers
    assert "text.1" in found.answers

    def table(book: Workbook) -> None:
        del book[table_of(book).title]

    found, (problem,) = read_back(changed(FILLED, table))
    assert "The sheet of the table" in str(problem)
    assert problem.question == "table.1"
    assert found == FULL


def test_tells_nothing_gone_where_the_workbook_was_made_for_another_version() -> None:
    edited = replace(ASKED, title=words(nl="Anders"))
    _, told = read_back(changed(FILLED, without("single.1")), edited)
    assert not any("gone" in str(one) for one in told)


@pytest.mark.parametrize("written", ["Kiez 1", "zomaar", 7])
def test_quotes_what_is_no_choice_and_offers_those_there_are(written: Given) -> None:
    found, (problem,) = read_back(changed(FILLED, put("single.1", "answer", written)))
    assert f"“{written}” is not one of the choices." in str(problem)
    assert "Did you mean" in str(problem) or "Use one of these" in str(problem)
    assert "single.1" not in found.answers


def test_is_known_by_its_marks_without_its_hidden_sheet() -> None:
    def remove(book: Workbook) -> None:
        del book[HIDDEN_SHEET]

    empty = write_template(ASKED, "nl", "Zone X", Sheet("Zone X", {}))
    assert is_template(changed(empty, remove))
    other = BytesIO()
    book = Workbook()
    book.worksheets[0].append(["organisation", "question"])
    book.save(other)
    assert not is_template(other.getvalue())
