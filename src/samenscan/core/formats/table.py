"""A table in a text file: named columns, every row with its line; says all that is wrong."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from samenscan.core.questionnaire.problem import Problem, did_you_mean
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

# What moves a cursor or a window title when a name is told in a terminal.
_NO_TEXT = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class TableErrors(Refused):
    """A table that cannot be used, with every problem found, in the order of the file."""

    status = 400

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__(
            text("The table has %(n)s points to mend.", n=len(self.problems)),
            text("Mend the rows named, then read the file again."),
        )

    def __str__(self) -> str:
        return "\n".join([str(self.what), *(str(problem) for problem in self.problems)])


@dataclass(frozen=True)
class Row:
    """One row: the line it starts on (from 1) and its cells by column name, without outer space."""

    line: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """The rows of one file and what is wrong with it so far."""

    file: str
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def say(self, line: int, what: Text, remedy: Text) -> None:
        """Report one problem."""
        self.problems.append(Problem(self.file, line, what, remedy))


def read_table(source: str, file: str, *, needed: Sequence[str], allowed: Sequence[str]) -> Table:
    """The table in this CSV text; cells are separated by commas or by semicolons.

    The first row names the columns: all of `needed`, perhaps some of `allowed`, in any order.
    Empty rows are skipped. A byte-order mark and line breaks inside quoted cells are understood.
    """
    table = Table(file)
    lines = _lines(source.removeprefix("\ufeff"), table)
    head = next(lines, None)
    if head is None:
        table.say(1, text("This file is empty."), _write_head(needed))
        return table
    columns = [cell.strip().casefold() for cell in head[1]]
    if not _columns_are_good(table, columns, needed, allowed):
        return table
    rows = []
    for line, cells in lines:
        if len(cells) != len(columns):
            table.say(
                line,
                text("This row has %(n)s cells, not %(of)s.", n=len(cells), of=len(columns)),
                text("Put a cell with a comma, semicolon or line break in quotes."),
            )
            continue
        if any("\0" in cell for cell in cells):
            table.say(
                line,
                text("This cell holds a character that no text has (NUL)."),
                text("Type the cell again, or save the file again as “CSV UTF-8”."),
            )
            continue
        if any(_NO_TEXT.search(cell) for cell in cells):
            table.say(
                line,
                text("This text holds a character that no text has."),
                text("Type the text again instead of pasting it."),
            )
            continue
        rows.append(Row(line, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    table.rows, table.columns = tuple(rows), tuple(columns)
    return table


def _lines(source: str, table: Table) -> Iterator[tuple[int, list[str]]]:
    first = source.lstrip().split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(StringIO(source, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        table.say(
            line,
            text("From here the file cannot be read as a table."),
            text("Look for a quotation mark that is opened and not closed."),
        )


def _columns_are_good(
    table: Table, columns: Sequence[str], needed: Sequence[str], allowed: Sequence[str]
) -> bool:
    known = [*needed, *allowed]
    for column in dict.fromkeys(columns):
        if column not in known:
            table.say(
                1,
                text("“%(column)s” is not a column of this table.", column=column[:80]),
                did_you_mean(column, known),
            )
        elif columns.count(column) > 1:
            table.say(
                1,
                text("The column “%(column)s” is there twice.", column=column),
                text("Keep one of the two."),
            )
    for column in needed:
        if column not in columns:
            table.say(
                1, text("The column “%(column)s” is missing.", column=column), _write_head(needed)
            )
    return not table.problems


def _write_head(needed: Sequence[str]) -> Text:
    return text("Start with a row that names the columns: %(columns)s.", columns=", ".join(needed))
