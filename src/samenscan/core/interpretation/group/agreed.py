"""Whether members point the same way, and how far a few answers more or fewer would turn that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement

import numpy as np

from samenscan.core.statistics.agreement import consensus, van_der_eijk
from samenscan.core.statistics.agreement_columns import agreement_columns
from samenscan.core.statistics.counts import Counts
from samenscan.core.statistics.together import MOST_SILENT, completions

Range = tuple[float, float]

# Under so few answers a measure of agreement is the answer of one or two.
FEWEST = 5


@dataclass(frozen=True)
class Agreed:
    """Agreement A of van der Eijk (-1 two ends, 0 evenly spread, 1 one step).

    `consensus` is that of Tastle and Wierman, 0 to 1, to set beside it.
    `if_all_spoke`: the lowest and highest A for all ways in which the silent could have answered;
    None with more than MOST_SILENT of them. `without_one`, `without_two`: the same when any one,
    or any two, of those who answered had not.
    """

    a: Fraction
    consensus: float
    if_all_spoke: Range | None
    without_one: Range
    without_two: Range


def agreed(counts: Counts, n_members: int) -> Agreed | None:
    """The agreement of these answers among so many members; None under FEWEST answers."""
    silent = n_members - sum(counts)
    if sum(counts) < FEWEST or len(counts) < 3:
        return None
    return Agreed(
        van_der_eijk(counts),
        consensus(counts),
        _range(completions(counts, silent)) if silent <= MOST_SILENT else None,
        _range(_without(counts, 1)),
        _range(_without(counts, 2)),
    )


def _range(several: Iterable[Counts]) -> Range:
    found = agreement_columns(np.array(list(several), dtype=np.int64))
    return float(found.min()), float(found.max())


def _without(counts: Counts, n_gone: int) -> Iterator[Counts]:
    """The counts without any so many answers; which member gave one makes no difference."""
    for gone in combinations_with_replacement(range(len(counts)), n_gone):
        left = tuple(count - gone.count(step) for step, count in enumerate(counts))
        if min(left) >= 0:
            yield left
