"""How alike members are over figures of different kinds, and groups of members that are alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from samenscan.core.statistics.present import Maybe, TooFew

Apart = tuple[tuple[float, ...], ...]


class Kind(Enum):
    """What one figure is: a name, a trait, a number, or a level (its steps alike, or its ranks)."""

    NAME = "name"
    TRAIT = "trait"
    NUMBER = "number"
    LEVEL = "level"
    RANKED_LEVEL = "ranked level"


@dataclass(frozen=True)
class Groups:
    """Who stands with whom: the number of the group per place, and the most typical place of each.

    Groups are numbered by the first place in them, from 0.
    """

    of: tuple[int, ...]
    typical: tuple[int, ...]

    def members(self, group: int) -> frozenset[int]:
        """The places in this group."""
        return frozenset(at for at, own in enumerate(self.of) if own == group)


def gower(rows: Sequence[Sequence[Maybe]], kinds: Sequence[Kind]) -> Apart:
    """The distance 0 (alike) to 1 between all members: the mean over figures both have.

    Gower, Biometrics 27, 1971. A name is the same or not; a trait (1 has it, 0 not) counts unless
    neither has it; a number counts by the range of the group; a level by its steps among those
    that were chosen (Kaufman and Rousseeuw, 1990) or by ranks that allow for ties (Podani, Taxon
    48, 1999). TooFew when two members have no figure in common: leave out whoever told nothing.
    """
    if rows and all(kind is Kind.NUMBER for kind in kinds):
        return _numbers_apart(rows)
    columns = [_apart([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]
    n = len(rows)
    table = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i):
            parts = [value for column in columns if (value := column[i][j]) is not None]
            if not parts:
                raise TooFew(0, 1)
            table[i][j] = table[j][i] = sum(parts) / len(parts)
    return tuple(tuple(row) for row in table)


def _numbers_apart(rows: Sequence[Sequence[Maybe]]) -> Apart:
    """The same where every figure is a number, for all pairs at once."""
    given = np.array([[np.nan if value is None else float(value) for value in row] for row in rows])
    total = np.zeros((len(rows), len(rows)))
    shared = np.zeros_like(total)
    for column in given.T:
        apart = np.abs(column[:, None] - column)
        both = ~np.isnan(apart)
        span = float(apart[both].max()) if both.any() else 0.0
        total[both] += apart[both] / (span or 1.0)
        shared += both
    np.fill_diagonal(shared, 1)
    if (shared == 0).any():
        raise TooFew(0, 1)
    total /= shared
    return tuple(tuple(row) for row in total.tolist())


def _apart(column: Sequence[Maybe], kind: Kind) -> list[list[float | None]]:
    """The distance in one figure, None where one of two members lacks it."""
    given = sorted(float(value) for value in column if value is not None)
    steps = sorted(set(given))
    span: float = steps[-1] - steps[0] if steps else 0.0

    def distance(x: float, y: float) -> float | None:
        if kind is Kind.TRAIT and x == y == 0:
            return None
        if x == y or kind in (Kind.NAME, Kind.TRAIT):
            return float(x != y)
        if kind is Kind.NUMBER:
            return abs(x - y) / span
        if kind is Kind.LEVEL:
            return abs(steps.index(x) - steps.index(y)) / (len(steps) - 1)
        return _podani(given, x, y) / _podani(given, steps[0], steps[-1])

    return [
        [None if x is None or y is None else distance(float(x), float(y)) for y in column]
        for x in column
    ]


def _podani(ordered: Sequence[float], x: float, y: float) -> float:
    """The distance between two ranks, less half of those that share either."""
    tied_x, tied_y = ordered.count(x), ordered.count(y)
    rank_x = ordered.index(x) + (tied_x + 1) / 2
    rank_y = ordered.index(y) + (tied_y + 1) / 2
    return abs(rank_x - rank_y) - (tied_x - 1) / 2 - (tied_y - 1) / 2


def medoids(apart: Apart, k: int) -> Groups:
    """k groups around typical members (PAM: Kaufman and Rousseeuw, Finding Groups in Data, 1990).

    Builds one by one, then exchanges a typical member for another as long as the sum of distances
    falls. TooFew when there are fewer than k members, or k is under 1.
    """
    n = len(apart)
    if not 1 <= k <= n:
        raise TooFew(n, max(k, 1))
    chosen: list[int] = []
    for _ in range(k):
        others = [at for at in range(n) if at not in chosen]
        chosen.append(min(others, key=lambda at: _cost(apart, [*chosen, at])))
    cost = _cost(apart, chosen)
    while True:
        exchanges = [
            [*chosen[:i], at, *chosen[i + 1 :]]
            for i in range(k)
            for at in range(n)
            if at not in chosen
        ]
        best = min(exchanges, key=lambda other: _cost(apart, other), default=chosen)
        if _cost(apart, best) >= cost - 1e-12:
            return _grouped(apart, chosen)
        chosen, cost = best, _cost(apart, best)


def _cost(apart: Apart, chosen: Sequence[int]) -> float:
    return sum(min(row[at] for at in chosen) for row in apart)


def _grouped(apart: Apart, chosen: Sequence[int]) -> Groups:
    # A typical member stands with itself, also where another is at distance 0.
    nearest = [
        at if at in chosen else min(chosen, key=lambda medoid: row[medoid])
        for at, row in enumerate(apart)
    ]
    typical = tuple(dict.fromkeys(nearest))
    return Groups(tuple(typical.index(medoid) for medoid in nearest), typical)


def silhouettes(apart: Apart, groups: Groups) -> tuple[float, ...]:
    """How well each member stands in its group: 1 well, 0 between two, below 0 in the wrong one.

    Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987. A member alone has 0.
    """
    found = []
    sets = [sorted(groups.members(group)) for group in range(len(groups.typical))]
    for at, own in enumerate(groups.of):
        if len(sets) < 2 or len(sets[own]) == 1:
            found.append(0.0)
            continue
        inside = sum(apart[at][other] for other in sets[own]) / (len(sets[own]) - 1)
        outside = min(
            sum(apart[at][other] for other in members) / len(members)
            for group, members in enumerate(sets)
            if group != own
        )
        widest = max(inside, outside)
        found.append((outside - inside) / widest if widest else 0.0)
    return tuple(found)
