"""Builders for charts: how Dutch readers are told things, and whether drawn words collide."""

from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from samenscan.core.charts.svg import width_of
from samenscan.core.text import Text, Words

SVG = "{http://www.w3.org/2000/svg}"


def tell_dutch(value: Text | Words | Decimal) -> str:
    """Words in Dutch, sentences as written, numbers with a comma."""
    if isinstance(value, Words):
        return value.told("nl")
    if isinstance(value, Text):
        return value.template % {name: _param(param) for name, param in value.params}
    return str(value).replace(".", ",")


def _param(param: object) -> str:
    return tell_dutch(param) if isinstance(param, Text | Words | Decimal) else str(param)


@dataclass(frozen=True)
class Box:
    """Where a line of text lies."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two cover a common spot."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def boxes(svg: str) -> list[Box]:
    """The boxes of all text lines in a drawing, on the wide side."""
    found = []
    for element in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        size = int(element.attrib["font-size"])
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        width = width_of(element.text or "", size)
        shift = {"start": 0.0, "middle": width / 2, "end": width}[element.attrib["text-anchor"]]
        found.append(Box(element.text or "", x - shift, x - shift + width, y - size, y))
    return found


def collisions(svg: str) -> list[tuple[str, str]]:
    """Pairs of text lines that lie over each other."""
    lines = boxes(svg)
    return [
        (one.text, other.text)
        for i, one in enumerate(lines)
        for other in lines[i + 1 :]
        if one.meets(other)
    ]
