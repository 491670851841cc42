"""Cells of a file with the place they stand at, and what is wrong there; every problem at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

# More would not be read; the count of the others is still told.
SHOWN = 50
Value = str | date


@dataclass(frozen=True)
class CellProblem:
    """One thing to mend; row and column count from 1 as a spreadsheet does, 0 is the whole file."""

    file: str
    sheet: str
    row: int
    column: int
    title: str
    what: Text
    remedy: Text

    @property
    def place(self) -> Text:
        """Where it is, in words."""
        if self.row == 0:
            return text("Sheet “%(sheet)s”", sheet=self.sheet) if self.sheet else text("The file")
        if self.column == 0:
            return text("Row %(row)s", row=self.row)
        letters = column_letters(self.column)
        if not self.title:
            return text("Row %(row)s, column %(letters)s", row=self.row, letters=letters)
        return text(
            "Row %(row)s, column %(letters)s (“%(title)s”)",
            row=self.row,
            letters=letters,
            title=self.title,
        )

    def __str__(self) -> str:
        sheet = f"[{self.sheet}]" if self.sheet else ""
        return f"{self.file}{sheet}: {self.place}: {self.what} {self.remedy}"


@dataclass
class Problems:
    """What is wrong with one file: the first `most` in the order they were met, and how many.

    `latest` is the row of the latest one with the columns reported there.
    """

    file: str
    sheet: str = ""
    titles: tuple[str, ...] = ()
    first: list[CellProblem] = field(default_factory=list)
    n: int = 0
    most: int = SHOWN
    latest: tuple[int, set[int]] = field(default_factory=lambda: (0, set()))

    def say(self, row: int, column: int, what: Text, remedy: Text) -> None:
        """Report one problem."""
        self.n += 1
        if row != self.latest[0]:
            self.latest = (row, set())
        self.latest[1].add(column)
        if len(self.first) < self.most:
            title = self.titles[column - 1] if 0 < column <= len(self.titles) else ""
            self.first.append(
                CellProblem(self.file, self.sheet, row, column, title[:80], what, remedy)
            )

    def stop(self) -> None:
        """Raise FileRefused when anything was reported."""
        if self.n:
            raise FileRefused(self.file, self.first, self.n)


class FileRefused(Refused):
    """A file that cannot be used: the first problems, and how many there are in all."""

    status = 422

    def __init__(self, file: str, first: Sequence[CellProblem], n: int) -> None:
        self.file = file
        self.problems = tuple(sorted(first, key=lambda problem: (problem.row, problem.column)))
        self.n_problems = n
        super().__init__(
            text("The file “%(file)s” has one point to mend.", file=file)
            if n == 1
            else text("The file “%(file)s” has %(n)s points to mend.", file=file, n=n),
            text("Mend what is named, save the file, and choose it again. Nothing was changed."),
        )

    def __str__(self) -> str:
        lines = [str(self.what), *(str(problem) for problem in self.problems)]
        if self.n_problems > len(self.problems):
            lines.append(f"… and {self.n_problems - len(self.problems)} more")
        return "\n".join(lines)


@dataclass(frozen=True)
class GridRow:
    """One row with something in it: its number in the file, and its cells without outer space."""

    number: int
    cells: tuple[Value, ...]


@dataclass
class Grid:
    """A table being read: its column titles, its rows one by one, and what a reader should know.

    `rows` can be walked once and reports to `problems` on the way; call `problems.stop()` after.
    """

    file: str
    sheet: str
    titles: tuple[str, ...]
    title_row: int
    rows: Iterator[GridRow]
    problems: Problems
    notes: tuple[Text, ...] = ()


def column_letters(column: int) -> str:
    """The letters a spreadsheet shows above a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def printed(value: Value) -> str:
    """A cell as text; a date in ISO form."""
    return value.isoformat() if isinstance(value, date) else value


class ReadsCell(Protocol):
    """How a typed cell reads, given the format a workbook shows it in."""

    def __call__(self, value: object, number_format: str = "", /) -> Value:
        """The cell as text or date."""
        ...


def plain_cell(value: object, number_format: str = "") -> Value:
    """A typed cell as text, numbers with a decimal point; a moment without a time is a date."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return str(value).strip()


def exact_cell(value: object, number_format: str = "") -> Value:
    """A typed cell as people see it, so that it is read as it is: decimals after a comma.

    A point could also group thousands: 1.234 as a number is not one thousand. What a workbook
    shows as 45 % is 45 here, though it holds 0.45.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if "%" in number_format and isinstance(value, int | float):
        value = (Decimal(repr(value)) * 100).normalize()
    if isinstance(value, float | Decimal):
        written = str(plain_cell(value if isinstance(value, float) else format(value, "f")))
        return written.replace(".", ",")
    return plain_cell(value)
