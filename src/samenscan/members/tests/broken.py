"""Files that cannot be imported, each broken in one way, made here and kept nowhere."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook

HEAD = ("kind", "name", "nis")
ROWS = (("municipality", "Aalst", "41002"), ("municipality", "Genk", "71016"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Broken:
    """A broken file: how it is called, what is wrong with it, its bytes, the sheet asked for."""

    name: str
    ails: str
    make: Callable[[], bytes]
    sheet: str = ""
    by_page: bool = False


def csv_of(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> bytes:
    """A CSV file with these rows after the two good ones."""
    return "".join(";".join(row) + "\r\n" for row in (head, *ROWS, *rows)).encode()


def plain_csv(*rows: tuple[str, ...]) -> bytes:
    """A CSV file with exactly these rows."""
    return "".join(";".join(row) + "\r\n" for row in rows).encode()


def workbook(
    *rows: tuple[object, ...], change: Callable[[Workbook], object] | None = None
) -> bytes:
    """A workbook with these rows after its titles and the two good ones."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    for row in (HEAD, *ROWS, *rows):
        sheet.append(list(row))
    if change is not None:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _repacked(content: bytes, part: str, new: Callable[[bytes], bytes]) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in old.namelist():
            made.writestr(name, new(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def _bomb() -> bytes:
    filler = b"<!--" + b" " * 60_000_000 + b"-->"
    return _repacked(workbook(), "xl/worksheets/sheet1.xml", lambda xml: xml + filler)


def _laughs() -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    return _repacked(workbook(), "xl/workbook.xml", lambda xml: declared + xml)


def _merged(book: Workbook) -> None:
    book.worksheets[0].merge_cells("B2:B3")


def _dates() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["kind", "name", "founded on"])
    sheet.append(["municipality", "Aalst", date(1977, 1, 1)])
    sheet.append(["municipality", "Genk", "01/01/1977"])
    sheet.append(["municipality", "Lier", 28126])
    sheet.append(["municipality", "Mol", "01/31/1977"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _many() -> bytes:
    rows = "".join(f"other;Number {at};{at:05d}\n" for at in range(100_000))
    return b"kind;name;andere code\n" + rows.encode()


BROKEN = (
    Broken("empty.csv", "nothing in it", lambda: b""),
    Broken("titles-only.csv", "titles and no rows", lambda: plain_csv(HEAD)),
    Broken(
        "encodings.csv",
        "one Windows letter among UTF-8",
        lambda: csv_of(("municipality", "Liège", "62063")) + b"municipality;Li\xe8ge;62063\r\n",
    ),
    Broken(
        "garbled.csv",
        "accents read wrongly before",
        lambda: csv_of(("municipality", "LiÃ¨ge", "62063")),
    ),
    Broken(
        "missing-column.csv",
        "no column for the kind",
        lambda: plain_csv(("name", "nis"), ("Aalst", "41002")),
    ),
    Broken(
        "misspelt-column.csv",
        "“naaam” for “naam”",
        lambda: plain_csv(("soort", "naaam"), ("gemeente", "Aalst")),
    ),
    Broken(
        "column-twice.csv",
        "“NIS” and “NIS-code”",
        lambda: plain_csv(
            ("kind", "name", "NIS", "NIS-code"), ("municipality", "Aalst", "", "41002")
        ),
    ),
    Broken("twice.csv", "a code twice", lambda: csv_of(("municipality", "Aalst", "41002"))),
    Broken("kind.csv", "a kind that is none", lambda: csv_of(("politizone", "PZ Aalst", ""))),
    Broken(
        "check-digits.csv",
        "a mistyped enterprise number",
        lambda: plain_csv(("kind", "name", "kbo"), ("gemeente", "Aalst", "0207.437.469")),
    ),
    Broken("short-code.csv", "a digit lost", lambda: csv_of(("municipality", "Lier", "1202"))),
    Broken(
        "numbers.csv",
        "numbers that are none",
        lambda: plain_csv(
            ("kind", "name", "inwoners 2025"),
            ("gemeente", "Aalst", "-5"),
            ("gemeente", "Genk", "12.345"),
            ("gemeente", "Lier", "veel"),
        ),
    ),
    Broken("dates.xlsx", "dates, numbers and American days", _dates),
    Broken(
        "formula.csv",
        "a text that a spreadsheet would run",
        lambda: csv_of(("municipality", '=HYPERLINK("http://x")', "62063")),
    ),
    Broken(
        "formula.xlsx",
        "a formula in a cell",
        lambda: workbook(("municipality", '=A1&"x"', "62063")),
    ),
    Broken("merged.xlsx", "merged cells", lambda: workbook(change=_merged)),
    Broken("wrong-sheet.xlsx", "a sheet that is not there", workbook, sheet="Registre"),
    Broken(
        "two-sheets.xlsx",
        "two sheets, none chosen",
        lambda: workbook(change=lambda book: book.create_sheet("Notes")),
    ),
    Broken("bomb.xlsx", "60 MB of nothing, packed small", _bomb),
    Broken("entities.xlsx", "hidden declarations", _laughs),
    Broken("damaged.xlsx", "half a workbook", lambda: workbook()[:3000]),
    Broken(
        "password.xlsx",
        "a password",
        lambda: _OLD_OFFICE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"),
    ),
    Broken("old.xls", "the format of before 2007", lambda: _OLD_OFFICE + b"\0" * 504),
    Broken(
        "picture.xlsx", "a picture with another name", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 90
    ),
    Broken(
        "open-quote.csv",
        "a quotation mark that never closes",
        lambda: csv_of(("municipality", '"Lier', "12021"), ("municipality", "Mol", "13025")),
    ),
    Broken(
        "nul.csv",
        "a character that no text has",
        lambda: csv_of(("municipality", "Li\0er", "12021")),
    ),
    Broken(
        "shifted.csv",
        "a row with a cell too many",
        lambda: csv_of(("municipality", "Sint", "Niklaas", "46021")),
    ),
    Broken(
        "unknown-place.csv",
        "a municipality that nobody knows",
        lambda: plain_csv(("kind", "name", "gemeenten"), ("politiezone", "PZ X", "99998")),
    ),
    Broken(
        "unknown-partnership.csv",
        "a partnership that does not exist",
        lambda: plain_csv(
            ("soort", "naam", "samenwerkingsverband", "lid sinds"),
            ("gemeente", "Aalst", "Politie Nergens", "2016-01-01"),
        ),
    ),
    Broken("100000-rows.csv", "100 000 rows, on a page", _many, by_page=True),
    Broken(
        "large.csv", "11 MB, on a page", lambda: b"kind;name\n" + b" " * 11_000_000, by_page=True
    ),
)
