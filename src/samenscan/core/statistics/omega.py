"""McDonald's omega, for large samples only: with few members the loadings are chance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.reliability import Rows, complete, correlations

# Under this, loadings differ more by chance than questions do (MacCallum and others, 1999).
FEWEST_FOR_LOADINGS = 100
_ROUNDS, _CLOSE = 20_000, 1e-12


def omega(rows: Rows, n_factors: int = 1) -> float:
    """Omega total of complete rows (one per member); TooFew under a hundred of them.

    Over one province of 25 members this is always TooFew. It means something over the pooled
    answers of several provinces, for questions that measure one thing.
    """
    n = len(complete(rows))
    if n < FEWEST_FOR_LOADINGS:
        raise TooFew(n, FEWEST_FOR_LOADINGS)
    return omega_total(correlations(rows), n_factors)


def omega_total(table: Sequence[Sequence[float]], n_factors: int) -> float:
    """The part of the variance of a sum that common factors explain (McDonald, 1999).

    From a table of correlations, by principal factors repeated until they no longer change, which
    is least squares. Any rotation of the factors gives the same. Never below 0.
    """
    matrix = np.array(table, dtype=np.float64)
    unique = _unique(matrix, n_factors)
    return max(0.0, 1 - float(unique.sum()) / float(matrix.sum()))


def _unique(matrix: NDArray[np.float64], n_factors: int) -> NDArray[np.float64]:
    """The part of each question that the factors leave (0..1)."""
    common: NDArray[np.float64] = 1 - 1 / np.diag(np.linalg.pinv(matrix))
    for _ in range(_ROUNDS):
        reduced = matrix.copy()
        np.fill_diagonal(reduced, common)
        values, vectors = np.linalg.eigh(reduced)
        kept = np.clip(values[-n_factors:], 0, None)
        after = np.minimum((vectors[:, -n_factors:] ** 2 * kept).sum(axis=1), 1.0)
        if float(np.abs(after - common).max()) < _CLOSE:
            break
        common = after
    return np.asarray(1 - common, dtype=np.float64)
