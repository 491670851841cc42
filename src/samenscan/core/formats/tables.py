"""Any table somebody keeps (CSV, workbook, Parquet): bytes in, rows with their place out."""

from samenscan.core.formats.cells import SHOWN, Grid, Problems, ReadsCell, plain_cell
from samenscan.core.formats.csv_rows import read_csv
from samenscan.core.formats.parquet_rows import PARQUET, read_parquet
from samenscan.core.formats.xlsx_rows import read_xlsx
from samenscan.core.text import Text, text

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_TABLES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
)


def open_table(
    content: bytes,
    file: str,
    *,
    sheet: str = "",
    max_bytes: int = 50_000_000,
    most_problems: int = SHOWN,
    as_value: ReadsCell = plain_cell,
) -> Grid:
    """The table in these bytes, whatever its name ends in; `sheet` chooses one of a workbook.

    Rows are read while they are walked and need no memory of those before. `as_value` says how
    a typed cell reads. Raises FileRefused when there is no table to read; what is wrong further
    on lands in the grid's `problems`, the first `most_problems` in words.
    """
    problems = Problems(file, most=most_problems)
    refuse_no_table(content, problems, max_bytes)
    if content.startswith(b"PK"):
        return read_xlsx(content, problems, sheet, as_value)
    if content.startswith(PARQUET):
        return read_parquet(content, problems, as_value)
    return read_csv(content, problems)


def refuse_no_table(content: bytes, problems: Problems, max_bytes: int) -> None:
    """Raise FileRefused for what is too large, locked, or a picture or document."""
    refusal = _no_table(content, max_bytes)
    if refusal is not None:
        problems.say(0, 0, *refusal)
        problems.stop()


def _no_table(content: bytes, max_bytes: int) -> tuple[Text, Text] | None:
    if len(content) > max_bytes:
        return (
            text("The file is larger than %(size)s MB.", size=max_bytes // 1_000_000),
            text("Split it into several files, or ask the operator to import it."),
        )
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            return (
                text("The workbook is protected with a password."),
                text("Take the password off (File, Information, Protect) and choose it again."),
            )
        return (
            text("This is a workbook in the old .xls format."),
            text("Save it as .xlsx or as CSV, and choose that file."),
        )
    for start, kind in _NOT_TABLES:
        if content.startswith(start):
            return (
                text("This is a %(kind)s file, whatever its name says; not a table.", kind=kind),
                text("Choose the workbook (.xlsx) or the CSV file itself."),
            )
    return None
