"""The collective result of the site as files to take away, then and now included."""

from dataclasses import dataclass

from django.utils.translation import override

from samenscan.core.charts import STEP_TEXTS
from samenscan.core.formats.csv_rows import written
from samenscan.core.formats.workbook_told import Cell, Table
from samenscan.core.text import text
from samenscan.findings.queries import BesideTold, CollectiveResult
from samenscan.reports.by_name import ByNameReport, by_name_rows, by_name_sheet
from samenscan.reports.collective import Together, audit_sentences
from samenscan.reports.collective_tables import (
    COLUMNS,
    Told,
    collective_csv,
    collective_sheets,
    csv_row,
    told_of,
    told_rows,
)
from samenscan.reports.collective_words import in_order
from samenscan.reports.counts import CountsTogether
from samenscan.reports.counts_tables import counts_csv, counts_sheets
from samenscan.reports.sheets import LONG, safety_sheet, sheet, together_workbook
from samenscan.reports.totals import TotalsReport, totals_csv_rows, totals_sheets
from samenscan.reports.words import tell

BESIDE_COLUMNS = ("beside", "band_then")
"""Further columns for what stands beside an earlier round: its name, and the band of then."""

NAMED_COLUMNS = ("answer",)
"""A last column where members tell an answer by name: `end` is “named”, `group` the member."""


@dataclass(frozen=True)
class _ThenAndNow:
    """One sentence in one group, now, and the band that it stood in then."""

    now: Told
    then: str


def together_of(result: CollectiveResult) -> Together | None:
    """What was told of the round alone, as reports take it; None where nothing was."""
    if result.told is None:
        return None
    return Together(
        released=result.told.released,
        plan=result.told.plan,
        audit=result.told.audit,
        questionnaire=result.questionnaire,
        n_members=result.n_members,
        names=result.names,
        earlier_known=True,
    )


def counts_of(result: CollectiveResult) -> CountsTogether | None:
    """The tables of counts of a large round, as reports take them; None where none were told."""
    if result.counts is None:
        return None
    return CountsTogether(
        released=result.counts,
        questionnaire=result.questionnaire,
        n_members=result.n_members,
        names=result.names,
        earlier_known=True,
    )


def totals_of(result: CollectiveResult) -> TotalsReport | None:
    """The totals of amounts, as reports take them; None where none was told."""
    told = result.totals.told if result.totals else None
    return TotalsReport(told.released, told.audit) if told else None


def by_name_of(result: CollectiveResult) -> ByNameReport | None:
    """What members tell by name, as reports take it; None where nobody tells anything."""
    report = ByNameReport(result.by_name, result.questionnaire, result.called)
    return report if report.rows else None


def result_csv(result: CollectiveResult, language: str) -> str:
    """A row per sentence and group; what stands beside an earlier round has two columns more.

    Answers by name come last, with a column of their own. Of a large round a row per question,
    group and answer instead; what else it tells has other columns, and is in the workbook.
    """
    counted = counts_of(result)
    if counted is not None:
        return counts_csv(counted, language)
    together = together_of(result)
    amounts = totals_of(result)
    by_name = by_name_of(result)
    if not result.beside and together is not None and by_name is None:
        return collective_csv(together, language, amounts)
    with override(language):
        alone = () if together is None else told_of(together)
        rows = [(*csv_row(one), "", "") for one in alone]
        for beside in result.beside:
            rows += [
                (*csv_row(one.now), beside.round_name, one.then)
                for one in _then_and_now(beside, result)
            ]
        if amounts is not None:
            told = totals_csv_rows(amounts, result.questionnaire)
            rows += [(*one, "", "") for one in told]
        columns = (*COLUMNS, *BESIDE_COLUMNS)
        if by_name is None:
            return written([columns, *rows])
        named = [
            (domain, code, "named", asks, who, *[""] * (len(columns) - 5), answer)
            for domain, code, asks, who, answer in by_name_rows(by_name)
        ]
        return written([(*columns, *NAMED_COLUMNS), *((*row, "") for row in rows), *named])


def result_workbook(result: CollectiveResult, language: str) -> bytes:
    """The same as .xlsx: the sheets of the round alone, and two per earlier round beside it."""
    together = together_of(result)
    amounts = totals_of(result)
    by_name = by_name_of(result)
    with override(language):
        counted = counts_of(result)
        sheets = [] if together is None else collective_sheets(together)
        sheets += [] if counted is None else counts_sheets(counted)
        for number, beside in enumerate(result.beside, 1):
            sheets += [_changes(number, beside, result), _safety(number, beside)]
        if amounts is not None:
            sheets += totals_sheets(amounts, result.questionnaire)
        sheets += [] if by_name is None else [by_name_sheet(by_name)]
        return together_workbook(sheets, result.questionnaire)


def _then_and_now(beside: BesideTold, result: CollectiveResult) -> list[_ThenAndNow]:
    groups = [bands.group for bands in in_order(beside.plan.bands, result.names)]
    then = {
        (one.code, one.end, one.group): one.band
        for one in told_rows(beside.then, groups, result.questionnaire, result.names)
    }
    return [
        _ThenAndNow(one, then[one.code, one.end, one.group])
        for one in told_rows(beside.now.facts, groups, result.questionnaire, result.names)
    ]


def _changes(number: int, beside: BesideTold, result: CollectiveResult) -> Table:
    columns = (
        (text("Domain"), 34),
        (text("Question"), 12),
        (text("Sentence"), 18),
        (text("Statement"), LONG),
        (text("Group"), 26),
        (text("Counts here"), 12),
        (text("Then"), 12),
        (text("Now"), 12),
        (text("At least"), 12),
        (text("At most"), 12),
    )
    rows: list[list[Cell]] = [
        [
            tell(one.now.domain),
            one.now.code,
            tell(text("other end") if one.now.end == "other" else text("confirms")),
            tell(one.now.says),
            one.now.group,
            one.now.within.n,
            tell(STEP_TEXTS[one.then]),
            tell(STEP_TEXTS[one.now.band]),
            one.now.within.low,
            one.now.within.high,
        ]
        for one in _then_and_now(beside, result)
    ]
    return sheet(text("Then and now %(n)s", n=number), columns, rows)


def _safety(number: int, beside: BesideTold) -> Table:
    said = text(
        "About the members of “%(round)s”: %(n)s, of whom %(kept)s count as they answered then.",
        round=beside.round_name,
        n=beside.plan.layout.n,
        kept=beside.n_kept,
    )
    name = text("Safety then and now %(n)s", n=number)
    return safety_sheet(name, (said, *audit_sentences(beside.audit)))
