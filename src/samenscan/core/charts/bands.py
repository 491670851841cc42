"""Few, some or many: how widespread something is in each group, and never a count."""

from collections.abc import Mapping

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.svg import (
    INK,
    LINE,
    MARK,
    ON_MARK,
    element,
    lines_at,
    picture,
    words_at,
    wrap,
)
from samenscan.core.text import Text, Words, text

STEPS = ("few", "some", "many")
STEP_TEXTS = {"few": text("few"), "some": text("some"), "many": text("many")}
# Narrower than other charts, because it stands in a card: words stay readable on a phone.
WIDTH = 300
_BOX = 30
_SPACE = 6


def draw_bands(groups: Mapping[str, str], says: Words | Text, tell: Tell, *, name: str) -> Chart:
    """A meter of three steps per group; `groups` maps a group's name to few, some or many."""
    y = 0.0
    parts: list[str] = []
    for group, band in groups.items():
        lines = wrap(group, WIDTH)
        parts.append(lines_at(0, y + 14, lines))
        y += LINE * len(lines) + 4
        parts.append(_meter(y, band, tell))
        y += _BOX + 14
    sentence = " ".join(tell(band_sentence(group, band)) for group, band in groups.items())
    caption = tell(says)
    return Chart(
        svg=picture(name, max(y - 12, 1), caption, sentence, "".join(parts), width=WIDTH),
        caption=caption,
        columns=(tell(text("Group")), tell(text("How many"))),
        rows=tuple((group, tell(STEP_TEXTS[band])) for group, band in groups.items()),
        sentence=sentence,
    )


def _meter(y: float, band: str, tell: Tell) -> str:
    width = (WIDTH - 2 * _SPACE - 2) / 3
    parts = []
    for i, step in enumerate(STEPS):
        x = 1 + i * (width + _SPACE)
        here = step == band
        box: dict[str, str | int | float] = {
            "x": x,
            "y": y + 1,
            "width": width,
            "height": _BOX - 2,
            "rx": 4,
            "fill": MARK if here else "none",
            "stroke": MARK if here else INK,
        }
        if not here:
            box["stroke-opacity"] = 0.45
        parts.append(element("rect", box))
        said = tell(STEP_TEXTS[step])
        parts.append(
            words_at(
                x + width / 2,
                y + 20,
                f"● {said}" if here else said,
                bold=here,
                anchor="middle",
                fill=ON_MARK if here else INK,
            )
        )
    return "".join(parts)


def band_sentence(group: str, band: str) -> Text:
    """How many organisations of a group, in words."""
    sentences = {
        "few": text("%(group)s: few organisations.", group=group),
        "some": text("%(group)s: some organisations.", group=group),
        "many": text("%(group)s: many organisations.", group=group),
    }
    return sentences[band]
