"""What everybody may read, without signing in: page, figures, feed, map of the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samenscan.core.access import ANYONE
from samenscan.core.refused import NotFound
from samenscan.public import kept, queries
from samenscan.public.addresses import absolute, page_address
from samenscan.public.facts import PublicFacts
from samenscan.public.presented import language_links, page_html
from samenscan.public.shown.feed import atom
from samenscan.public.shown.figures import Figure, figure_png, figure_svg, figures_of


@require_safe
def page(request: HttpRequest, slug: str, language: str = settings.LANGUAGE_CODE) -> HttpResponse:
    """The page of a partnership in one language."""
    return kept.answer(
        request,
        slug,
        language,
        what="page",
        kind="text/html; charset=utf-8",
        make=lambda facts: page_html(facts, language),
    )


@require_safe
def figure_as_svg(request: HttpRequest, slug: str, language: str, figure: str) -> HttpResponse:
    """A picture-ready figure as a drawing."""
    return kept.answer(
        request,
        slug,
        language,
        what=f"{figure}.svg",
        kind="image/svg+xml",
        make=lambda facts: figure_svg(facts, _figure(facts, figure)),
    )


@require_safe
def figure_as_png(request: HttpRequest, slug: str, language: str, figure: str) -> HttpResponse:
    """The same figure as a picture of 1200 by 630."""
    return kept.answer(
        request,
        slug,
        language,
        what=f"{figure}.png",
        kind="image/png",
        make=lambda facts: figure_png(figure_svg(facts, _figure(facts, figure))),
    )


@require_safe
def feed(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The public events as Atom."""
    return kept.answer(
        request,
        slug,
        language,
        what="feed",
        kind="application/atom+xml; charset=utf-8",
        make=lambda facts: atom(
            facts,
            page_url=page_address(slug, language),
            feed_url=absolute("feed", slug, language),
            language=language,
        ),
    )


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every published page, in every language."""

    def new() -> str:
        pages = [
            {"links": language_links(one.slug, ""), "changed_at": one.changed_at}
            for one in queries.published_slugs(ANYONE)
        ]
        return render_to_string("public/sitemap.xml", {"pages": pages})

    what = f"sitemap-{queries.n_decisions(ANYONE)}"
    return kept.of_the_site(request, what=what, kind="application/xml", new=new)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searching machines may read the public pages, and nothing behind a door."""
    return kept.of_the_site(
        request,
        what="robots",
        kind="text/plain; charset=utf-8",
        new=lambda: render_to_string("public/robots.txt", {"sitemap": absolute("sitemap")}),
    )


def not_there(request: HttpRequest) -> HttpResponse:
    """The same words for what never existed, is not published, or was withdrawn."""
    told = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            told.append((code, gettext("This page does not exist, or is not public.")))
    with translation.override(settings.LANGUAGE_CODE):
        html = render_to_string("public/404.html", {"there_is_none": told})
    response = HttpResponse(html, status=404)
    response["Cache-Control"] = "no-store"
    return response


def _figure(facts: PublicFacts, name: str) -> Figure:
    for figure in figures_of(facts):
        if figure.value == name:
            return figure
    raise NotFound
