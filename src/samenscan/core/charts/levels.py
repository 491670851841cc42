"""Levels per domain or per theme: where an organisation stands on the scale and what it aims at."""

from collections.abc import Callable, Sequence
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
    """One domain or theme: its level on the scale, or none where too little was answered."""

    title: Words | Text
    value: Decimal | None
    target: Decimal | None = None


@dataclass(frozen=True)
class Subject:
    """What the rows of the chart are called: the caption, the first column, and two sentences."""

    caption: Text
    column: Text
    none_known: Text
    all_equal: Callable[[Decimal, Decimal], Text]


DOMAINS = Subject(
    caption=text("Level per domain"),
    column=text("Domain"),
    none_known=text("No domain has enough answers to show a level."),
    all_equal=lambda level, maximum: text(
        "Every domain with enough answers is at %(level)s of %(maximum)s.",
        level=level,
        maximum=maximum,
    ),
)
THEMES = Subject(
    caption=text("Level per theme"),
    column=text("Theme"),
    none_known=text("No theme has enough answers to show a level."),
    all_equal=lambda level, maximum: text(
        "Every theme with enough answers is at %(level)s of %(maximum)s.",
        level=level,
        maximum=maximum,
    ),
)


def draw_levels(
    levels: Sequence[Level],
    maximum: Decimal,
    tell: Tell,
    *,
    name: str = "levels",
    of: Subject = DOMAINS,
) -> Chart:
    """Dots and bars from 0 to `maximum`, with a marker at each target.

    The column of targets is left out where nothing has one.
    """
    scale = scale_to(maximum)
    aimed = any(level.target is not None for level in levels)
    top = LINE + 10 if aimed else 4
    rows = [_row(level, scale, tell) for level in levels]
    body, height = draw_rows(rows, scale, top, tell)
    legend = _legend(tell) if aimed else ""
    caption = tell(of.caption)
    sentence = tell(_sentence(levels, maximum, of))
    columns = (of.column, text("Level"), text("Aimed at"))
    shown = 3 if aimed else 2
    return Chart(
        svg=picture(name, height, caption, sentence, legend + body),
        caption=caption,
        columns=tuple(tell(column) for column in columns[:shown]),
        rows=tuple(
            (tell(level.title), _shown(level.value, tell), _shown(level.target, tell))[:shown]
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


def _sentence(levels: Sequence[Level], maximum: Decimal, of: Subject) -> Text:
    known = [(level.value, level.title) for level in levels if level.value is not None]
    if not known:
        return of.none_known
    high, highest = max(known, key=lambda one: one[0])
    low, lowest = min(known, key=lambda one: one[0])
    if high == low:
        return of.all_equal(high, maximum)
    return text(
        "Furthest along: %(highest)s, at %(high)s of %(maximum)s. "
        "Most room to grow: %(lowest)s, at %(low)s.",
        highest=highest,
        high=high,
        lowest=lowest,
        low=low,
        maximum=maximum,
    )
