"""The part of a collective result that everybody may read: a page and a table from one source."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import override

from samenscan import __version__
from samenscan.core.disclosure import (
    ALL,
    Public,
    QuestionBands,
    Released,
    attack,
    release_to_public,
)
from samenscan.core.disclosure.gate import NotReleased
from samenscan.core.disclosure.plan import Layout
from samenscan.core.formats.csv_rows import written
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.collective import Together
from samenscan.reports.collective_tables import COLUMNS, csv_row, told_rows
from samenscan.reports.html import alone
from samenscan.reports.words import shown, tell


@dataclass(frozen=True)
class PublicReport:
    """What anybody may read of a result; `layout` counts the respondents of each partnership."""

    released: Released[Public, tuple[QuestionBands, ...]]
    questionnaire: Questionnaire
    layout: Layout
    plan_hash: str


def public_report(together: Together) -> PublicReport | None:
    """The part of a collective result for the public; None where no statement is for them."""
    try:
        released = release_to_public(together.released, together.plan, together.questionnaire)
    except NotReleased:
        return None
    return PublicReport(
        released, together.questionnaire, together.plan.layout, together.plan.content_hash
    )


def public_html(report: PublicReport, language: str) -> str:
    """One HTML file that loads nothing from anywhere."""
    with override(language):
        context: dict[str, object] = {
            "heading": tell(text("What we tell everybody")),
            "took_part": tell(text("%(n)s organisations took part.", n=report.layout.n)),
            "rows": _rows(report, language),
            "safety": [tell(sentence) for sentence in _safety(report)],
            "sources": [
                (tell(text("Fingerprint of the plan")), report.plan_hash),
                (tell(text("Program")), f"Samenscan {__version__}"),
            ],
        }
        return alone("reports/to_public.html", context, report.questionnaire, language)


def public_csv(report: PublicReport, language: str) -> str:
    """A row per sentence, with the columns of the collective table; no cell is a formula."""
    with override(language):
        told = told_rows(report.released.facts, [ALL], report.questionnaire, {})
        return written([COLUMNS, *(csv_row(one) for one in told)])


def _rows(report: PublicReport, language: str) -> list[dict[str, object]]:
    told = told_rows(report.released.facts, [ALL], report.questionnaire, {})
    return [
        {
            "says": shown(one.says, language),
            "band": one.band,
            "low": one.within.low,
            "high": one.within.high,
        }
        for one in told
    ]


def _safety(report: PublicReport) -> tuple[Text, ...]:
    """How sure a reader can become who took part in nothing and knows nobody's answer."""
    found = attack(report.layout, report.released.facts, coalition=0)
    return (
        text(
            "No answer of an organisation can be worked out from this page: every possible set "
            "of answers was gone through beforehand. It tells less than members read."
        ),
        text(
            "At best a guess. Somebody who knows no answer is right about one statement and one "
            "organisation %(right)s times out of 100 at most, if every set of answers is as "
            "likely as any other.",
            right=min(ceil(found.surest * 100), 99),
        ),
        text(
            "An organisation counts when its answer confirms the statement; a missing answer "
            "confirms nothing."
        ),
    )
