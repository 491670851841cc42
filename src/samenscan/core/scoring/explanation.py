"""How a score explains itself: a tree from the total down to the answers (S17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from samenscan.core.scoring.results import Points
from samenscan.core.text import Text, Words, text

NodeKind = Literal["total", "section", "theme", "question", "answer"]


@dataclass(frozen=True)
class Node:
    """One number and how it came about.

    `why` says it in words, with the figures that it was made from. `share` is the exact part of
    full marks (0..1), None without a score; `level` is that on the scale of the questionnaire,
    to one decimal. `weight` is what it weighs in the node above. `reason` says why there is no
    level, `because` what decided whether a section passes. `children` are what it is made from,
    in reading order, and what was left out.
    """

    kind: NodeKind
    code: str
    title: Words | Text
    why: Text
    share: Fraction | None = None
    level: Decimal | None = None
    weight: Fraction | None = None
    coverage: Fraction | None = None
    points: Points | None = None
    passed: bool | None = None
    reason: Text | None = None
    because: Text | None = None
    children: tuple["Node", ...] = ()

    def all(self) -> Iterator["Node"]:
        """This node and everything below it."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class Explanation:
    """All sections of one organisation; under a total where the questionnaire has one."""

    organisation: str
    nodes: tuple[Node, ...]

    def all(self) -> Iterator[Node]:
        """Every node, from the top down."""
        for node in self.nodes:
            yield from node.all()


def exact(value: Fraction | Decimal | int) -> Decimal | str:
    """A number without rounding: a decimal where three places hold it, otherwise a fraction."""
    fraction = Fraction(value)
    if 1000 % fraction.denominator:
        return f"{fraction.numerator}/{fraction.denominator}"
    shown = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return shown.quantize(Decimal(1)) if shown == int(shown) else shown


def join(first: Text, *others: Text) -> Text:
    """Sentences one after the other."""
    if not others:
        return first
    return text("%(first)s %(rest)s", first=first, rest=join(*others))
