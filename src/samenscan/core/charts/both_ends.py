"""Two sentences about one question: how many are at its other end, left, and confirm, right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenscan.core.charts.bands import STEP_TEXTS, STEPS, WIDTH, band_sentence
from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.svg import INK, LINE, MARK, element, lines_at, picture, words_at, wrap
from samenscan.core.text import Text, Words, text

_MIDDLE = WIDTH / 2
_AWAY = 8
_HALF = _MIDDLE - _AWAY
_SPACE = 4
_BOX = 16
_EVERYWHERE = {
    "few": text("few organisations in every group."),
    "some": text("some organisations in every group."),
    "many": text("many organisations in every group."),
}


@dataclass(frozen=True)
class Sentences:
    """What is told of whoever is at the other end, and of whoever confirms."""

    other: Words | Text
    confirms: Words | Text


def draw_both_ends(
    groups: Mapping[str, tuple[str, str]],
    about: Words | Text,
    says: Sentences,
    tell: Tell,
    *,
    name: str,
) -> Chart:
    """Per group three boxes to either side of a line, filled from the line outwards.

    `groups` maps a group's name to the band at the other end and the band that confirms; `about`
    names the question. One box is few, two are some, three are many; the word stands below.
    """
    heads = [wrap(tell(one), _HALF) for one in (says.other, says.confirms)]
    parts = [lines_at(0, 14, heads[0]), lines_at(_MIDDLE + _AWAY, 14, heads[1])]
    top = LINE * max(map(len, heads)) + 10
    y = float(top)
    for group, (other, confirms) in groups.items():
        lines = wrap(group, WIDTH)
        parts.append(lines_at(0, y + 14, lines, bold=True))
        y += LINE * len(lines) + 4
        parts.append(_side(y, other, tell, step=-1))
        parts.append(_side(y, confirms, tell, step=1))
        y += _BOX + LINE + 12
    sentence = " ".join(
        tell(_told(one, groups, place, tell))
        for place, one in enumerate((says.other, says.confirms))
    )
    caption = tell(about)
    return Chart(
        svg=picture(name, max(y - 6, 1), caption, sentence, "".join(parts), width=WIDTH),
        caption=caption,
        columns=(tell(text("Group")), tell(says.other), tell(says.confirms)),
        rows=tuple(
            (group, *(tell(STEP_TEXTS[band]) for band in both)) for group, both in groups.items()
        ),
        sentence=sentence,
    )


def _side(y: float, band: str, tell: Tell, *, step: int) -> str:
    """The boxes on one side of the line, and the word for them."""
    filled = STEPS.index(band) + 1
    width = (_HALF - 2 * _SPACE) / 3
    start = _MIDDLE + step * _AWAY
    parts: list[str] = []
    for i in range(3):
        near = start + step * i * (width + _SPACE)
        parts.append(_box(min(near, near + step * width), y, width, full=i < filled))
    parts.append(
        words_at(
            start + step * _HALF / 2,
            y + _BOX + 15,
            tell(STEP_TEXTS[band]),
            bold=True,
            anchor="middle",
        )
    )
    return "".join(parts)


def _box(x: float, y: float, width: float, *, full: bool) -> str:
    box: dict[str, str | int | float] = {
        "x": x,
        "y": y + 1,
        "width": width,
        "height": _BOX - 2,
        "rx": 3,
        "fill": MARK if full else "none",
        "stroke": MARK if full else INK,
    }
    if not full:
        box["stroke-opacity"] = 0.45
    return element("rect", box)


def _told(says: Words | Text, groups: Mapping[str, Sequence[str]], place: int, tell: Tell) -> Text:
    bands = [both[place] for both in groups.values()]
    if len(bands) > 1 and len(set(bands)) == 1:
        return text("“%(says)s”: %(told)s", says=says, told=_EVERYWHERE[bands[0]])
    told = " ".join(tell(band_sentence(group, both[place])) for group, both in groups.items())
    return text("“%(says)s”: %(told)s", says=says, told=told)
