"""Levels per domain: where an organisation stands on the scale, beside what it aims at."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.scale import (
    LEFT,
    Row,
    Scale,
    bar,
    draw_rows,
    scale_to,
    target_mark,
)
from samenscan.core.charts.svg import LINE, picture, words_at
from samenscan.core.text import Text, Words, text


@dataclass(frozen=True)
class Level:
    """One domain: its level on the scale, or none where too little was answered."""

    title: Words
    value: Decimal | None
    target: Decimal | None = None


def draw_levels(
    levels: Sequence[Level], maximum: Decimal, tell: Tell, *, name: str = "levels"
) -> Chart:
    """Dots and bars from 0 to `maximum`, with a marker at each target."""
    scale = scale_to(maximum)
    top = LINE + 10 if any(level.target is not None for level in levels) else 4
    rows = [_row(level, scale, tell) for level in levels]
    body, height = draw_rows(rows, scale, top, tell)
    legend = _legend(tell) if top > 4 else ""
    caption = tell(text("Level per domain"))
    sentence = tell(_sentence(levels, maximum))
    return Chart(
        svg=picture(name, height, caption, sentence, legend + body),
        caption=caption,
        columns=(tell(text("Domain")), tell(text("Level")), tell(text("Aimed at"))),
        rows=tuple(
            (tell(level.title), _shown(level.value, tell), _shown(level.target, tell))
            for level in levels
        ),
        sentence=sentence,
    )


def _row(level: Level, scale: Scale, tell: Tell) -> Row:
    def marks(y: float) -> str:
        drawn = "" if level.value is None else bar(scale, y, level.value)
        aim = "" if level.target is None else target_mark(scale.x(level.target), y)
        return drawn + aim

    return Row(tell(level.title), _shown(level.value, tell), marks, empty=level.value is None)


def _legend(tell: Tell) -> str:
    return target_mark(LEFT + 6, 10) + words_at(LEFT + 20, 14, tell(text("aimed at")), size=13)


def _shown(value: Decimal | None, tell: Tell) -> str:
    return tell(text("not shown")) if value is None else tell(value)


def _sentence(levels: Sequence[Level], maximum: Decimal) -> Text:
    known = [level for level in levels if level.value is not None]
    if not known:
        return text("No domain has enough answers to show a level.")
    highest = max(known, key=lambda level: level.value or 0)
    lowest = min(known, key=lambda level: level.value or 0)
    if highest.value == lowest.value:
        return text(
            "Every domain with enough answers is at %(level)s of %(maximum)s.",
            level=highest.value or Decimal(0),
            maximum=maximum,
        )
    return text(
        "Furthest along: %(highest)s, at %(high)s of %(maximum)s. "
        "Most room to grow: %(lowest)s, at %(low)s.",
        highest=highest.title,
        high=highest.value or Decimal(0),
        lowest=lowest.title,
        low=lowest.value or Decimal(0),
        maximum=maximum,
    )
