"""A reader who is sure that so many changed their answer: the slow way, to say where D14 ends."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product

from samenscan.core.disclosure.plan import Plan

# How many answered yes twice, yes and then no, no and then yes; the others no twice.
Table = tuple[int, int, int]


def leaking_when_sure(plan: Plan, at_most: int) -> tuple[int, int]:
    """Leaking and possible pairs of results, where at most so many changed and nobody left."""
    sizes = [bands.n for bands in plan.of_partnerships]
    classes: dict[object, list[tuple[Table, ...]]] = {}
    for tables in product(*(_tables(n, at_most) for n in sizes)):
        if sum(down + up for _, down, up in tables) <= at_most:
            told = (
                plan.output([same + down for same, down, _ in tables]),
                plan.output([same + up for same, _, up in tables]),
            )
            classes.setdefault(told, []).append(tables)
    leaking = 0
    for found in classes.values():
        leaking += any(_learns(found, seats, sizes) for seats in _seats(len(sizes)))
    return leaking, len(classes)


def _tables(n: int, at_most: int) -> list[Table]:
    return [
        (same, down, up)
        for down in range(at_most + 1)
        for up in range(at_most + 1 - down)
        for same in range(n - down - up + 1)
    ]


def _seats(groups: int) -> list[list[int]]:
    return [
        [seats.count(group) for group in range(groups)]
        for size in range(3)
        for seats in combinations_with_replacement(range(groups), size)
    ]


def _learns(found: Sequence[tuple[Table, ...]], seats: Sequence[int], sizes: Sequence[int]) -> bool:
    owns = product(*(combinations_with_replacement(_ONE, seat) for seat in seats))
    for own in owns:
        mine = [tuple(map(sum, zip((0, 0, 0), *one, strict=True))) for one in own]
        left = [
            tuple(
                tuple(a - b for a, b in zip(table, known, strict=True))
                for table, known in zip(tables, mine, strict=True)
            )
            for tables in found
        ]
        others = [size - seat for size, seat in zip(sizes, seats, strict=True)]
        fits = [
            tables
            for tables in left
            if all(
                min(table) >= 0 and sum(table) <= n for table, n in zip(tables, others, strict=True)
            )
        ]
        for group, n in enumerate(others):
            for changed in (1, 2):
                ones = [tables[group][0] + tables[group][changed] for tables in fits]
                if ones and not (max(ones) > 0 and min(ones) < n):
                    return True
    return False


_ONE: tuple[Table, ...] = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0))
