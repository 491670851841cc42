"""Random tables of counts for tests, and every table that agrees with what is told."""

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

from samenscan.core.disclosure.counts import Breakdown, CountsPlan, Group, plan_counts
from samenscan.core.disclosure.policy import Floors

Counts = list[list[int]]


def make_plan(sizes: Sequence[int], coalition: int = 2) -> CountsPlan:
    """A plan of everybody and one row per part of these sizes, floors left aside."""
    groups = [Group("all", "", sum(sizes), tuple(range(len(sizes))))]
    if len(sizes) > 1:
        groups += [Group("group", f"g{at}", n, (at,)) for at, n in enumerate(sizes)]
    return CountsPlan(tuple(sizes), tuple(groups), coalition)


def make_crossed(rng: Random, n: int) -> tuple[CountsPlan, dict[str, int]]:
    """A plan of `n` organisations in regions and sizes that cross."""
    organisations = [f"o{at}" for at in range(n)]
    region = {one: rng.choice("NESW") for one in organisations}
    size = {one: rng.choice(("small", "large")) for one in organisations}
    return plan_counts(
        organisations,
        [Breakdown("region", region), Breakdown("size", size)],
        Floors(counts_from=100),
    )


def random_counts(rng: Random, sizes: Sequence[int], n_answers: int) -> Counts:
    """One table: some answers are rare, some parts nearly agree."""
    weights = [rng.choice((0.02, 0.2, 1.0, 5.0)) for _ in range(n_answers)]
    table = []
    for size in sizes:
        own = [weight * rng.choice((0.3, 1.0, 1.0, 3.0)) for weight in weights]
        row = [0] * n_answers
        for answer in rng.choices(range(n_answers), weights=own, k=size):
            row[answer] += 1
        table.append(row)
    return table


def rows_of(size: int, n_answers: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many can give so many answers."""
    if n_answers == 1:
        yield (size,)
        return
    for first in range(size + 1):
        for rest in rows_of(size - first, n_answers - 1):
            yield (first, *rest)


def every_table(sizes: Sequence[int], n_answers: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every table of parts of these sizes."""
    yield from product(*(list(rows_of(size, n_answers)) for size in sizes))
