"""Which cells of a table may not be told as they are: too few contributors, or one that weighs.

Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.core.disclosure.tables.table import TableRefused
from samenscan.core.text import text


@dataclass(frozen=True)
class Frequency:
    """A cell with fewer than `least` contributors is sensitive, an empty one too.

    An empty cell tells that nobody has the property: that is an answer of everybody in it.
    """

    least: int

    def sensitive(self, contributions: Sequence[int], coalition: int) -> bool:
        """Whether a cell of these contributions is; `coalition` members know their own."""
        return len(contributions) < self.least + coalition - 1


@dataclass(frozen=True)
class Dominance:
    """The (n, k) rule: sensitive when the largest `n` make up more than `percent` of the cell."""

    n: int
    percent: int

    def sensitive(self, contributions: Sequence[int], coalition: int) -> bool:
        """Whether a cell of these contributions is; the rule knows no coalition."""
        del coalition
        largest = sum(_descending(contributions)[: self.n])
        return 100 * largest > self.percent * sum(contributions)


@dataclass(frozen=True)
class Percent:
    """The p% rule: sensitive when others can estimate the largest contribution within `percent`.

    Who contributed second most knows the most; with a coalition, the next largest tell one
    another theirs.
    """

    percent: int

    def sensitive(self, contributions: Sequence[int], coalition: int) -> bool:
        """Whether `coalition` other contributors together come too near to the largest."""
        return 100 * self.left(contributions, coalition) < self.percent * self.largest(
            contributions
        )

    def left(self, contributions: Sequence[int], coalition: int) -> int:
        """What remains of the cell beside the largest and the coalition that knows its own."""
        return sum(_descending(contributions)[1 + coalition :])

    def largest(self, contributions: Sequence[int]) -> int:
        """The largest contribution; 0 in an empty cell."""
        return max(contributions, default=0)

    def protection(self, contributions: Sequence[int], coalition: int) -> int:
        """How far the value of a sensitive cell has to stay open, upward and downward."""
        short = self.percent * self.largest(contributions) - 100 * self.left(
            contributions, coalition
        )
        return max(-(-short // 100), 0)


Rule = Frequency | Dominance | Percent


def primary(
    cells: Sequence[Sequence[int]], rules: Sequence[Rule], *, coalition: int = 1
) -> frozenset[int]:
    """The places of the cells that one of the rules calls sensitive.

    `cells`: per cell the contributions of its members, whole numbers from 0 (cents, persons).
    TableRefused for a negative one: shares of a sum mean nothing there.
    """
    if any(value < 0 for contributions in cells for value in contributions):
        raise TableRefused(text("A contribution is below zero."))
    return frozenset(
        at
        for at, contributions in enumerate(cells)
        if any(rule.sensitive(contributions, coalition) for rule in rules)
    )


def _descending(contributions: Sequence[int]) -> list[int]:
    return sorted(contributions, reverse=True)
