"""How the own report looks: a fragment for a page of the site, or one file that stands alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from samenscan.core.charts import PaperAndPractice
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation import OwnAnswers, OwnReport
from samenscan.core.questionnaire import Questionnaire
from samenscan.reports.figures import figure
from samenscan.reports.own_context import commands, own_context
from samenscan.reports.words import shown

__all__ = ["alone", "figure", "own_report_body", "own_report_html"]

_STYLES = (
    Path(__file__).parent / "templates" / "reports" / "alone.css",
    Path(__file__).parent / "static" / "reports" / "report.css",
)


def own_report_body(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    *,
    pairs: Released[Own, PaperAndPractice] | None = None,
    answers: Released[Own, OwnAnswers] | None = None,
) -> SafeString:
    """The report without html, head and h1; its headings start at h2.

    A page that shows it links `reports/report.css`. `pairs` adds paper beside practice, `answers`
    which questions have no answer.
    """
    with override(language):
        context = own_context(released, questionnaire, language, pairs, answers)
        return render_to_string("reports/own_body.html", context)


def own_report_html(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    *,
    name: str = "",
    pairs: Released[Own, PaperAndPractice] | None = None,
    answers: Released[Own, OwnAnswers] | None = None,
) -> str:
    """The report as one HTML file that loads nothing from anywhere; `name` is the reader's.

    It ends with the commands that make its numbers again.
    """
    with override(language):
        context = {
            **own_context(released, questionnaire, language, pairs, answers),
            "heading": name or released.facts.organisation,
            "commands": commands(released, questionnaire),
        }
        return alone("reports/own_report.html", context, questionnaire, language)


def alone(
    template: str,
    context: Mapping[str, object],
    questionnaire: Questionnaire,
    language: str,
    *,
    more_styles: Sequence[Path] = (),
) -> str:
    """A page that stands alone: the styles are inside; the language is active already."""
    files = (*_STYLES, *more_styles)
    styles = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return render_to_string(
        template,
        {
            **context,
            "language": language,
            "questionnaire": shown(questionnaire.title, language),
            "version": questionnaire.version,
            "lacking": _lacking(questionnaire, language),
            # Our own files, not anybody's input.
            "styles": mark_safe(styles),  # noqa: S308
        },
    )


def _lacking(questionnaire: Questionnaire, language: str) -> str:
    return questionnaire.languages[0] if language not in questionnaire.languages else ""
