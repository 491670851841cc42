"""What people do to a workbook: it is read all the same, or told by cell."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from samenscan.core.answers import (
    Answer,
    Chosen,
    Levels,
    Several,
)
from samenscan.core.formats.answers_workbook import write_template
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
from samenscan.core.formats.workbook_words import HIDDEN_SHEET, MARK
from samenscan.core.questionnaire import Choice, Kind
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.text import words

# What people do to a workbook, and that it is read all the same.


def insert_rows(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.title != HIDDEN_SHEET:
            sheet.insert_rows(1, 2)
            sheet.insert_rows(9)


def move_columns(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.title != HIDDEN_SHEET:
            sheet.insert_cols(1, 3)


def reverse_columns(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.title != HIDDEN_SHEET:
            for row in range(1, sheet.max_row + 1):
                values_ = [sheet.cell(row, at).value for at in range(1, 9)]
                kinds = [sheet.cell(row, at).data_type for at in range(1, 9)]
                for at in range(1, 9):
                    cell = sheet.cell(row, at)
                    cell.value = values_[8 - at]
                    cell.data_type = kinds[8 - at]


def rename_sheets(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        if sheet.title != HIDDEN_SHEET:
            sheet.title = f"Blad{number}"


def delete_marks(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in range(1, 6):
            if str(sheet.cell(row, 1).value).startswith(MARK):
                sheet.delete_rows(row)
                break


def sort_rows(book: Workbook) -> None:
    sheet, row = row_of(book, "priority.1")
    texts = [[cell.value for cell in cells] for cells in sheet.iter_rows(row, row + 2)]
    for at, cells in enumerate(reversed(texts)):
        for place, value in enumerate(cells, 1):
            cell = sheet.cell(row + at, place)
            cell.value = value


def write_codes(book: Workbook) -> None:
    for code, column, value in (
        ("level.1", "paper", 4),
        ("level.1", "answer", "2"),
        ("single.1", "answer", " B "),
        ("yes_no.1", "answer", True),
        ("number.1", "answer", "12,50"),
        ("ranking.1:c", "answer", "1"),
        ("priority.1:matters", "answer", 3),
        ("multiple.1:a", "answer", "ja"),
        ("multiple.1:b", "answer", "nee"),
        ("file.1", "missing", "unknown"),
    ):
        put(code, column, value)(book)


@pytest.mark.parametrize(
    "change",
    [
        insert_rows,
        move_columns,
        reverse_columns,
        rename_sheets,
        delete_marks,
        sort_rows,
        write_codes,
        lambda book: book.move_sheet("a Onderdeel a", 2),
    ],
)
def test_is_read_after(change: Callable[[Workbook], None]) -> None:
    content = changed(write_template(ASKED, "nl", "Zone X", FULL), change)
    assert read_back(content) == (FULL, ())


def test_is_read_without_its_hidden_sheet_by_codes_and_words() -> None:
    def remove(book: Workbook) -> None:
        del book[HIDDEN_SHEET]
        put("file.1", "missing", "unknown")(book)

    found, told = read_back(changed(write_template(ASKED, "nl", "Zone X", FULL), remove))
    assert found == replace(FULL, organisation="")
    assert [str(one.cell.place) for one in told] == ["The file"]
    assert "does not say for which questionnaire" in str(told[0])
    assert f"Its hidden sheet “{HIDDEN_SHEET}” is gone" in str(told[0])
    assert "copy them into a new workbook" in str(told[0])


def test_is_read_in_another_language_than_it_was_made_in() -> None:
    asked = make_questionnaire(
        make_section(
            make_question(
                "b1",
                kind=Kind.SINGLE,
                choices=(
                    Choice("w", words(nl="Wekelijks", fr="Par semaine")),
                    Choice("n", words(nl="x")),
                ),
                weight=0,
            ),
            replace(
                make_question("b2"),
                levels=tuple(words(nl=f"feit {n}", fr=f"fait {n}") for n in range(6)),
            ),
        )
    )

    def paste(book: Workbook) -> None:
        put("b1", "answer", "par  Semaine")(book)
        put("b2", "answer", "fait 3")(book)

    found, told = read_back(changed(write_template(asked, "nl", "Z"), paste), asked)
    assert [(one.question, one.kept) for one in told] == [("b2", True)]
    assert dict(found.answers) == {"b1": Chosen("w"), "b2": Levels(None, 3)}


# What people do that cannot be read: told by cell, and the rest is read.


@pytest.mark.parametrize(
    ("code", "column", "value", "sentence"),
    [
        ("level.1", "answer", 6, "no level “6”"),
        ("level.1", "paper", "goed", "no level “goed”"),
        ("level.1", "answer", 3.5, "no level “3,5”"),
        ("single.1", "answer", "d", "“d” is not one of the choices. Use one of these: "),
        ("yes_no.1", "answer", "soms", "yes or no"),
        ("number.1", "answer", "=1+1", "holds a formula"),
        ("number.1", "answer", "veel", "is not a number"),
        ("money.1", "answer", -5, "lower than is possible"),
        ("percentage.1", "answer", 101, "higher than is possible"),
        ("date.1", "answer", datetime(1900, 1, 1), "in the year 1900"),
        ("date.1", "answer", "1/3/26", "only two digits"),
        ("text.1", "answer", "x" * 2001, "2001 characters"),
        ("text.1", "comment", "x" * 2001, "2001 characters"),
        ("multiple.1:none", "answer", "x", "cannot stand beside another"),
        ("multiple.1:b", "answer", "misschien", "whether this holds"),
        ("ranking.1:b", "answer", 2, "given to two answers"),
        ("ranking.1:b", "answer", "first", "not a place in a ranking"),
        ("priority.1:together", "answer", 3, "no step “3”"),
        ("single.1", "missing", "omdat", "reason for having no answer is not known"),
        ("single.1", "missing", "we do not know", "also a reason for having none"),
    ],
)
def test_tells_by_cell(code: str, column: str, value: Given, sentence: str) -> None:
    content = write_template(ASKED, "nl", "Zone X", FULL)
    found, told = read_back(changed(content, put(code, column, value)))
    base = code.partition(":")[0]
    assert [(one.organisation, one.question) for one in told] == [("Zone X", base)]
    assert sentence in str(told[0])
    sheet, row = row_of(load_workbook(BytesIO(content)), code)
    assert (told[0].cell.sheet, told[0].cell.row) == (sheet.title, row)
    assert told[0].cell.column == AT[column]
    expected: dict[str, Answer] = dict(FULL.answers)
    if column != "comment":
        expected.pop(base, None)
    if sentence == "holds a formula":
        expected.pop(base, None)
    assert dict(found.answers) == expected


def overwrite(code: str, column: str, value: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet, row = row_of(book, code)
        sheet.cell(row, AT[column]).value = value

    return change


def copy_row(book: Workbook) -> None:
    sheet, _ = row_of(book, "single.1")
    last = sheet.max_row + 1
    sheet.cell(last, AT["code"]).value = "single.1"
    sheet.cell(last, AT["answer"]).value = "c"


def merge(book: Workbook) -> None:
    sheet, row = row_of(book, "text.1")
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=8, end_column=8)


@pytest.mark.parametrize(
    ("change", "sentence", "lost"),
    [
        (overwrite("single.1", "code", "singel.1"), "Did you mean “single.1”?", "single.1"),
        (overwrite("multiple.1:a", "code", "multiple.1:z"), "has no answer “z”", ""),
        (overwrite("single.1", "code", ""), "stands beside no code", "single.1"),
        (overwrite("multiple.1", "answer", "x"), "not answered in this cell", ""),
        (overwrite("single.1", "paper", "4"), "not answered in this cell", ""),
        (overwrite("derived.1", "answer", "4"), "not answered in this cell", ""),
        (overwrite("multiple.1:a", "comment", "hm"), "not answered in this cell", ""),
        (copy_row, "This is answered twice", "single.1"),
        (merge, "are merged", ""),
    ],
)
def test_tells_what_stands_in_a_wrong_place(
    change: Callable[[Workbook], None], sentence: str, lost: str
) -> None:
    found, told = read_back(changed(write_template(ASKED, "nl", "Zone X", FULL), change))
    assert sentence in "\n".join(map(str, told))
    assert len(told) == 1
    kept = dict(FULL.answers)
    kept.pop(lost, None)
    if "“z”" in sentence:
        kept["multiple.1"] = Several(("c",))
    assert dict(found.answers) == kept


def test_tells_every_cell_of_a_table_and_reads_none_of_its_rows() -> None:
    def fill(book: Workbook) -> None:
        page = table_of(book)
        page.cell(4, 1).value = "Portaal"
        page.cell(4, 3).value = "duur"
        page.cell(6, 2).value = 5
        page.cell(6, 5).value = "1/1/00"

    found, told = read_back(changed(write_template(ASKED, "nl", "Zone X", FULL), fill))
    assert [(one.cell.row, one.cell.column, one.question) for one in told] == [
        (4, 3, "table.1"),
        (6, 5, "table.1"),
    ]
    assert found == FULL


def test_tells_which_cell_of_a_row_has_to_be_filled_in() -> None:
    def fill(book: Workbook) -> None:
        table_of(book).cell(6, 2).value = 5

    _, (problem,) = read_back(changed(write_template(ASKED, "nl", "Zone X", FULL), fill))
    assert (problem.cell.row, problem.cell.column) == (6, 1)
    assert "not filled in" in str(problem)


def test_tells_that_it_was_made_for_another_version_and_reads_what_it_can() -> None:
    newer = replace(ASKED, version="2")
    found, (problem,) = read_back(write_template(ASKED, "nl", "Zone X", FULL), newer)
    assert "made for version 1, and this is version 2" in str(problem)
    assert found == FULL
    other = replace(ASKED, code="other")
    assert "made for “scan”, not for “other”" in str(
        read_back(write_template(ASKED, "nl", "Zone X", FULL), other)[1][0]
    )
    edited = replace(ASKED, title=words(nl="Anders"))
    assert "was changed since" in str(
        read_back(write_template(ASKED, "nl", "Zone X", FULL), edited)[1][0]
    )


def test_leaves_out_questions_that_the_other_version_does_not_have() -> None:
    smaller = replace(ASKED, sections=ASKED.sections[:1])
    found, told = read_back(write_template(ASKED, "nl", "Zone X", FULL), smaller)
    known = {question.code for question in smaller.questions()}
    assert dict(found.answers) == {c: a for c, a in FULL.answers.items() if c in known}
    assert "was changed since" in str(told[0])
    lost = {one.question for one in told if one.question}
    assert lost == {code for code in FULL.answers if code not in known}


@pytest.mark.parametrize(
    ("code", "column", "label"),
    [("level.1", "answer", "In practice"), ("level.1", "paper", "On paper")],
)
def test_tells_that_a_column_of_answers_is_gone(code: str, column: str, label: str) -> None:
    def remove(book: Workbook) -> None:
        sheet, _ = row_of(book, code)
        sheet.delete_cols(AT[column])

    content = changed(write_template(ASKED, "nl", "Zone X", FULL), remove)
    gone = [one for one in read_back(content)[1] if "is gone" in str(one)]
    assert len(gone) == 1
    assert f"The column “{label}" in str(gone[0])
    assert gone[0].cell.sheet == row_of(load_workbook(BytesIO(content)), code)[0].title


def test_tells_that_a_column_of_a_table_is_gone_and_not_that_one_is_newer() -> None:
    def fill(book: Workbook) -> None:
        table_of(book).cell(4, 1).value = "Portaal"

    def remove(book: Workbook) -> None:
        fill(book)
        table_of(book).delete_cols(3)

    template = write_template(ASKED, "nl", "Zone X", FULL)
    gone = [one for one in read_back(changed(template, remove))[1] if "is gone" in str(one)]
    assert [one.question for one in gone] == ["table.1"]
    (asked,) = [one for one in ASKED.questions() if one.code == "table.1"]
    newer = replace(asked, columns=(*asked.columns, replace(asked.columns[0], code="newer")))
    sections = tuple(
        replace(
            section,
            questions=tuple(newer if one is asked else one for one in section.questions),
        )
        for section in ASKED.sections
    )
    told = read_back(changed(template, fill), replace(ASKED, sections=sections))[1]
    assert not any("is gone" in str(one) for one in told)


def test_tells_when_no_column_of_a_sheet_is_known_any_more() -> None:
    def ruin(book: Workbook) -> None:
        sheet, _ = row_of(book, "text.1")
        sheet.delete_rows(1, 4)

    found, told = read_back(changed(write_template(ASKED, "nl", "Zone X", FULL), ruin))
    assert "which column of this sheet holds what" in str(told[0])
    assert "level.1" in found.answers
    assert "text.1" not in found.answers


@pytest.mark.parametrize("claim", ["A1:XFD1048576", "A1:B2"])
def test_is_read_whole_whatever_size_its_sheets_claim(claim: str) -> None:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(write_template(ASKED, "nl", "Zone X", FULL))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            inside = re.sub(
                rb'<dimension ref="[^"]*"',
                f'<dimension ref="{claim}"'.encode(),
                old.read(part),
            )
            new.writestr(part, inside)
    assert read_back(out.getvalue()) == (FULL, ())
