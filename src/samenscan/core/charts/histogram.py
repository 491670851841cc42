"""How many members gave each answer: one bar per step, the count beside it, empty steps too."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.svg import (
    INK,
    LINE,
    MARK,
    WIDTH,
    element,
    lines_at,
    picture,
    width_of,
    words_at,
    wrap,
)
from samenscan.core.text import Text, Words, text

_BAR = 16
_GAP = 8
_NUMBER = 34
# Labels up to this part of the width stand before their bar; longer ones are wrapped.
_LABELS = 0.45


@dataclass(frozen=True)
class Block:
    """The steps of one scale with how many chose each; `title` is "" where there is one block."""

    title: Text | Words | str
    steps: tuple[tuple[str, int], ...]


def draw_histogram(
    blocks: Sequence[Block], caption: str, sentence: str, tell: Tell, *, name: str
) -> Chart:
    """Bars on one scale for all blocks; a step that nobody chose keeps its line and its 0."""
    longest = max((width_of(label) for block in blocks for label, _ in block.steps), default=0.0)
    room = min(longest + 8, WIDTH * _LABELS)
    most = max((n for block in blocks for _, n in block.steps), default=0) or 1
    parts: list[str] = []
    y = 0.0
    for block in blocks:
        if block.title:
            title = block.title if isinstance(block.title, str) else tell(block.title)
            lines = wrap(title, WIDTH)
            parts.append(lines_at(0, y + 14, lines, bold=True))
            y += LINE * len(lines) + 4
        for label, n in block.steps:
            markup, height = _step(label, n, y, room, most)
            parts.append(markup)
            y += height
        y += _GAP
    return Chart(
        svg=picture(name, max(y - _GAP, 1), caption, sentence, "".join(parts)),
        caption=caption,
        columns=(tell(text("Answer")), tell(text("Members"))),
        rows=tuple(
            (_row_name(block, label, tell), str(n)) for block in blocks for label, n in block.steps
        ),
        sentence=sentence,
    )


def _step(label: str, n: int, y: float, room: float, most: int) -> tuple[str, float]:
    lines = wrap(label, room)
    height = max(LINE * len(lines), _BAR + 4)
    middle = y + height / 2
    span = WIDTH - room - _NUMBER
    width = span * n / most
    track: dict[str, str | int | float] = {
        "x": room,
        "y": middle - _BAR / 2,
        "width": span,
        "height": _BAR,
        "rx": 3,
        "fill": INK,
        "fill-opacity": 0.08,
    }
    bar = {**track, "width": width, "fill": MARK, "fill-opacity": 1}
    markup = lines_at(0, middle + 5 - LINE * (len(lines) - 1) / 2, lines) + element("rect", track)
    if n:
        markup += element("rect", bar)
    markup += words_at(WIDTH, middle + 5, str(n), bold=bool(n), anchor="end")
    return markup, height + 4


def _row_name(block: Block, label: str, tell: Tell) -> str:
    if not block.title:
        return label
    title = block.title if isinstance(block.title, str) else tell(block.title)
    return f"{title}: {label}"
