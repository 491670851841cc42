"""Rows on one horizontal scale: a label above each track, ticks below; nothing overlaps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.charts.svg import (
    INK,
    LINE,
    MARK,
    PAPER,
    WIDTH,
    element,
    lines_at,
    width_of,
    words_at,
    wrap,
)

LEFT, RIGHT = 12, WIDTH - 12
TRACK = 10
GAP = 16
SPACE = 12


@dataclass(frozen=True)
class Row:
    """One line of a chart; `shown` is what is written at the right, marks go on the track."""

    label: str
    shown: str
    marks: Callable[[float], str]
    empty: bool = False


@dataclass(frozen=True)
class Scale:
    """From 0 to `maximum`, with the ticks that are written below the last row."""

    maximum: Decimal
    ticks: tuple[Decimal, ...]

    def x(self, value: Decimal) -> float:
        """Where a value lies; values outside the scale are drawn at its end."""
        share = min(max(value / self.maximum, Decimal(0)), Decimal(1))
        return LEFT + float(share) * (RIGHT - LEFT)


def scale_to(maximum: Decimal) -> Scale:
    """Five steps for an index, whole levels for a short scale."""
    steps = int(maximum) if maximum <= 10 and maximum == int(maximum) else 5
    return Scale(maximum, tuple(maximum * i / steps for i in range(steps + 1)))


def draw_rows(
    rows: Sequence[Row], scale: Scale, top: float, tell: Callable[[Decimal], str]
) -> tuple[str, float]:
    """The rows below `top` with gridlines and ticks; returns markup and the height used."""
    parts: list[str] = []
    y = top
    for row in rows:
        # Bold letters are wider than the estimate, hence a tenth more.
        value_room = 1.1 * width_of(row.shown) + SPACE
        lines = wrap(row.label, RIGHT - LEFT - value_room)
        parts.append(lines_at(LEFT, y + 13, lines))
        parts.append(words_at(RIGHT, y + 13, row.shown, bold=not row.empty, anchor="end"))
        y += LINE * len(lines) + 8
        parts.append(_track(y, row.empty))
        parts.append(row.marks(y + TRACK / 2))
        y += TRACK + GAP
    return _ticks(scale, y, tell) + "".join(parts), y + LINE


def bar(scale: Scale, y: float, value: Decimal) -> str:
    """A filled track that ends in a dot at the value."""
    x = scale.x(value)
    line = element(
        "rect",
        {"x": LEFT, "y": y - TRACK / 2, "width": x - LEFT, "height": TRACK, "rx": 5, "fill": MARK},
    )
    return line + element("circle", {"cx": x, "cy": y, "r": 8, "fill": MARK})


def target_mark(x: float, y: float) -> str:
    """A thin upright line through the track: what is aimed at."""
    line = f"M{x:.1f} {y - 11:.1f}v22"
    return (
        element("path", {"d": line, "stroke": PAPER, "stroke-width": 6})
        + element("path", {"d": line, "stroke": INK, "stroke-width": 2.5})
        + element("path", {"d": f"M{x - 6:.1f} {y - 12:.1f}h12l-6 7z", "fill": INK})
    )


def _track(y: float, empty: bool) -> str:
    attributes: dict[str, str | int | float] = {
        "x": LEFT,
        "y": y,
        "width": RIGHT - LEFT,
        "height": TRACK,
        "rx": 5,
        "fill": "none" if empty else INK,
    }
    if empty:
        attributes |= {"stroke": INK, "stroke-opacity": 0.5, "stroke-dasharray": "4 4"}
    else:
        attributes["fill-opacity"] = 0.14
    return element("rect", attributes)


def _ticks(scale: Scale, y: float, tell: Callable[[Decimal], str]) -> str:
    parts = []
    for tick in scale.ticks:
        x = scale.x(tick)
        parts.append(
            element(
                "path",
                {"d": f"M{x:.1f} {y - 10:.1f}v6", "stroke": INK, "stroke-opacity": 0.5},
            )
        )
        parts.append(words_at(x, y + 8, tell(tick), size=13, anchor="middle"))
    return "".join(parts)
