"""How the own report looks: a fragment for a page of the site, or one file that stands alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from samenscan.core.charts import Chart, PaperAndPractice, levels_chart, pairs_chart
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation import Calculated, Finding, OwnReport, SectionFact
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.report import Group, OwnStory, Pattern, own_story
from samenscan.reports.trends import trends_told
from samenscan.reports.words import Shown, shown, tell

_STYLES = (
    Path(__file__).parent / "templates" / "reports" / "alone.css",
    Path(__file__).parent / "static" / "reports" / "report.css",
)


@dataclass(frozen=True)
class Figure:
    """A chart for a template; its SVG was escaped where it was drawn."""

    svg: SafeString
    chart: Chart

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row's name and its cells, every cell with its column's heading."""
        headings = self.chart.columns[1:]
        return [(name, list(zip(headings, cells, strict=True))) for name, *cells in self.chart.rows]


@dataclass(frozen=True)
class Card:
    """One finding in the reader's language."""

    section: Shown
    title: Shown
    sentence: str
    reason: str
    next_step: Shown | None
    evidence: tuple[tuple[str, str], ...]
    rule: str


def own_report_body(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    *,
    pairs: Released[Own, PaperAndPractice] | None = None,
) -> SafeString:
    """The report without html, head and h1; its headings start at h2.

    A page that shows it links `reports/report.css`. `pairs` adds paper beside practice.
    """
    with override(language):
        context = _own_context(released, questionnaire, language, pairs)
        return render_to_string("reports/own_body.html", context)


def own_report_html(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    *,
    name: str = "",
    pairs: Released[Own, PaperAndPractice] | None = None,
) -> str:
    """The report as one HTML file that loads nothing from anywhere; `name` is the reader's."""
    with override(language):
        context = {
            **_own_context(released, questionnaire, language, pairs),
            "heading": name or released.facts.organisation,
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


def figure(chart: Chart | None) -> Figure | None:
    """A chart as a template prints it."""
    return None if chart is None else Figure(mark_safe(chart.svg), chart)  # noqa: S308


def _lacking(questionnaire: Questionnaire, language: str) -> str:
    return questionnaire.languages[0] if language not in questionnaire.languages else ""


def _own_context(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    pairs: Released[Own, PaperAndPractice] | None,
) -> dict[str, object]:
    story = own_story(released, questionnaire)
    return {
        "opening": [tell(sentence) for sentence in story.opening],
        "levels": figure(levels_chart(released, tell)),
        "pairs": figure(pairs_chart(pairs, tell)) if pairs else None,
        "reasons": [
            (shown(fact.title, language), tell(fact.reason))
            for fact in story.sections
            if fact.reason
        ],
        "verdicts": [
            (shown(fact.title, language), tell(_verdict(fact.passed, fact.because)))
            for fact in story.sections
            if fact.because is not None
        ],
        "themes": [_themes(fact, language) for fact in story.sections if fact.themes],
        "groups": [_group(group, questionnaire, language) for group in story.groups],
        "patterns": [_pattern(pattern, questionnaire, language) for pattern in story.patterns],
        "coverage": tell(story.coverage),
        "left_open": [tell(sentence) for sentence in story.left_open],
        "covered": [_covered(fact, language) for fact in story.sections],
        "method": [tell(sentence) for sentence in story.method],
        "sources": _sources(story, language),
        "follows": [tell(sentence) for sentence in story.follows],
        "calculated": [_calculated(one, language) for one in story.calculated],
        "broken": [(one.question, shown(one.says, language)) for one in story.broken],
        "trends": [(one, figure(one.chart)) for one in trends_told(released, language)],
    }


def _verdict(passed: bool | None, because: Text) -> Text:
    if passed is None:
        return text("Whether it passes cannot be said yet. %(because)s", because=because)
    if passed:
        return text("It passes. %(because)s", because=because)
    return text("It does not pass. %(because)s", because=because)


def _themes(fact: SectionFact, language: str) -> dict[str, object]:
    """The themes of one domain, each with its level or the reason why there is none."""
    return {
        "code": fact.code,
        "title": shown(fact.title, language),
        "rows": [
            {
                "title": shown(theme.title, language),
                "level": "–" if theme.level is None else tell(theme.level),
                "percent": theme.coverage_percent,
                "reason": tell(theme.reason) if theme.reason else "",
            }
            for theme in fact.themes
        ],
    }


def _group(group: Group, questionnaire: Questionnaire, language: str) -> dict[str, object]:
    return {
        "kind": group.kind,
        "heading": tell(group.heading),
        "note": tell(group.note) if group.note else "",
        "cards": _cards(group, questionnaire, language),
        "step": tell(group.shared_step) if group.shared_step else "",
    }


def _pattern(pattern: Pattern, questionnaire: Questionnaire, language: str) -> dict[str, object]:
    return {
        "heading": tell(pattern.heading),
        "reason": tell(pattern.shared_reason) if pattern.shared_reason else "",
        "cards": _cards(pattern, questionnaire, language),
        "step": tell(pattern.shared_step) if pattern.shared_step else "",
    }


def _cards(group: Group | Pattern, questionnaire: Questionnaire, language: str) -> list[Card]:
    return [
        _card(finding, group.shared_step, questionnaire, language) for finding in group.findings
    ]


def _card(
    finding: Finding, shared_step: Text | None, questionnaire: Questionnaire, language: str
) -> Card:
    step = None if finding.next_step == shared_step else finding.next_step
    return Card(
        section=shown(questionnaire.section(finding.section).title, language),
        title=shown(finding.title, language),
        sentence=tell(finding.sentence),
        reason=tell(finding.reason),
        next_step=shown(step, language) if step else None,
        evidence=tuple((code, tell(answer)) for code, answer in finding.evidence),
        rule=finding.rule,
    )


def _covered(fact: SectionFact, language: str) -> dict[str, object]:
    return {
        "title": shown(fact.title, language),
        "n_answered": fact.n_answered,
        "n_applicable": fact.n_applicable,
        "percent": fact.coverage_percent,
    }


def _calculated(one: Calculated, language: str) -> dict[str, object]:
    return {
        "question": one.question,
        "title": shown(one.title, language),
        "value": tell(one.shown),
        "how": tell(one.how),
    }


def _sources(story: OwnStory, language: str) -> list[dict[str, object]]:
    return [
        {
            "label": tell(label),
            "value": value if isinstance(value, str) else shown(value, language).text,
            "is_code": isinstance(value, str),
        }
        for label, value in story.sources
    ]
