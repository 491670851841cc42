"""The page for the analyst: sentences first, then per domain; one file that loads nothing."""

from pathlib import Path

from django.utils.translation import override

from samenscan import __version__
from samenscan.core.charts import wishes_chart
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.participation import Participation, TookPart
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.short import in_short
from samenscan.core.interpretation.group.told import COURSE_MEANS, COURSES, agreements_told
from samenscan.core.interpretation.group.told_people import answered_told, missing_told
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.analyst.about_told import about_context, written_context
from samenscan.reports.analyst.beside import Beside
from samenscan.reports.analyst.domains import domains
from samenscan.reports.analyst.numbers import numbers_context
from samenscan.reports.analyst.released import ForAnalyst
from samenscan.reports.analyst.trends import trends_context
from samenscan.reports.figures import figure
from samenscan.reports.html import alone
from samenscan.reports.words import shown, tell, tell_each

_STYLES = Path(__file__).parents[1] / "templates" / "reports" / "analyst.css"
HEADING = text("What the answers of the members say together")


def analyst_html(released: ForAnalyst, beside: Beside, asked: Questionnaire, language: str) -> str:
    """The report for the analyst as one HTML file that loads nothing from anywhere."""
    with override(language):
        report = released.facts
        short = in_short(report, asked)
        context: dict[str, object] = {
            "heading": tell(HEADING),
            "round": released.audience.round,
            "common": tell_each(short.common),
            "divides": tell_each(short.divides),
            "cannot": tell_each(short.cannot),
            "people": _people(report.participation),
            "courses": _courses(released, asked, language),
            "domains": domains(released, asked, language),
            **numbers_context(report, language),
            "about": about_context(beside.about, language),
            "written": written_context(beside.written, language),
            "trends": trends_context(beside.trends, _names(report), language),
            "method": tell_each(_method(report)),
            "sources": _sources(released, asked),
        }
        return alone("reports/analyst.html", context, asked, language, more_styles=(_STYLES,))


def _names(report: GroupReport) -> dict[str, str]:
    return {one.organisation: one.name or one.organisation for one in report.profiles}


def _people(part: Participation) -> dict[str, object]:
    return {
        "sentences": tell_each(missing_told(part)),
        "answered": tell_each(answered_told(part)),
        "silent": [(one.name, one.organisation) for one in part.silent],
        "rows": [_row(one) for one in part.took_part],
    }


def _row(one: TookPart) -> dict[str, object]:
    title = one.group.title
    return {
        "title": title if isinstance(title, str) else tell(title),
        "n_members": one.group.n_members,
        "n_took_part": one.n_took_part,
        "n_silent": one.n_silent,
    }


def _courses(released: ForAnalyst, asked: Questionnaire, language: str) -> list[dict[str, object]]:
    report = released.facts
    everybody = [one for one in report.courses if one.group.by == "all"]
    found: list[dict[str, object]] = []
    for course, title in COURSES.items():
        themes = [one for one in everybody if one.advised.course is course]
        if themes:
            found.append(
                {
                    "title": tell(title),
                    "means": tell(COURSE_MEANS[course]),
                    "themes": [_theme(released, asked, one, language) for one in themes],
                }
            )
    return found


def _theme(
    released: ForAnalyst, asked: Questionnaire, one: ThemeCourse, language: str
) -> dict[str, object]:
    others = [
        (_title(other), tell(COURSES[other.advised.course]))
        for other in released.facts.courses
        if other.question == one.question and other.group.by == "partnership"
    ]
    return {
        "code": one.question.code,
        "title": shown(one.question.text, language),
        "figure": figure(wishes_chart(released, asked, one.question.code, tell)),
        "agreement": tell_each(agreements_told(one)),
        "others": others,
    }


def _title(one: ThemeCourse) -> str:
    title = one.group.title
    return title if isinstance(title, str) else tell(title)


_METHOD = (
    text(
        "Counts come first. Where somebody is silent, the lowest and highest possible value is "
        "told before anything that supposes chance."
    ),
    text(
        "Nobody is put in an order. A course is only named when the silent members could not turn "
        "it; the limits were fixed before the round opened (rules Z11 to Z13 and Z20 to Z26)."
    ),
)


def _method(report: GroupReport) -> tuple[Text, ...]:
    if not report.n_own:
        return _METHOD
    own = text(
        "Questions whose answers serve only the organisation that gave them: %(n)s. They are in no "
        "figure here, and count in no level.",
        n=report.n_own,
    )
    return (*_METHOD, own)


def _sources(released: ForAnalyst, asked: Questionnaire) -> list[dict[str, object]]:
    report: GroupReport = released.facts
    rows: list[tuple[Text, str]] = [
        (text("Fingerprint of the answers"), report.content_hash),
        (text("Fingerprint of the questionnaire"), asked.content_hash),
        (text("Program"), f"samenscan {__version__}"),
    ]
    return [{"label": tell(label), "value": value} for label, value in rows]
