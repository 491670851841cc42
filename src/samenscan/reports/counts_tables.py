"""Tables of counts for a spreadsheet: what was released, and not one figure more."""

from collections.abc import Iterator

from django.utils.translation import override

from samenscan.core.formats.csv_rows import written
from samenscan.core.formats.workbook_told import Cell, Table
from samenscan.core.text import Words, text
from samenscan.reports.counts import (
    CountsStory,
    CountsTogether,
    ShownRow,
    ShownTable,
    counts_story,
)
from samenscan.reports.sheets import (
    LONG,
    safety_sheet,
    sheet,
    sources_sheet,
    together_workbook,
)
from samenscan.reports.words import named, tell

COLUMNS = (
    "domain",
    "question",
    "asks",
    "breakdown",
    "group",
    "took_part",
    "answer",
    "told",
    "count",
)
"""The columns of the CSV; `told` is yes or no, and where it is no, `count` is empty."""


def counts_csv(together: CountsTogether, language: str) -> str:
    """A row per question, group and answer, in this language; no cell is a formula."""
    with override(language):
        rows = [
            (
                tell(domain),
                table.code,
                tell(table.asks),
                tell(row.breakdown),
                named(row.name),
                str(row.n),
                tell(answer),
                "no" if cell is None else "yes",
                "" if cell is None else str(cell),
            )
            for domain, table, row in _rows(counts_story(together))
            for answer, cell in zip(table.answers, row.cells, strict=True)
        ]
    return written([COLUMNS, *rows])


def counts_workbook(together: CountsTogether, language: str) -> bytes:
    """The same as .xlsx, with how safety was checked; the same result gives the same bytes."""
    with override(language):
        return together_workbook(counts_sheets(together), together.questionnaire)


def counts_sheets(together: CountsTogether) -> list[Table]:
    """The sheets of the workbook, in the language of the moment."""
    story = counts_story(together)
    return [
        _numbers(story),
        safety_sheet(text("Safety"), (*story.audit, *story.method)),
        sources_sheet(story.sources),
    ]


def _rows(story: CountsStory) -> Iterator[tuple[Words, ShownTable, ShownRow]]:
    for theme in story.themes:
        for table in theme.tables:
            for row in table.rows:
                yield theme.title, table, row


def _numbers(story: CountsStory) -> Table:
    columns = (
        (text("Domain"), 34),
        (text("Question"), 12),
        (text("What is asked"), LONG),
        (text("Breakdown"), 20),
        (text("Group"), 26),
        (text("Took part"), 12),
        (text("Answer"), 40),
        (text("How many"), 12),
    )
    rows: list[list[Cell]] = [
        [
            tell(domain),
            table.code,
            tell(table.asks),
            tell(row.breakdown),
            named(row.name),
            row.n,
            tell(answer),
            tell(text("not told")) if cell is None else cell,
        ]
        for domain, table, row in _rows(story)
        for answer, cell in zip(table.answers, row.cells, strict=True)
    ]
    return sheet(text("Numbers"), columns, rows)
