"""One row of the benchmark: something of ours and the baseline it is divided by."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What is timed, what it is compared with, and how much slower it may be.

    `limit_ms` is a promise in milliseconds on the reference machine (two cores); the ratio is
    what stays comparable between machines, since the baseline runs in the same minute;
    `limit_ratio` is a promise about that. What takes long runs once, without warming up.
    """

    name: str
    run: Callable[[], object]
    baseline_name: str
    baseline: Callable[[], object]
    limit_ms: float | None = None
    rounds: int = 15
    limit_ratio: float | None = None


@dataclass(frozen=True)
class Timing:
    """Median milliseconds of a row and of its baseline."""

    row: Row
    ms: float
    baseline_ms: float

    @property
    def ratio(self) -> float:
        """How many times the baseline the row takes."""
        return self.ms / self.baseline_ms

    @property
    def kept(self) -> bool:
        """Whether the row stays under its limits."""
        ms, ratio = self.row.limit_ms, self.row.limit_ratio
        return (ms is None or self.ms <= ms) and (ratio is None or self.ratio <= ratio)


def once_ms(run: Callable[[], object]) -> float:
    """Milliseconds of one call, garbage collection kept out."""
    gc.collect()
    gc.disable()
    started = time.perf_counter_ns()
    run()
    spent = time.perf_counter_ns() - started
    gc.enable()
    return spent / 1_000_000


def timed(row: Row) -> Timing:
    """Time row and baseline in turns, so that a busy moment hits both; the medians count."""
    if row.rounds > 1:
        row.run()
    row.baseline()
    pairs = [(once_ms(row.run), once_ms(row.baseline)) for _ in range(row.rounds)]
    return Timing(
        row,
        statistics.median(ms for ms, _ in pairs),
        statistics.median(ms for _, ms in pairs),
    )
