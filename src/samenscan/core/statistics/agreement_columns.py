"""Agreement of many counts at once, equal to `agreement.py` one by one (rule Z15)."""

from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from samenscan.core.statistics.agreement import van_der_eijk

Columns = NDArray[np.int64]
Floats = NDArray[np.float64]

# From so many steps on a table of all patterns of filled steps would grow too long.
_MOST_STEPS = 14


def agreement_columns(counts: Columns) -> Floats:
    """Van der Eijk's A of every row; NaN for a row without answers. Shape (rows, steps) to (rows).

    The layers of `agreement.van_der_eijk`, cut from all rows at once; the agreement of a layer
    comes from a table of all patterns of empty and filled steps.
    """
    n_steps = counts.shape[-1]
    if n_steps < 2 or n_steps > _MOST_STEPS:
        return _one_by_one(counts)
    table = _patterns(n_steps)
    left, n = counts.astype(np.int64), counts.sum(axis=-1)
    bits = 1 << np.arange(n_steps, dtype=np.int64)
    total = np.zeros(counts.shape[:-1], dtype=np.float64)
    while left.any():
        filled = left > 0
        height = np.where(filled, left, np.iinfo(np.int64).max).min(axis=-1)
        height[~filled.any(axis=-1)] = 0
        total += height * filled.sum(axis=-1) * table[filled @ bits]
        left = left - filled * height[..., None]
    return divided(total, n)


def consensus_columns(counts: Columns) -> Floats:
    """Tastle and Wierman's Cns of every row; NaN for a row without answers."""
    n_steps = counts.shape[-1]
    n = counts.sum(axis=-1)
    if n_steps < 2:
        return np.full(counts.shape[:-1], np.nan)
    steps = np.arange(n_steps)
    middle = divided(counts @ steps, n)
    near = 1 - np.abs(steps - middle[..., None]) / (n_steps - 1)
    # No answer lies on a step so far away that this would be the logarithm of zero.
    logs = np.log2(near, out=np.zeros_like(near), where=(counts > 0) & (near > 0))
    found: Floats = 1 + divided((counts * logs).sum(axis=-1), n)
    return found


def divided(numerators: NDArray[np.int64] | Floats, n: Columns) -> Floats:
    """Row by row; NaN where there are no answers to divide by."""
    empty = np.full(n.shape, np.nan)
    found: Floats = np.divide(numerators, n, out=empty, where=n > 0)
    return found


@lru_cache(maxsize=16)
def _patterns(n_steps: int) -> Floats:
    """The agreement of one layer by the bits of its filled steps; 0 for the pattern without any."""
    found = [Fraction(0)]
    for mask in range(1, 1 << n_steps):
        found.append(van_der_eijk(tuple(mask >> step & 1 for step in range(n_steps))))
    return np.array([float(one) for one in found])


def _one_by_one(counts: Columns) -> Floats:
    found = [
        float(van_der_eijk(tuple(int(count) for count in row)))
        if len(row) > 1 and row.sum()
        else np.nan
        for row in counts.reshape(-1, counts.shape[-1])
    ]
    return np.array(found, dtype=np.float64).reshape(counts.shape[:-1])
