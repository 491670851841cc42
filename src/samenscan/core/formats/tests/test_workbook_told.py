"""A workbook of tables: texts stay texts, numbers numbers, and the same gives the same bytes."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from samenscan.core.formats.workbook_lists import text_in
from samenscan.core.formats.workbook_told import Cell, Column, Table, write_tables


def written(*rows: tuple[Cell, ...], name: str = "Sheet") -> bytes:
    columns = tuple(Column(f"c{place}") for place in range(len(rows[0]) if rows else 1))
    return write_tables([Table(name, columns, rows)], "A title")


def cells(content: bytes) -> list[list[object]]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "\t=1"])
def test_keeps_a_text_a_text_whatever_it_begins_with(nasty: str) -> None:
    content = written((nasty,))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].number_format == "@"
    assert sheet["A2"].value == nasty
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


@given(st.text(max_size=60))
def test_holds_any_text_as_xml_that_a_spreadsheet_can_read(anything: str) -> None:
    content = written((anything, "end"))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                fromstring(packed.read(name))
    value = cells(content)[0][0]
    kept = "".join(one for one in anything if one >= " " and one not in "\ufffe\uffff")
    if not any(one in anything for one in "\t\r\n"):
        assert text_in(str(value or "")) == kept


def test_writes_numbers_as_numbers_and_leaves_nothing_empty_by_a_text() -> None:
    columns = (Column("a", decimals=1), Column("b"), Column("c"))
    content = write_tables([Table("x", columns, [(Decimal("3.10"), 4, None)])], "t")
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["n", "n", "n"]
    assert (sheet["A2"].value, sheet["B2"].value, sheet["C2"].value) == (3.1, 4, None)
    assert sheet["A2"].number_format == "#,##0.0"


def test_gives_the_same_bytes_for_the_same_tables() -> None:
    content = written(("a", 1))
    assert content == written(("a", 1))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
        core = packed.read("docProps/core.xml")
    assert b"modified" not in core
    assert b"created" not in core
    assert b"A title" in core


def test_keeps_the_head_in_sight_and_on_every_printed_page() -> None:
    sheet = load_workbook(BytesIO(written(("a",), ("b",)))).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:A3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.bold


def test_gives_every_sheet_a_name_that_a_workbook_takes() -> None:
    columns = (Column("a"),)
    names = ["Réponses: a/b", "réponses: A/B", "", "History", "x" * 40, "x" * 40]
    book = load_workbook(BytesIO(write_tables([Table(n, columns, []) for n in names], "t")))
    assert book.sheetnames == [
        "Réponses  a b",
        "réponses  A B 2",
        "-",
        "History 2",
        "x" * 31,
        f"{'x' * 29} 2",
    ]


def test_cuts_a_text_that_no_cell_can_hold() -> None:
    assert len(str(cells(written(("x" * 40_000,)))[0][0])) == 32_767


def test_refuses_a_row_that_does_not_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="zip"):
        write_tables([Table("x", (Column("a"),), [("a", "b")])], "t")


def test_shortens_the_name_of_a_sheet_after_a_whole_word() -> None:
    def name(wanted: str) -> str:
        return load_workbook(BytesIO(written(("x",), name=wanted))).sheetnames[0]

    assert name("What few, some and many members mean") == "What few, some and many members"
    assert name("Wat weinig, sommige en veel betekenen") == "Wat weinig, sommige en veel"
    assert name("x" * 40) == "x" * 31
