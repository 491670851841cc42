"""Public facts in the shape of the page's template: drawings, words and addresses, no row."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from samenscan.core.charts import Chart
from samenscan.public.addresses import absolute, page_address
from samenscan.public.facts import PublicFacts
from samenscan.public.shown.figures import Figure, chart_of, figures_of, source_line
from samenscan.public.shown.press import headline, press_text


@dataclass(frozen=True)
class ShownFigure:
    """A drawing on the page with where to download it."""

    code: str
    svg: SafeString
    chart: Chart
    source: str
    svg_url: str
    png_url: str


class LanguageLink(NamedTuple):
    """The same page in another language."""

    code: str
    name: str
    url: str
    active: bool


@dataclass(frozen=True)
class Presented:
    """What the template of a public page shows."""

    facts: PublicFacts
    language: str
    headline: str
    press: tuple[str, ...]
    growth: ShownFigure | None
    map: ShownFigure | None
    participation: ShownFigure | None
    figures: tuple[ShownFigure, ...]
    languages: tuple[LanguageLink, ...]
    url: str
    feed_url: str
    image_url: str
    image_text: str


def page_html(facts: PublicFacts, language: str) -> str:
    """The whole page in the language that is active; no request reaches it, so nobody is known."""
    return render_to_string("public/page.html", {"page": presented(facts, language)})


def presented(facts: PublicFacts, language: str) -> Presented:
    """The facts with their drawings and addresses."""
    figures = {figure: _shown(facts, figure, language) for figure in figures_of(facts)}
    first = next(iter(figures.values()), None)
    return Presented(
        facts=facts,
        language=language,
        headline=headline(facts),
        press=press_text(facts),
        growth=figures.get(Figure.GROWTH),
        map=figures.get(Figure.MAP),
        participation=figures.get(Figure.PARTICIPATION),
        figures=tuple(figures.values()),
        languages=language_links(facts.slug, language),
        url=page_address(facts.slug, language),
        feed_url=absolute("feed", facts.slug, language),
        image_url=first.png_url if first else "",
        image_text=first.chart.sentence if first else "",
    )


def language_links(slug: str, current: str) -> tuple[LanguageLink, ...]:
    """The page in every language of the product."""
    return tuple(
        LanguageLink(
            code, get_language_info(code)["name_local"], page_address(slug, code), code == current
        )
        for code, _name in settings.LANGUAGES
    )


def _shown(facts: PublicFacts, figure: Figure, language: str) -> ShownFigure:
    chart = chart_of(facts, figure)
    return ShownFigure(
        code=figure.value,
        # Drawn by our own pen, which escapes every word.
        svg=mark_safe(chart.svg),  # noqa: S308
        chart=chart,
        source=source_line(facts, figure),
        svg_url=absolute("figure_svg", facts.slug, language, figure.value),
        png_url=absolute("figure_png", facts.slug, language, figure.value),
    )
