"""Two levels of one subject joined by the gap: paper and practice, or then and now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.scale import LEFT, Row, Scale, draw_rows, scale_to
from samenscan.core.charts.svg import INK, LINE, MARK, SECOND, WIDTH, element, picture, words_at
from samenscan.core.text import Text, Words, text

_HALF = 9


@dataclass(frozen=True)
class Pair:
    """One subject with its two levels, in the order in which they are read."""

    title: Words | Text
    first: Decimal
    second: Decimal


@dataclass(frozen=True)
class Sides:
    """What the two levels of a pair are: the caption, the columns, the legend and the sentence."""

    caption: Text
    columns: tuple[Text, Text, Text]
    legend: tuple[Text, Text]
    sentence: Callable[[Sequence[Pair]], Text]


def draw_pairs(
    pairs: Sequence[Pair], maximum: Decimal, tell: Tell, sides: Sides, *, name: str
) -> Chart:
    """A square for the first, a dot for the second and the gap; the shapes tell them apart."""
    scale = scale_to(maximum)
    rows = [_row(pair, scale, tell) for pair in pairs]
    body, height = draw_rows(rows, scale, LINE + 14, tell)
    caption, sentence = tell(sides.caption), tell(sides.sentence(pairs))
    return Chart(
        svg=picture(name, height, caption, sentence, _legend(sides, tell) + body),
        caption=caption,
        columns=tuple(tell(column) for column in sides.columns),
        rows=tuple((tell(p.title), tell(p.first), tell(p.second)) for p in pairs),
        sentence=sentence,
    )


def _row(pair: Pair, scale: Scale, tell: Tell) -> Row:
    def marks(y: float) -> str:
        first, second = scale.x(pair.first), scale.x(pair.second)
        return _link(first, second, y) + _square(first, y) + _dot(second, y)

    return Row(tell(pair.title), f"{tell(pair.first)} → {tell(pair.second)}", marks)


def _link(first: float, second: float, y: float) -> str:
    if abs(first - second) <= _HALF:
        return ""
    edge = first + _HALF if second > first else first - _HALF
    line = f"M{edge:.1f} {y:.1f}H{second:.1f}"
    return element("path", {"d": line, "stroke": INK, "stroke-width": 3})


def _square(x: float, y: float) -> str:
    return element(
        "rect",
        {
            "x": x - _HALF,
            "y": y - _HALF,
            "width": 2 * _HALF,
            "height": 2 * _HALF,
            "rx": 2,
            "fill": "none",
            "stroke": SECOND,
            "stroke-width": 3,
        },
    )


def _dot(x: float, y: float) -> str:
    return element("circle", {"cx": x, "cy": y, "r": 7, "fill": MARK})


def _legend(sides: Sides, tell: Tell) -> str:
    half = WIDTH / 2
    first, second = sides.legend
    return (
        _square(LEFT + 10, 13)
        + words_at(LEFT + 26, 17, tell(first), size=13)
        + _dot(half + 8, 13)
        + words_at(half + 22, 17, tell(second), size=13)
    )


def _behind(pairs: Sequence[Pair]) -> Text:
    behind = [pair for pair in pairs if pair.second < pair.first]
    if not behind:
        return text("Nowhere does practice lag behind what is on paper.")
    widest = max(behind, key=lambda pair: pair.first - pair.second)
    return text(
        "In %(n)s of %(of)s subjects practice lags behind paper; the widest gap is in %(title)s.",
        n=len(behind),
        of=len(pairs),
        title=widest.title,
    )


PAPER_AND_PRACTICE = Sides(
    caption=text("On paper and in practice"),
    columns=(text("Subject"), text("On paper"), text("In practice")),
    legend=(text("on paper"), text("in practice")),
    sentence=_behind,
)
