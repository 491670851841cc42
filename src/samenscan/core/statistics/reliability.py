"""Whether questions hang together and whether raters agree: alpha with its interval, Krippendorff.

Most levels are built from questions that need not go together (a good backup does not come from
a good contract), so a low alpha does not make a level wrong (rule Z9 in
docs/methods/small-groups.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import permutations
from math import sqrt

from samenscan.core.statistics.distributions import f_quantile
from samenscan.core.statistics.present import Maybe, TooFew

Rows = Sequence[Sequence[Maybe]]


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha over the members that answered every question, with Feldt's interval."""

    n_members: int
    n_complete: int
    alpha: Fraction
    low: float
    high: float


class Scale(Enum):
    """How far two values lie apart: other or not, by ranks, by difference, or by proportion."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def complete(rows: Rows) -> list[list[Fraction]]:
    """The rows (one per member) in which no answer is missing, exact."""
    return [
        [Fraction(value) for value in row if value is not None] for row in rows if None not in row
    ]


def covariance(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    """The covariance of two questions, divided by n - 1."""
    n = len(x)
    mean_x, mean_y = sum(x, Fraction(0)) / n, sum(y, Fraction(0)) / n
    products = ((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return sum(products, Fraction(0)) / (n - 1)


def _columns(rows: Rows) -> tuple[list[tuple[Fraction, ...]], int]:
    kept = complete(rows)
    columns = list(zip(*kept, strict=True))
    if len(kept) < 3 or len(columns) < 2:
        raise TooFew(len(kept), 3)
    return columns, len(kept)


def cronbach(rows: Rows, confidence: float = 0.95) -> Alpha:
    """Alpha (Cronbach, Psychometrika 16, 1951), exact, with its interval.

    The interval is that of Feldt (Psychometrika 30, 1965). One row per member, one column per
    question. At 23 members the interval is wide, and says more than the number. TooFew under three
    complete rows or two questions, or when every member has the same sum.
    """
    columns, n = _columns(rows)
    k = len(columns)
    sums = [sum(row, Fraction(0)) for row in zip(*columns, strict=True)]
    total = covariance(sums, sums)
    if total == 0:
        raise TooFew(1, 2)
    own = sum((covariance(column, column) for column in columns), Fraction(0))
    alpha = Fraction(k, k - 1) * (1 - own / total)
    tail, df1, df2 = (1 - confidence) / 2, n - 1, (n - 1) * (k - 1)
    low = 1 - float(1 - alpha) * f_quantile(1 - tail, df1, df2)
    high = 1 - float(1 - alpha) * f_quantile(tail, df1, df2)
    return Alpha(len(rows), n, alpha, low, high)


def correlations(rows: Rows) -> list[list[float]]:
    """Correlations (Pearson) between questions over complete rows; TooFew if one is constant."""
    columns, _ = _columns(rows)
    spreads = [covariance(column, column) for column in columns]
    if not all(spreads):
        raise TooFew(1, 2)
    return [
        [
            float(covariance(x, y)) / sqrt(spread_x * spread_y)
            for y, spread_y in zip(columns, spreads, strict=True)
        ]
        for x, spread_x in zip(columns, spreads, strict=True)
    ]


def standardised(rows: Rows) -> float:
    """Alpha as if every question had the same spread, from the mean correlation."""
    table = correlations(rows)
    k = len(table)
    mean = (sum(map(sum, table)) - k) / (k * (k - 1))
    return k * mean / (1 + (k - 1) * mean)


def krippendorff(ratings: Rows, scale: Scale) -> Fraction:
    """Krippendorff's alpha, exact: 1 full agreement, 0 as by chance, below 0 worse than chance.

    One row per thing rated, one column per rater, None where a rater was silent (Krippendorff,
    Content Analysis, 2004, chapter 11). Things with fewer than two ratings tell nothing and are
    left out. When all ratings are the same there is nothing to agree about: TooFew, not 1.
    """
    rated = [[Fraction(value) for value in row if value is not None] for row in ratings]
    pairable = [row for row in rated if len(row) > 1]
    together = [value for row in pairable for value in row]
    n = len(together)
    if len(set(together)) < 2:
        raise TooFew(len(set(together)), 2)
    apart = _distance(together, scale)
    seen = sum(
        (_apart(row, apart) / (len(row) - 1) for row in pairable),
        Fraction(0),
    )
    return 1 - seen * (n - 1) / _apart(together, apart)


Distance = Callable[[Fraction, Fraction], Fraction]


def _apart(values: Sequence[Fraction], distance: Distance) -> Fraction:
    """The sum of the distances between all ordered pairs."""
    return sum((distance(x, y) for x, y in permutations(values, 2)), Fraction(0))


def _distance(values: Sequence[Fraction], scale: Scale) -> Distance:
    counts = {value: values.count(value) for value in set(values)}

    def ordinal(x: Fraction, y: Fraction) -> Fraction:
        low, high = min(x, y), max(x, y)
        between = sum(count for value, count in counts.items() if low <= value <= high)
        return (between - Fraction(counts[x] + counts[y], 2)) ** 2

    def ratio(x: Fraction, y: Fraction) -> Fraction:
        return ((x - y) / (x + y)) ** 2 if x + y else Fraction(0)

    found: dict[Scale, Distance] = {
        Scale.NOMINAL: lambda x, y: Fraction(x != y),
        Scale.ORDINAL: ordinal,
        Scale.INTERVAL: lambda x, y: (x - y) ** 2,
        Scale.RATIO: ratio,
    }
    return found[scale]
