"""Linear and whole-number programs through HiGHS; whatever is not proven optimal is refused.

HiGHS objects with different thread settings in one process silently return 0
(jump-dev/HiGHS.jl#130), so there is one setting, here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt
from highspy import _core

Row = Sequence[tuple[int, float]]
Vector = npt.NDArray[np.float64]
TOLERANCE = 1e-6


class NotSolved(RuntimeError):
    """The solver proved neither an optimum nor that there is none; nothing may rest on it."""


@dataclass(frozen=True)
class Solution:
    """An optimum: its value, one value per column, one dual per row (linear programs only)."""

    value: float
    columns: Vector
    duals: Vector


class Minimise:
    """A program in columns with bounds and rows with limits, to be minimised again and again."""

    def __init__(self, costs: Sequence[float] | Vector, low: Vector, high: Vector) -> None:
        self._n = len(costs)
        # `highspy.Highs` itself writes a banner to stdout before it can be told to be silent.
        self._highs = _core._Highs()
        for option, value in (
            ("output_flag", False),
            ("log_to_console", False),
            ("threads", 1),
            ("mip_rel_gap", 0.0),
            ("random_seed", 1),
        ):
            self._done(self._highs.setOptionValue(option, value))
        none = np.zeros(self._n, dtype=np.int32)
        empty = np.zeros(0, dtype=np.int32)
        self._done(
            self._highs.addCols(
                self._n,
                np.asarray(costs, dtype=np.float64),
                np.asarray(low, dtype=np.float64),
                np.asarray(high, dtype=np.float64),
                0,
                none,
                empty,
                np.zeros(0),
            )
        )

    def whole(self) -> "Minimise":
        """The same program with whole numbers only."""
        for column in range(self._n):
            self._done(self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger))
        return self

    def add(self, row: Row, low: float, high: float) -> None:
        """One more row: low <= sum of coefficient times column <= high."""
        at = np.array([column for column, _ in row], dtype=np.int32)
        by = np.array([factor for _, factor in row], dtype=np.float64)
        self._done(self._highs.addRow(low, high, len(row), at, by))

    def cost(self, costs: Iterable[tuple[int, float]]) -> None:
        """Give these columns another cost."""
        for column, value in costs:
            self._done(self._highs.changeColCost(column, value))

    def bound(self, column: int, low: float, high: float) -> None:
        """Give one column other bounds."""
        self._done(self._highs.changeColBounds(column, low, high))

    def limit_nodes(self, most: int) -> None:
        """Give up (NotSolved) after this many nodes of the search for whole numbers."""
        self._done(self._highs.setOptionValue("mip_max_nodes", most))

    def solve(self) -> Solution | None:
        """The optimum, or None where nothing satisfies the rows; NotSolved otherwise."""
        self._done(self._highs.run())
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise NotSolved(self._highs.modelStatusToString(status))
        found = self._highs.getSolution()
        return Solution(
            self._highs.getObjectiveValue(),
            np.array(found.col_value, dtype=np.float64),
            np.array(found.row_dual, dtype=np.float64),
        )

    def _done(self, status: highspy.HighsStatus) -> None:
        if status != highspy.HighsStatus.kOk:
            raise NotSolved(str(status))


INFINITY: float = highspy.kHighsInf
