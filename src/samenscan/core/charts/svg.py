"""The pen: SVG elements as strings, and how much room words need; everything is escaped here."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

# Narrow, so that words stay readable where a phone shows the whole picture.
WIDTH = 320
LINE = 18
SIZE = 14

# Colours are custom properties (the page's own tokens by default) with a printable fallback, so
# that one drawing serves light, dark and paper; the content policy forbids style attributes.
MARK = "var(--chart-mark, var(--brand, #0d5a60))"
SECOND = "var(--chart-second, var(--accent, #ad4526))"
ON_MARK = "var(--chart-on-mark, var(--on-brand, #ffffff))"
INK = "currentColor"
PAPER = "var(--chart-paper, var(--surface, Canvas))"

_NARROW = set("iljtfr.,:;'|!()[] -")
_WIDE = set("mwMW@%—")


def element(name: str, attributes: Mapping[str, str | int | float], *children: str) -> str:
    """One element; attribute values are quoted, children are already markup."""
    written = "".join(f" {key}={quoteattr(_number(value))}" for key, value in attributes.items())
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def words_at(
    x: float,
    y: float,
    line: str,
    *,
    size: int = SIZE,
    bold: bool = False,
    anchor: str = "start",
    fill: str = INK,
) -> str:
    """One line of text with its baseline at y."""
    attributes: dict[str, str | int | float] = {
        "x": x,
        "y": y,
        "font-size": size,
        "text-anchor": anchor,
        "fill": fill,
    }
    if bold:
        attributes["font-weight"] = "600"
    return element("text", attributes, escape(line))


def lines_at(x: float, y: float, lines: Iterable[str], *, bold: bool = False) -> str:
    """Lines below each other, the first baseline at y."""
    return "".join(words_at(x, y + i * LINE, line, bold=bold) for i, line in enumerate(lines))


def width_of(line: str, size: int = SIZE) -> float:
    """Estimated width in user units, on the wide side of common system fonts."""
    units = 0.0
    for letter in line:
        if letter in _NARROW:
            units += 0.4
        elif letter in _WIDE:
            units += 0.98
        elif letter.isupper():
            units += 0.74
        else:
            units += 0.63
    return units * size


def wrap(label: str, room: float, size: int = SIZE) -> tuple[str, ...]:
    """Lines no wider than `room`; a word that is too long by itself is split with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in label.split():
        for piece in _pieces(word, room, size):
            longer = f"{line} {piece}".strip()
            if line and width_of(longer, size) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, room: float, size: int) -> list[str]:
    pieces = []
    while width_of(word, size) > room:
        at = len(word) - 1
        while at > 1 and width_of(word[:at] + "-", size) > room:
            at -= 1
        if at <= 1:
            break
        pieces.append(word[:at] + "-")
        word = word[at:]
    return [*pieces, word]


def picture(
    name: str, height: float, title: str, description: str, body: str, *, width: int = WIDTH
) -> str:
    """The outer element: an image with a name and a description for who cannot see it.

    `name` must be unique on the page; it makes the ids of title and description.
    """
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "chart",
            "viewBox": f"0 0 {width} {_number(height)}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": "inherit",
        },
        element("title", {"id": f"{name}-title"}, escape(title)),
        element("desc", {"id": f"{name}-description"}, escape(description)),
        body,
    )


def _number(value: str | int | float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
