"""The collective result as tables for a spreadsheet: what was released, and not one figure more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from samenscan.core.charts import STEP_TEXTS
from samenscan.core.disclosure import BandRange, QuestionBands
from samenscan.core.formats.csv_rows import written
from samenscan.core.formats.workbook_told import Cell, Table
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.stated import stated
from samenscan.core.text import Text, Words, text
from samenscan.reports.collective import CollectiveStory, Together, collective_story
from samenscan.reports.collective_words import group_name
from samenscan.reports.sheets import (
    LONG,
    safety_sheet,
    sheet,
    sources_sheet,
    together_workbook,
)
from samenscan.reports.totals import TotalsReport, totals_csv_rows, totals_sheets
from samenscan.reports.words import named, tell

COLUMNS = (
    "domain",
    "question",
    "end",
    "statement",
    "group",
    "took_part",
    "band",
    "at_least",
    "at_most",
)
"""The columns of the CSV; `end` is “confirms” or “other”, `band` is few, some or many."""


@dataclass(frozen=True)
class Told:
    """One sentence in one group; `end` is “confirms” or “other”, `within` what the band means."""

    domain: Words
    code: str
    end: str
    says: Words | Text
    group: str
    band: str
    within: BandRange


def collective_csv(together: Together, language: str, amounts: TotalsReport | None = None) -> str:
    """A row per sentence and published group, in this language; no cell is a formula.

    Totals of amounts come last, a row each.
    """
    with override(language):
        rows = [csv_row(one) for one in told_of(together)]
        if amounts is not None:
            rows += totals_csv_rows(amounts, together.questionnaire)
    return written([COLUMNS, *rows])


def csv_row(one: Told) -> tuple[str, ...]:
    """The cells of one sentence in one group, in the order of `COLUMNS`."""
    return (
        tell(one.domain),
        one.code,
        one.end,
        tell(one.says),
        one.group,
        str(one.within.n),
        one.band,
        str(one.within.low),
        str(one.within.high),
    )


def collective_workbook(
    together: Together, language: str, amounts: TotalsReport | None = None
) -> bytes:
    """The same as .xlsx, with what the bands mean and how safety was checked.

    How many took part and the limits of a band are numbers; everything else is a text that no
    spreadsheet program takes for a formula. The same result gives the same bytes.
    """
    with override(language):
        sheets = collective_sheets(together)
        if amounts is not None:
            sheets += totals_sheets(amounts, together.questionnaire)
        return together_workbook(sheets, together.questionnaire)


def collective_sheets(together: Together) -> list[Table]:
    """The sheets of the workbook, in the language of the moment."""
    story = collective_story(together)
    return [
        _statements(together),
        _meanings(story),
        safety_sheet(text("Safety"), (*story.audit, *story.method)),
        sources_sheet(story.sources),
    ]


def told_of(together: Together) -> Iterator[Told]:
    """Every sentence that was told of a round alone, in every published group."""
    groups = [bands.group for bands in together.published]
    return told_rows(together.released.facts, groups, together.questionnaire, together.names)


def told_rows(
    told: Sequence[QuestionBands],
    groups: Sequence[str],
    questionnaire: Questionnaire,
    names: Mapping[str, str],
) -> Iterator[Told]:
    """Every sentence that was told in every group, in the order of the questionnaire."""
    facts = {one.code: one for one in told}
    titles = {section.code: section.title for section in questionnaire.sections}
    for one in stated(questionnaire):
        found = facts.get(one.code)
        if found is None:
            continue
        ends = [("confirms", one.says, found.bands, found.ranges)]
        if found.other_end is not None and one.other_says is not None:
            other = found.other_end
            ends.append(("other", one.other_says, other.bands, other.ranges))
        for end, says, bands, ranges in ends:
            for group in groups:
                name = named(group_name(group, names))
                domain = titles[one.section]
                yield Told(domain, one.code, end, says, name, bands[group], ranges[group])


def _statements(together: Together) -> Table:
    columns = (
        (text("Domain"), 34),
        (text("Question"), 12),
        (text("Sentence"), 18),
        (text("Statement"), LONG),
        (text("Group"), 26),
        (text("Took part"), 12),
        (text("How many"), 12),
        (text("At least"), 12),
        (text("At most"), 12),
    )
    rows: list[list[Cell]] = [
        [
            tell(one.domain),
            one.code,
            tell(text("other end") if one.end == "other" else text("confirms")),
            tell(one.says),
            one.group,
            one.within.n,
            tell(STEP_TEXTS[one.band]),
            one.within.low,
            one.within.high,
        ]
        for one in told_of(together)
    ]
    return sheet(text("Statements"), columns, rows)


def _meanings(story: CollectiveStory) -> Table:
    columns = (
        (text("Group"), 34),
        (text("Took part"), 12),
        (text("few"), 12),
        (text("some"), 12),
        (text("many"), 12),
    )
    rows: list[list[Cell]] = [
        [named(group), n, few, some, many] for group, n, few, some, many in story.meanings
    ]
    return sheet(text("What few, some and many mean"), columns, rows)
