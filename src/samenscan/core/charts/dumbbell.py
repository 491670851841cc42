"""Paper beside practice: what is written down and what is done, joined by the gap between."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.scale import LEFT, Row, Scale, draw_rows, scale_to
from samenscan.core.charts.svg import INK, LINE, MARK, SECOND, WIDTH, element, picture, words_at
from samenscan.core.text import Text, Words, text

_HALF = 9


@dataclass(frozen=True)
class Pair:
    """One subject with its level on paper and its level in practice."""

    title: Words
    paper: Decimal
    practice: Decimal


def draw_pairs(
    pairs: Sequence[Pair], maximum: Decimal, tell: Tell, *, name: str = "paper-practice"
) -> Chart:
    """A square for paper, a dot for practice and the gap between; the shapes tell them apart."""
    scale = scale_to(maximum)
    rows = [_row(pair, scale, tell) for pair in pairs]
    body, height = draw_rows(rows, scale, LINE + 14, tell)
    caption = tell(text("On paper and in practice"))
    sentence = tell(_sentence(pairs))
    columns = (text("Subject"), text("On paper"), text("In practice"))
    return Chart(
        svg=picture(name, height, caption, sentence, _legend(tell) + body),
        caption=caption,
        columns=tuple(tell(column) for column in columns),
        rows=tuple((tell(p.title), tell(p.paper), tell(p.practice)) for p in pairs),
        sentence=sentence,
    )


def _row(pair: Pair, scale: Scale, tell: Tell) -> Row:
    def marks(y: float) -> str:
        paper, practice = scale.x(pair.paper), scale.x(pair.practice)
        return _link(paper, practice, y) + _square(paper, y) + _dot(practice, y)

    return Row(tell(pair.title), f"{tell(pair.paper)} → {tell(pair.practice)}", marks)


def _link(paper: float, practice: float, y: float) -> str:
    if abs(paper - practice) <= _HALF:
        return ""
    edge = paper + _HALF if practice > paper else paper - _HALF
    line = f"M{edge:.1f} {y:.1f}H{practice:.1f}"
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


def _legend(tell: Tell) -> str:
    half = WIDTH / 2
    return (
        _square(LEFT + 10, 13)
        + words_at(LEFT + 26, 17, tell(text("on paper")), size=13)
        + _dot(half + 8, 13)
        + words_at(half + 22, 17, tell(text("in practice")), size=13)
    )


def _sentence(pairs: Sequence[Pair]) -> Text:
    behind = [pair for pair in pairs if pair.practice < pair.paper]
    if not behind:
        return text("Nowhere does practice lag behind what is on paper.")
    widest = max(behind, key=lambda pair: pair.paper - pair.practice)
    return text(
        "In %(n)s of %(of)s subjects practice lags behind paper; the widest gap is in %(title)s.",
        n=len(behind),
        of=len(pairs),
        title=widest.title,
    )
