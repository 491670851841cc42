"""How the collective result looks as one file, and how it says that nothing can be told."""

from django.utils.translation import override

from samenscan.core.charts import bands_chart
from samenscan.core.disclosure import Plan
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.collective import Bands, CollectiveStory, Theme, collective_story
from samenscan.reports.html import alone, figure
from samenscan.reports.words import shown, tell


def collective_html(
    released: Bands, plan: Plan, questionnaire: Questionnaire, language: str, *, n_members: int
) -> str:
    """The collective report as one HTML file that loads nothing from anywhere."""
    with override(language):
        story = collective_story(released, plan, questionnaire, n_members)
        context: dict[str, object] = {
            "heading": tell(_HEADING),
            "opening": [tell(sentence) for sentence in story.opening],
            "highlights": _highlights(released, story, questionnaire),
            "groups": [_name(group) for group in story.groups],
            "themes": [_theme(theme, story, language) for theme in story.themes],
            "meanings": [(_name(group), *rest) for group, *rest in story.meanings],
            "method": [tell(sentence) for sentence in story.method],
            "sources": [
                {"label": tell(label), "value": _name(value), "is_code": isinstance(value, str)}
                for label, value in story.sources
            ],
        }
        return alone("reports/collective.html", context, questionnaire, language)


def nothing_told_html(reason: Text, questionnaire: Questionnaire, language: str) -> str:
    """The page that stands in for a collective report that may not be told."""
    with override(language):
        context: dict[str, object] = {"heading": tell(_HEADING), "reason": tell(reason)}
        return alone("reports/nothing_told.html", context, questionnaire, language)


_HEADING = text("How we stand together")


def _name(value: Text | str) -> str:
    return value if isinstance(value, str) else tell(value)


def _highlights(
    released: Bands, story: CollectiveStory, questionnaire: Questionnaire
) -> list[dict[str, object]]:
    return [
        {
            "heading": tell(highlight.heading),
            "sentence": tell(highlight.sentence),
            "figures": [
                figure(bands_chart(released, questionnaire, code, tell)) for code in highlight.codes
            ],
        }
        for highlight in story.highlights
    ]


def _theme(theme: Theme, story: CollectiveStory, language: str) -> dict[str, object]:
    groups = [_name(group) for group in story.groups]
    return {
        "title": shown(theme.title, language),
        "sentence": tell(theme.sentence),
        "rows": [
            (shown(statement.says, language), list(zip(groups, statement.bands, strict=True)))
            for statement in theme.statements
        ],
    }
