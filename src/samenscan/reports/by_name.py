"""What members tell each other by name, with consent: on a page, in a file, in a table (D17)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenscan.core.answers.shown import in_full
from samenscan.core.disclosure import ByName, Members, Released
from samenscan.core.formats.csv_rows import written
from samenscan.core.formats.workbook_told import Table
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.html import alone
from samenscan.reports.sheets import LONG, sheet
from samenscan.reports.words import shown, tell

COLUMNS = ("question", "organisation", "answer")


@dataclass(frozen=True)
class ByNameReport:
    """The named answers, and how each organisation is called."""

    released: Released[Members, tuple[ByName, ...]]
    questionnaire: Questionnaire
    names: Mapping[str, str]

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, tuple[Text, ...]]]]]:
        """Per question that somebody tells, the organisations by name with their answer."""
        return [(one.code, self._told(one)) for one in self.released.facts if one.answers]

    def _told(self, one: ByName) -> list[tuple[str, tuple[Text, ...]]]:
        question = self.questionnaire.question(one.code)
        told = [(self.names[who], in_full(question, answer)) for who, answer in one.answers]
        return sorted(told, key=lambda row: row[0])


def by_name_body(report: ByNameReport, language: str) -> SafeString:
    """The part of a page about named answers; empty where nobody tells one."""
    with override(language):
        if not report.rows:
            return SafeString("")
        return SafeString(render_to_string("reports/by_name_body.html", _context(report, language)))


def by_name_html(report: ByNameReport, language: str) -> str:
    """The same as one HTML file that loads nothing from anywhere."""
    with override(language):
        context = {"heading": tell(text("What members tell by name")), **_context(report, language)}
        return alone("reports/by_name.html", context, report.questionnaire, language)


def by_name_csv(report: ByNameReport, language: str) -> str:
    """A row per question and organisation; no cell is a formula."""
    with override(language):
        rows = [
            (code, name, "; ".join(tell(line) for line in lines))
            for code, told in report.rows
            for name, lines in told
        ]
    return written([COLUMNS, *rows])


def by_name_rows(report: ByNameReport) -> list[tuple[str, str, str, str, str]]:
    """Domain, code, question, organisation and answer, in the language of the moment."""
    asked = report.questionnaire
    titles = {one.code: section.title for section in asked.sections for one in section.questions}
    return [
        (
            tell(titles[code]),
            code,
            tell(asked.question(code).text),
            name,
            "; ".join(tell(line) for line in lines),
        )
        for code, told in report.rows
        for name, lines in told
    ]


def by_name_sheet(report: ByNameReport) -> Table:
    """The same as a sheet of the workbook."""
    columns = (
        (text("Domain"), 34),
        (text("Question"), 12),
        (text("What is asked"), 60),
        (text("Organisation"), 30),
        (text("Answer"), LONG),
    )
    return sheet(text("By name"), columns, by_name_rows(report))


def _context(report: ByNameReport, language: str) -> dict[str, object]:
    return {
        "questions": [
            {
                "title": shown(report.questionnaire.question(code).text, language),
                "rows": [(name, [shown(line, language) for line in lines]) for name, lines in told],
            }
            for code, told in report.rows
        ]
    }
