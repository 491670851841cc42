"""A table with totals, as cells and the sums that hold between them; and what must stay hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samenscan.core.refused import Refused
from samenscan.core.text import Text, text


class TableRefused(Refused):
    """A table that is not what it says: a total that is no sum, a cell that is not there."""

    def __init__(self, what: Text) -> None:
        super().__init__(what, text("Build the table from its inner cells, and sum again."))


@dataclass(frozen=True)
class Sum:
    """`total` is the sum of `parts`; both are places of cells."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Sensitive:
    """One cell nobody may come too near to: by `below` downward and by `above` upward."""

    cell: int
    below: float
    above: float


@dataclass(frozen=True)
class Table:
    """Values of cells, every sum between them, and the cells that are sensitive.

    `weights`: what it costs to leave a cell out; the values themselves when empty. `least` and
    `most` are what an attacker knows of every cell beforehand: never negative, and no limit
    upward, when empty. A cell that is 0 by nature, known to all, has `most` 0.
    """

    values: tuple[int, ...]
    sums: tuple[Sum, ...]
    sensitive: tuple[Sensitive, ...]
    weights: tuple[float, ...] = ()
    least: tuple[float, ...] = ()
    most: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        n = len(self.values)
        for told in (self.weights, self.least, self.most):
            if told and len(told) != n:
                raise TableRefused(text("Not every cell has a weight and limits."))
        for one in self.sums:
            if not all(0 <= cell < n for cell in (one.total, *one.parts)):
                raise TableRefused(text("A sum names a cell that is not there."))
            if self.values[one.total] != sum(self.values[part] for part in one.parts):
                raise TableRefused(
                    text("Cell %(cell)s is not the sum of its parts.", cell=one.total)
                )
        if any(not 0 <= one.cell < n for one in self.sensitive):
            raise TableRefused(text("A sensitive cell is not there."))

    @property
    def n(self) -> int:
        """How many cells there are, totals counted in."""
        return len(self.values)

    @cached_property
    def primary(self) -> frozenset[int]:
        """The cells that are sensitive themselves."""
        return frozenset(one.cell for one in self.sensitive)

    @cached_property
    def costs(self) -> tuple[float, ...]:
        """What leaving each cell out costs."""
        return self.weights or tuple(float(value) for value in self.values)

    @cached_property
    def reach(self) -> tuple[tuple[float, float], ...]:
        """How far below and above its value an attacker must think each cell possible."""
        top = float(max(map(abs, self.values), default=0)) * 2 + 1
        least = self.least or (0.0,) * self.n
        most = self.most or (top,) * self.n
        return tuple(
            (max(value - low, 0.0), max(high - value, 0.0))
            for value, low, high in zip(self.values, least, most, strict=True)
        )

    @cached_property
    def known(self) -> frozenset[int]:
        """Cells that everybody knows beforehand, such as those that are 0 by nature."""
        return frozenset(at for at, (below, above) in enumerate(self.reach) if not below + above)

    @cached_property
    def rows(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Every sum as factors of cells that add up to 0."""
        return tuple(((one.total, -1), *((part, 1) for part in one.parts)) for one in self.sums)


def summed(inner: Mapping[int, int], sums: Sequence[Sum], n: int) -> tuple[int, ...]:
    """The value of all `n` cells, from those that are no total of others.

    TableRefused when a cell is neither given nor a sum of cells that are: a relation is missing,
    and without it a protected table would look safer than it is.
    """
    values = dict(inner)
    waiting = list(sums)
    while waiting:
        ready = [one for one in waiting if all(part in values for part in one.parts)]
        if not ready:
            break
        for one in ready:
            values.setdefault(one.total, sum(values[part] for part in one.parts))
        waiting = [one for one in waiting if one not in ready]
    if waiting or len(values) < n:
        lacking = next((cell for cell in range(n) if cell not in values), 0)
        raise TableRefused(text("Cell %(cell)s is neither given nor a sum.", cell=lacking))
    return tuple(values[cell] for cell in range(n))
