"""A workbook to answer in comes back as it was filled in, or tells by cell what it cannot read."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.answers import (
    Answer,
    Chosen,
    Files,
    Levels,
    Number,
    Sheet,
    Written,
)
from samenscan.core.answers.tests.sheets import ANSWERED, code_of, sheets
from samenscan.core.answers.tests.strategies import CHOICES, QUESTIONS, values
from samenscan.core.formats.answers_workbook import is_template, write_template
from samenscan.core.formats.cells import FileRefused
from samenscan.core.formats.tests.workbooks import (
    ASKED,
    AT,
    FULL,
    changed,
    read_back,
    row_of,
)
from samenscan.core.formats.workbook_words import COLUMNS, HIDDEN_SHEET, MARK
from samenscan.core.questionnaire import Choice, Kind
from samenscan.core.questionnaire.model import Expression
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.text import Text, words


@settings(max_examples=40, deadline=None)
@given(sheets("Zone X"), st.booleans())
def test_comes_back(sheet: Sheet, resaved: bool) -> None:
    content = write_template(ASKED, "nl", "Zone X", sheet)
    found, told = read_back(changed(content, lambda book: None) if resaved else content)
    level = sheet.answers.get("level.1")
    half = isinstance(level, Levels) and (level.paper is None) != (level.practice is None)
    assert [(one.question, one.kept) for one in told] == [("level.1", True)] * half
    assert found == sheet


@settings(max_examples=5, deadline=None)
@given(values(Kind.FILE))
def test_names_files_and_does_not_read_them_back(files: Files) -> None:
    content = write_template(ASKED, "nl", "Zone X", Sheet("Zone X", {"file.1": files}))
    assert read_back(content) == (Sheet("Zone X", {}), ())


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("text.1", Written("_x0041_ and _x005F_")),
        ("text.1", Written("'=1")),
        ("number.1", Number(Decimal("123456789012345.67"))),
        ("number.1", Number(Decimal("-0.01"))),
    ],
)
def test_comes_back_where_a_workbook_would_change_it(code: str, answer: Answer) -> None:
    sheet = Sheet("Zone X", {code: answer})
    assert read_back(write_template(ASKED, "nl", "Zone X", sheet)) == (sheet, ())


def test_comes_back_empty_as_it_went_out() -> None:
    assert read_back(write_template(ASKED, "nl", "Zone X")) == (Sheet("Zone X", {}), ())


def test_has_a_sheet_per_domain_and_table_and_hides_what_it_was_made_for() -> None:
    book = load_workbook(BytesIO(write_template(ASKED, "nl", "Zone X")))
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("How to fill in", "visible"),
        ("a Onderdeel a", "visible"),
        ("b Onderdeel b", "visible"),
        ("table.1 Vraag b1", "visible"),
        (HIDDEN_SHEET, "veryHidden"),
    ]
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert book.security is not None and book.security.lockStructure


def test_says_its_own_sentences_through_whoever_tells_them() -> None:
    told: list[str] = []

    def tell(sentence: Text) -> str:
        told.append(sentence.template)
        return f"«{sentence}»"

    content = write_template(ASKED, "nl", "Zone X", FULL, tell=tell)
    book = load_workbook(BytesIO(content))
    sheet, row = row_of(book, "file.1")
    assert sheet.cell(row, AT["missing"]).value == "«we do not know»"
    assert "No answer because" in told
    assert read_back(content) == (FULL, ())


def test_opens_only_the_cells_for_answers() -> None:
    book = load_workbook(BytesIO(write_template(ASKED, "nl", "Zone X")))
    opened = {
        (str(sheet.cell(row, 1).value), COLUMNS[place - 1])
        for sheet in book.worksheets
        if sheet.cell(4, 1).value == f"{MARK}code"
        for row in range(5, sheet.max_row + 1)
        for place in range(1, len(COLUMNS) + 1)
        if not sheet.cell(row, place).protection.locked
    }
    assert {column for _, column in opened} == {"paper", "answer", "missing", "comment"}
    assert [code for code, column in opened if column == "paper"] == ["level.1"]
    answered = {code for code, column in opened if column == "answer"}
    assert {"single.1", "multiple.1:a", "ranking.1:c", "priority.1:together"} <= answered
    assert answered.isdisjoint({"multiple.1", "ranking.1", "priority.1", "file.1", "derived.1"})
    assert ("derived.1", "missing") not in opened


def test_notes_in_words_when_a_question_is_asked() -> None:
    asked = make_questionnaire(
        make_section(
            make_question("b1", kind=Kind.YES_NO, title="Draait u zelf servers?", weight=0),
            replace(make_question("b2"), asked_when=Expression("b1")),
        )
    )
    book = load_workbook(BytesIO(write_template(asked, "nl", "Zone X")))
    sheet, row = row_of(book, "b2")
    assert "This question is asked when" in str(sheet.cell(row, AT["help"]).value)


def test_offers_lists_that_work() -> None:
    asked = make_questionnaire(
        make_section(
            replace(make_question("b1"), levels=tuple(words(nl=f"feit {n}") for n in range(6))),
            replace(make_question("b2", kind=Kind.SINGLE, choices=CHOICES), not_applicable=False),
        )
    )
    asked = replace(asked, paper_levels=tuple(words(nl=f"papier {n}") for n in range(6)))
    book = load_workbook(BytesIO(write_template(asked, "nl", "Zone X")))
    sheet, row = row_of(book, "b1")
    assert lines(book, sheet, row, "paper")[3] == "3 – papier 3"
    assert lines(book, sheet, row, "answer") == [f"{n} – feit {n}" for n in range(6)]
    sheet, row = row_of(book, "b2")
    assert lines(book, sheet, row, "answer") == ["a", "b", "c"]
    assert lines(book, sheet, row, "missing") == ["we do not know", "we would rather not say"]


def lines(book: Workbook, sheet: Worksheet, row: int, column: str) -> list[object]:
    """What the list of this cell offers."""
    cell = sheet.cell(row, AT[column]).coordinate
    (formula,) = [
        one.formula1 for one in sheet.data_validations.dataValidation if cell in one.sqref
    ]
    name, _, area = str(formula).partition("!")
    assert name.strip("'") == HIDDEN_SHEET
    return [one.value for (one,) in book[HIDDEN_SHEET][area.replace("$", "")]]


def test_keeps_apart_choices_that_read_alike() -> None:
    choices = (
        Choice("a", words(nl="Ja")),
        Choice("b", words(nl="ja ")),
        Choice("c", words(nl="a")),
    )
    asked = make_questionnaire(
        make_section(make_question("b1", kind=Kind.SINGLE, choices=choices, weight=0))
    )
    for code in "abc":
        sheet = Sheet("Z", {"b1": Chosen(code)})
        assert read_back(write_template(asked, "nl", "Z", sheet), asked) == (sheet, ())


def test_writes_no_formula_whatever_an_author_or_member_wrote() -> None:
    choices = (Choice("a", words(nl="=1+1")), Choice("b", words(nl="+x")))
    question = make_question("b1", kind=Kind.SINGLE, choices=choices, title="@SUM(1)", weight=0)
    asked = make_questionnaire(make_section(question, title="=cmd|x"))
    sheet = Sheet("=evil", {"b1": Chosen("a")})
    content = write_template(asked, "nl", "=evil", sheet)
    book = load_workbook(BytesIO(content))
    assert not [
        cell.coordinate
        for page in book.worksheets
        for cells in page.iter_rows()
        for cell in cells
        if cell.data_type == "f"
    ]
    assert read_back(content, asked) == (sheet, ())


def test_refuses_a_workbook_that_is_none_of_ours() -> None:
    out = BytesIO()
    Workbook().save(out)
    with pytest.raises(FileRefused, match="not made to answer a questionnaire in"):
        read_back(out.getvalue())
    assert not is_template(out.getvalue())
    assert not is_template(b"organisation,question\n")
    assert is_template(write_template(ASKED, "nl", "Zone X"))


@given(st.binary(max_size=300))
def test_meets_any_bytes_with_a_sentence(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with pytest.raises(FileRefused):
            read_back(start + content)


def test_covers_every_kind() -> None:
    assert {code_of(kind) for kind in ANSWERED} | {"derived.1"} == {
        question.code for question in ASKED.questions()
    }
    assert set(QUESTIONS) == set(Kind)
