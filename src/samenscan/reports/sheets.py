"""The sheets of a workbook in the language of the moment, and those that every collective has."""

from collections.abc import Iterable, Sequence

from samenscan.core.formats.workbook_told import Cell, Column, Table, write_tables
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.collective_words import HEADING, Sources
from samenscan.reports.words import named, tell

LONG = 70
"""The width of a column that holds a sentence, in characters."""


def sheet(name: Text, columns: Sequence[tuple[Text, int]], rows: Iterable[Sequence[Cell]]) -> Table:
    """A sheet with these titles above its columns, each with its width in characters."""
    made = tuple(Column(tell(title), width) for title, width in columns)
    return Table(tell(name), made, list(rows))


def sentences_sheet(name: Text, title: Text, sentences: Iterable[Text]) -> Table:
    """A sheet of one column, a sentence on each row."""
    return sheet(name, ((title, 110),), [[tell(one)] for one in sentences])


def safety_sheet(name: Text, sentences: Iterable[Text]) -> Table:
    """What anybody could find out from a collective result."""
    return sentences_sheet(name, text("What could the cleverest member find out?"), sentences)


def sources_sheet(sources: Sources) -> Table:
    """From what a collective result was made, and by which program."""
    columns = ((text("Source"), 34), (text("What it is"), 100))
    rows = [[tell(label), named(value)] for label, value in sources]
    return sheet(text("Sources"), columns, rows)


def together_workbook(sheets: Sequence[Table], questionnaire: Questionnaire) -> bytes:
    """These sheets as .xlsx, under the title of the collective result."""
    return write_tables(sheets, f"{tell(HEADING)}: {tell(questionnaire.title)}")
