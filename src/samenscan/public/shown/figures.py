"""Picture-ready figures: a drawing with title, sentence, source and date, as SVG and as PNG.

A figure leaves the page alone, so it says by itself what it shows, whose it is and of which day.
"""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

import resvg_py
from django.utils.translation import gettext as _

from samenscan.base.dates import day
from samenscan.core.charts import Chart
from samenscan.core.charts.svg import element, picture, words_at, wrap
from samenscan.public.facts import PublicFacts
from samenscan.public.shown.growth import Room, growth_chart
from samenscan.public.shown.map import map_chart
from samenscan.public.shown.participation import participation_chart
from samenscan.public.shown.pen import printed

# The size that previews of links ask for.
WIDTH, HEIGHT = 1200, 630
EDGE = 56
# Where a drawing starts that stands beside its words.
BESIDE = 560
FONT = "Lato"
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class Figure(StrEnum):
    """The figures of a page; the values are part of their addresses."""

    GROWTH = "groei"
    MAP = "kaart"
    PARTICIPATION = "deelname"


def figures_of(facts: PublicFacts) -> tuple[Figure, ...]:
    """Which figures this page has; the first one stands for the page in previews of links."""
    shown = {
        Figure.GROWTH: bool(facts.growth),
        Figure.MAP: any(outline.is_member for outline in facts.outlines),
        Figure.PARTICIPATION: bool(facts.participations),
    }
    return tuple(figure for figure, is_shown in shown.items() if is_shown)


def chart_of(facts: PublicFacts, figure: Figure, room: Room | None = None) -> Chart:
    """The drawing of one of `figures_of`, with its table and its sentence."""
    if figure is Figure.GROWTH:
        return growth_chart(facts.growth, facts.as_of_on, room=room)
    if figure is Figure.MAP:
        return map_chart(facts.outlines)
    return participation_chart(facts.participations)


def figure_svg(facts: PublicFacts, figure: Figure) -> str:
    """The figure as an SVG file of 1200 by 630, in the language that is active."""
    chart = chart_of(facts, figure)
    below, bottom = figure is Figure.GROWTH, HEIGHT - EDGE - 44
    told, y = _told(facts.name, chart, (WIDTH if below else BESIDE) - 2 * EDGE)
    if below:
        room = Room(WIDTH - 2 * EDGE, round(bottom - y), 24)
        drawing = _inside(chart_of(facts, figure, room).svg, EDGE, y, room.width, room.height)
    else:
        drawing = _inside(chart.svg, BESIDE, EDGE, WIDTH - BESIDE - EDGE, bottom - EDGE)
    paper = element("rect", {"width": WIDTH, "height": HEIGHT, "fill": "#ffffff"})
    source = words_at(EDGE, HEIGHT - EDGE + 14, source_line(facts, figure), size=20)
    drawn = picture(
        "figure",
        float(HEIGHT),
        f"{facts.name}: {chart.caption}",
        chart.sentence,
        paper + told + drawing + source,
        width=WIDTH,
    )
    sized = f'width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}, Segoe UI, sans-serif"'
    return printed(drawn.replace('font-family="inherit"', sized, 1))


def _told(name: str, chart: Chart, room: float) -> tuple[str, float]:
    """What it is, whose, and what it says; and where the words end."""
    y = EDGE + 40.0
    parts = [words_at(EDGE, y, chart.caption, size=24, fill="#ad4526")]
    y += 54
    for line in wrap(name, room, 46)[:3]:
        parts.append(words_at(EDGE, y, line, size=46, bold=True))
        y += 54
    y -= 8
    for line in wrap(chart.sentence, room, 27)[:4]:
        parts.append(words_at(EDGE, y, line, size=27))
        y += 36
    return "".join(parts), y - 10


def source_line(facts: PublicFacts, figure: Figure) -> str:
    """Whose figure it is and of which day; for the map also whose borders."""
    told = _("Source: %(centre)s, %(date)s.") % {
        "centre": facts.centre_name,
        "date": day(facts.as_of_on),
    }
    if figure is Figure.MAP and facts.borders_source:
        told += " " + _("Borders: %(source)s.") % {"source": facts.borders_source}
    return told


def figure_png(svg: str) -> bytes:
    """The same figure as a PNG of 1200 by 630, with our own letters so that it needs no fonts."""
    return resvg_py.svg_to_bytes(
        svg_string=svg, font_files=_letters(), font_family=FONT, skip_system_fonts=True
    )


@cache
def _letters() -> list[str]:
    folder = files("font_lato") / "files"
    return [str(folder / f"Lato-{weight}.ttf") for weight in ("Regular", "Bold")]


def _inside(svg: str, x: float, y: float, width: float, height: float) -> str:
    """A drawing placed in a box of a larger one, as large as fits and to the left."""
    body = svg[svg.index("</desc>") + len("</desc>") : svg.rindex("</svg>")]
    found = _VIEW.search(svg)
    assert found is not None
    box: dict[str, str | int | float] = {
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "viewBox": f"0 0 {found[1]} {found[2]}",
    }
    return element("svg", box | {"preserveAspectRatio": "xMinYMid meet"}, body)
