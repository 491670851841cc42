"""The map: members filled, what lies around them in outline only; never wider than it must be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenscan.core.charts import Chart
from samenscan.core.charts.svg import MARK, PAPER, element, picture
from samenscan.public.facts import Outline, Ring
from samenscan.public.shown.pen import FAINT

# Steps of the drawing grid over the width; the finest whose paths stay under the limit is taken.
GRIDS = (1200, 900, 700, 500, 360, 240)
MAX_PATHS = 48_000
MARGIN = 0.06

Point = tuple[int, int]


@dataclass(frozen=True)
class _Grid:
    """From degrees to whole steps; the width of a degree shrinks with the latitude."""

    left: float
    top: float
    scale: float
    shrink: float
    width: int
    height: int

    def point(self, longitude: float, latitude: float) -> Point:
        return (
            round((longitude - self.left) * self.shrink * self.scale),
            round((self.top - latitude) * self.scale),
        )


def map_chart(outlines: Sequence[Outline], *, name: str = "map") -> Chart:
    """Territories from their outlines in degrees; needs at least one member."""
    members = [outline for outline in outlines if outline.is_member]
    for steps in GRIDS:
        grid = _grid(members, steps)
        drawn = _draw(outlines, grid)
        if len(drawn) <= MAX_PATHS:
            break
    caption = _("Map of the members")
    sentence = ngettext(
        "The territory of %(n)s member is coloured.",
        "The territories of %(n)s members are coloured.",
        len(members),
    ) % {"n": len(members)}
    return Chart(
        svg=picture(name, float(grid.height), caption, sentence, drawn, width=grid.width),
        caption=caption,
        columns=(_("Member"),),
        rows=tuple((outline.name,) for outline in members),
        sentence=sentence,
    )


def _grid(members: Iterable[Outline], steps: int) -> _Grid:
    points = [point for outline in members for ring in outline.rings for point in ring]
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    low, high = min(y for _x, y in points), max(y for _x, y in points)
    shrink = cos(radians((low + high) / 2))
    wide = max((right - left) * shrink, high - low, 1e-6) * (1 + 2 * MARGIN)
    scale = steps / wide
    edge = MARGIN * wide / (1 + 2 * MARGIN)
    return _Grid(
        left=left - edge / shrink,
        top=high + edge,
        scale=scale,
        shrink=shrink,
        width=round(((right - left) * shrink + 2 * edge) * scale),
        height=round((high - low + 2 * edge) * scale),
    )


def _draw(outlines: Iterable[Outline], grid: _Grid) -> str:
    around, members = "", ""
    for outline in outlines:
        path = "".join(_ring(ring, grid) for ring in outline.rings)
        if outline.is_member:
            members += element(
                "path", {"d": path}, element("title", {}, escape(outline.name, quote=False))
            )
        else:
            around += path
    pen = max(grid.width, grid.height) / 400
    return element(
        "path",
        {
            "d": around,
            "fill": FAINT,
            "fill-opacity": 0.14,
            "stroke": FAINT,
            "stroke-width": pen * 0.6,
            "fill-rule": "evenodd",
        },
    ) * bool(around) + element(
        "g",
        {
            "fill": MARK,
            "stroke": PAPER,
            "stroke-width": pen,
            "stroke-linejoin": "round",
            "fill-rule": "evenodd",
        },
        members,
    )


def _ring(ring: Ring, grid: _Grid) -> str:
    """One ring as a relative path; an island smaller than a step of the grid is left out."""
    points = list(_bends(grid.point(*point) for point in ring))
    if len(points) < 3:
        return ""
    (x, y), *rest = points
    path = f"M{x} {y}l"
    written = []
    for to_x, to_y in rest:
        written.append(f"{to_x - x}{' ' if to_y >= y else ''}{to_y - y}")
        x, y = to_x, to_y
    return path + " ".join(written).replace(" -", "-") + "z"


def _bends(points: Iterable[Point]) -> Iterator[Point]:
    """The points where a line turns: repeated ones and those on a straight line are dropped."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return iter(kept)


def _straight(one: Point, middle: Point, last: Point) -> bool:
    ahead = (middle[0] - one[0], middle[1] - one[1])
    onward = (last[0] - middle[0], last[1] - middle[1])
    return (
        ahead[0] * onward[1] == ahead[1] * onward[0]
        and ahead[0] * onward[0] + ahead[1] * onward[1] > 0
    )
