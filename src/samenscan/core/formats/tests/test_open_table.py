"""Opening a table …"""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from samenscan.core.formats.cells import FileRefused, Grid, column_letters
from samenscan.core.formats.tables import open_table

CELL = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="Ãâ\ufffd"), max_size=20
).map(lambda cell: cell.strip().lstrip("'=+-@ \u200b\ufeff\u00a0"))


def all_rows(grid: Grid) -> list[tuple[object, ...]]:
    """The cells of every row."""
    rows = [row.cells for row in grid.rows]
    grid.problems.stop()
    return list(rows)


def quoted(cell: str) -> str:
    """A cell in quotation marks."""
    return '"' + cell.replace('"', '""') + '"'


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5), st.sampled_from(",;\t"))
def test_gives_back_every_cell_whatever_delimiter_was_used(
    rows: list[list[str]], delimiter: str
) -> None:
    rows = [row for row in rows if any(row)]
    lines = [delimiter.join(quoted(cell) for cell in row) for row in [["a", "b", "c"], *rows]]
    grid = open_table("\r\n".join(lines).encode(), "x.csv")
    assert all_rows(grid) == [tuple(cell.strip() for cell in row) for row in rows]


@pytest.mark.parametrize(
    "encoded",
    [
        "name;town\nLiège;“Ünë”\n".encode(),
        "name;town\nLiège;“Ünë”\n".encode("utf-8-sig"),
        "name;town\nLiège;“Ünë”\n".encode("utf-16"),
        "name;town\nLiège;“Ünë”\n".encode("utf-16-le"),
        "name;town\nLiège;“Ünë”\n".encode("utf-16-be"),
        "name;town\nLiège;“Ünë”\n".encode("cp1252"),
        "sep=;\nname;town\nLiège;“Ünë”\n".encode("cp1252"),
    ],
)
def test_reads_accents_in_every_encoding_people_save_in(encoded: bytes) -> None:
    assert all_rows(open_table(encoded, "x.csv")) == [("Liège", "“Ünë”")]


def test_tells_that_it_read_windows_1252() -> None:
    assert "Windows-1252" in str(open_table("a\nLiège\n".encode("cp1252"), "x.csv").notes[0])
    assert not open_table("a\nLiège\n".encode(), "x.csv").notes


def test_counts_rows_as_the_file_does_even_after_line_breaks_in_cells() -> None:
    grid = open_table(b'\n\na;b\n"two\nlines";1\n\nx;2\n', "x.csv")
    assert [row.number for row in grid.rows] == [4, 7]


def test_reads_across_the_pieces_in_which_a_long_file_is_decoded() -> None:
    lines = ["name;x", *(f"é{at};{'ü' * 50}" for at in range(5000))]
    rows = all_rows(open_table("\n".join(lines).encode("utf-16"), "x.csv"))
    assert rows == [tuple(line.split(";")) for line in lines[1:]]


def test_reads_and_tells_equal_cells_alike_wherever_they_stand() -> None:
    grid = open_table(b"a;b\n=x;'=y\n'=y;=x\n x; x\n", "x.csv")
    assert [row.cells for row in grid.rows] == [("=x", "=y"), ("=y", "=x"), ("x", "x")]
    assert [(one.row, one.column) for one in grid.problems.first] == [(2, 1), (3, 2)]


@pytest.mark.parametrize("calendar", [None, CALENDAR_MAC_1904])
def test_reads_days_of_both_calendars_and_numbers_without_a_tail(
    calendar: datetime | None,
) -> None:
    book = Workbook()
    if calendar is not None:
        book.epoch = calendar
    sheet = book.worksheets[0]
    sheet.append(["day", "code", "fte", "text"])
    sheet.append([date(2016, 1, 31), 41002.0, 12.5, " x "])
    sheet.append([])
    sheet.append([None, None, None, "last"])
    out = BytesIO()
    book.save(out)
    grid = open_table(out.getvalue(), "x.xlsx")
    assert [(row.number, row.cells) for row in grid.rows] == [
        (2, (date(2016, 1, 31), "41002", "12.5", "x")),
        (4, ("", "", "", "last")),
    ]


@given(st.binary(max_size=300))
def test_never_fails_on_any_bytes_otherwise_than_with_a_remedy(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe"):
        try:
            all_rows(open_table(start + content, "x"))
        except FileRefused as refused:
            assert refused.n_problems
            assert all(str(problem.remedy) for problem in refused.problems)


def test_names_columns_as_a_spreadsheet_does() -> None:
    assert [column_letters(at) for at in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
