"""How the collective result looks, on a page or as a file, and how nothing being told looks."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenscan.core.charts import bands_chart
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, Words
from samenscan.reports.collective import CollectiveStory, Theme, Together, collective_story
from samenscan.reports.collective_picks import Statement
from samenscan.reports.collective_words import HEADING, sources_context
from samenscan.reports.figures import figure
from samenscan.reports.html import alone
from samenscan.reports.totals import TotalsReport, totals_body
from samenscan.reports.words import marked, named, shown, tell, tell_each


def collective_body(together: Together, language: str) -> SafeString:
    """The report without html, head and h1; a page that shows it links `reports/report.css`."""
    with override(language):
        return render_to_string("reports/collective_body.html", _context(together, language))


def collective_html(together: Together, language: str, amounts: TotalsReport | None = None) -> str:
    """The collective report as one HTML file that loads nothing from anywhere."""
    with override(language):
        asked = together.questionnaire
        totals = totals_body(amounts, asked, language) if amounts else ""
        context = {"heading": tell(HEADING), "totals": totals, **_context(together, language)}
        return alone("reports/collective.html", context, asked, language)


def nothing_told_html(reason: Text, questionnaire: Questionnaire, language: str) -> str:
    """The page that stands in for a collective report that may not be told."""
    with override(language):
        context: dict[str, object] = {"heading": tell(HEADING), "reason": tell(reason)}
        return alone("reports/nothing_told.html", context, questionnaire, language)


def _context(together: Together, language: str) -> dict[str, object]:
    story = collective_story(together)
    return {
        "took_part": tell(story.took_part),
        "opening": tell_each(story.opening),
        "domains": [
            {
                "says": shown(one.says, language),
                "groups": [marked(group, language) for group in one.groups],
            }
            for one in story.domains
        ],
        "by_many": [shown(says, language) for says in story.by_many],
        "by_few": [shown(says, language) for says in story.by_few],
        "other_ends": [
            {
                "heading": tell(pick.heading),
                "sentence": tell(pick.sentence),
                "band": pick.band,
                "says": [shown(says, language) for says in pick.says],
            }
            for pick in story.other_ends
        ],
        "two_sentences": any(facts.other_end for facts in together.released.facts),
        "highlights": _highlights(together, story),
        "to_public": [shown(says, language) for says in story.to_public],
        "groups": [named(group) for group in story.groups],
        "themes": [_theme(theme, story, language) for theme in story.themes],
        "meanings": [(named(group), *rest) for group, *rest in story.meanings],
        "audit": tell_each(story.audit),
        "method": tell_each(story.method),
        "sources": sources_context(story.sources),
    }


def _highlights(together: Together, story: CollectiveStory) -> list[dict[str, object]]:
    return [
        {
            "heading": tell(highlight.heading),
            "sentence": tell(highlight.sentence),
            "figures": [
                figure(
                    bands_chart(
                        together.released,
                        together.questionnaire,
                        code,
                        tell,
                        names=together.names,
                    )
                )
                for code in highlight.codes
            ],
        }
        for highlight in story.highlights
    ]


def _theme(theme: Theme, story: CollectiveStory, language: str) -> dict[str, object]:
    groups = [named(group) for group in story.groups]
    return {
        "title": shown(theme.title, language),
        "rows": [
            {
                "sentences": [
                    (shown(says, language), list(zip(groups, bands, strict=True)))
                    for says, bands in _sentences(statement)
                ]
            }
            for statement in theme.statements
        ],
    }


def _sentences(statement: Statement) -> list[tuple[Words | Text, tuple[str, ...]]]:
    """The sentence of a question, and the one about its other end where that was told."""
    own = [(statement.says, statement.bands)]
    other = statement.other
    return own if other is None else [*own, (other.says, other.bands)]
