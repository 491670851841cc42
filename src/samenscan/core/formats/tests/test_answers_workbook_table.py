"""Answers in a workbook that somebody made by hand: read as they stand, or told by cell."""

import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.answers import Answer, Day, Levels, Number, Priority, Written, YesNo
from samenscan.core.answers.tests.sheets import every_kind
from samenscan.core.formats import AnswersRead, read_answers_file
from samenscan.core.formats.cells import FileRefused

ASKED = every_kind()
Given = str | int | float | bool | date | None
HEAD = ("organisation", "question", "paper", "practice", "value", "missing", "comment")


def workbook(
    *rows: Sequence[Given], change: Callable[[Worksheet], None] | None = None, mac: bool = False
) -> bytes:
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    page = book.worksheets[0]
    for number, row in enumerate((HEAD, *rows), 1):
        for column, given in enumerate(row, 1):
            page.cell(number, column).value = given
    if change is not None:
        change(page)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def value(code: str, given: Given) -> tuple[Given, ...]:
    return ("z1", code, None, None, given, None, None)


def read(content: bytes) -> AnswersRead:
    return read_answers_file(content, "answers.xlsx", ASKED)


def answers(found: AnswersRead) -> dict[str, Answer]:
    return dict(found.dataset.sheets[0].answers) if found.dataset.sheets else {}


def test_is_read_with_typed_cells() -> None:
    found = read(
        workbook(
            ("z1", "level.1", 4, 2, None, None, "Since 2024"),
            value("number.1", 12.25),
            value("money.1", "1.234,50"),
            value("percentage.1", "12,5"),
            value("date.1", datetime(2026, 3, 1)),
            value("yes_no.1", True),
            value("priority.1", "3/2"),
            value("text.1", 2026),
        )
    )
    assert found.problems == ()
    assert answers(found) == {
        "level.1": Levels(4, 2),
        "number.1": Number(Decimal("12.25")),
        "money.1": Number(Decimal("1234.5")),
        "percentage.1": Number(Decimal("12.5")),
        "date.1": Day(date(2026, 3, 1)),
        "yes_no.1": YesNo(True),
        "priority.1": Priority(3, 2),
        "text.1": Written("2026"),
    }


@pytest.mark.parametrize("mac", [False, True])
def test_counts_days_from_where_the_workbook_counts(mac: bool) -> None:
    found = read(workbook(value("date.1", date(2026, 3, 1)), mac=mac))
    assert answers(found) == {"date.1": Day(date(2026, 3, 1))}


@pytest.mark.parametrize(
    ("code", "given", "sentence"),
    [
        ("date.1", 45291, "“45291” counts days, as a spreadsheet does"),
        ("date.1", datetime(1900, 1, 1), "in the year 1900 is a mistake of a spreadsheet"),
        ("date.1", datetime(2026, 3, 1, 14, 30), "is not a date"),
        ("date.1", "1/3/26", "has only two digits"),
        ("number.1", "=1+1", "This cell holds a formula"),
        ("text.1", '=HYPERLINK("x")', "This cell holds a formula"),
        ("number.1", "#DIV/0!", "holds an error"),
        ("number.1", 1.125, "too many decimals"),
        ("priority.1", datetime(2026, 2, 3), "does not say two things"),
        ("single.1", 7, "not one of the choices"),
    ],
)
def test_is_told_by_cell_where_it_cannot_be_read(code: str, given: Given, sentence: str) -> None:
    found = read(workbook(value(code, given), value("yes_no.1", "no")))
    (problem,) = found.problems
    assert (problem.organisation, problem.question) == ("z1", code)
    assert (problem.cell.row, problem.cell.column) == (2, 5)
    assert sentence in str(problem)
    assert answers(found) == {"yes_no.1": YesNo(False)}


def test_is_told_where_cells_are_merged() -> None:
    found = read(
        workbook(
            value("yes_no.1", "yes"),
            value("text.1", "x"),
            change=lambda page: page.merge_cells("A2:A3"),
        )
    )
    assert "The cells A2:A3 are merged" in str(found.problems[0])
    assert [one.cell.row for one in found.problems] == [2, 3]


def test_is_read_without_its_hidden_sheets() -> None:
    def hide(page: Worksheet) -> None:
        assert page.parent is not None
        other = page.parent.create_sheet("lists")
        other.append(["secret"])
        other.sheet_state = "hidden"

    assert answers(read(workbook(value("yes_no.1", "yes"), change=hide))) == {
        "yes_no.1": YesNo(True)
    }


def test_is_refused_with_two_sheets_unless_one_is_named() -> None:
    def add(page: Worksheet) -> None:
        assert page.parent is not None
        page.title = "answers"
        page.parent.create_sheet("other").append(["x"])

    content = workbook(value("yes_no.1", "yes"), change=add)
    with pytest.raises(FileRefused, match="2 sheets: answers, other"):
        read(content)
    assert read_answers_file(content, "a", ASKED, sheet="Answers").n_problems == 0


@pytest.mark.parametrize("claim", ["A1:XFD1048576", "A1:B2", "A1"])
def test_is_read_whole_whatever_size_it_claims(claim: str) -> None:
    content = workbook(
        value("yes_no.1", "yes"),
        *[(None,) * 7] * 500,
        value("text.1", "last"),
        *[(None,) * 7] * 500,
    )
    claimed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(claimed, "w") as new:
        for part in old.infolist():
            inside = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                start = inside.index(b"<dimension")
                end = inside.index(b"/>", start) + 2
                inside = inside[:start] + f'<dimension ref="{claim}"/>'.encode() + inside[end:]
            new.writestr(part, inside)
    started = time.process_time()
    found = read(claimed.getvalue())
    assert time.process_time() - started < 30
    assert found.n_problems == 0
    assert answers(found) == {"yes_no.1": YesNo(True), "text.1": Written("last")}


def test_shows_a_percentage_as_the_workbook_does() -> None:
    def as_per_cent(page: Worksheet) -> None:
        page.cell(2, 5).number_format = "0.0%"

    found = read(workbook(value("percentage.1", 0.455), change=as_per_cent))
    assert answers(found) == {"percentage.1": Number(Decimal("45.5"))}
