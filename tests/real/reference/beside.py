"""Methods that the product does not use, kept here to check published numbers all the same."""

from collections.abc import Sequence
from fractions import Fraction
from math import dist, sqrt

import numpy as np
from numpy.typing import NDArray

from samenscan.core.statistics.bounds import standard_error
from tests.real.reference.samples import Stratum

Matrix = NDArray[np.float64]


def estimate(strata: Sequence[Stratum]) -> tuple[float, float]:
    """The mean of all members from samples per stratum, and its error (Cochran, chapter 5).

    Each stratum has the standard error that the product gives to n of n members.
    """
    n = sum(stratum.n_members for stratum in strata)
    mean = variance = 0.0
    for stratum in strata:
        centre = Fraction(stratum.total, stratum.n_answers)
        spread = sqrt((stratum.squares - stratum.total * centre) / (stratum.n_answers - 1))
        error = standard_error(spread, n_answers=stratum.n_answers, n_members=stratum.n_members)
        mean += stratum.n_members / n * float(centre)
        variance += (stratum.n_members / n * error) ** 2
    return mean, sqrt(variance)


def total(strata: Sequence[Stratum]) -> tuple[float, float]:
    """The sum over all members, and its error."""
    n = sum(stratum.n_members for stratum in strata)
    mean, error = estimate(strata)
    return n * mean, n * error


def friedman(rows: Sequence[Sequence[float]]) -> float:
    """Friedman's chi-squared with the correction for ties (JASA 32, 1937), as R's friedman.test.

    One row per member, one column per thing compared.
    """
    n, k = len(rows), len(rows[0])
    sums, tied = [Fraction(0)] * k, 0
    for row in rows:
        for at, value in enumerate(row):
            lower, same = sum(other < value for other in row), row.count(value)
            sums[at] += lower + Fraction(same + 1, 2)
        tied += sum(row.count(value) ** 3 - row.count(value) for value in set(row))
    apart = sum((own - Fraction(n * (k + 1), 2)) ** 2 for own in sums)
    return float(12 * apart / (n * k * (k + 1) - Fraction(tied, k - 1)))


def agglomerative(points: Sequence[Sequence[float]]) -> float:
    """The agglomerative coefficient with average linkage (Kaufman and Rousseeuw, 1990, chapter 5).

    The mean over members of 1 less the height at which each first joins, as part of the last one.
    """
    groups = [[at] for at in range(len(points))]
    joined: dict[int, float] = {}
    height = 0.0

    def between(pair: tuple[int, int]) -> float:
        one, other = (groups[at] for at in pair)
        apart = sum(dist(points[i], points[j]) for i in one for j in other)
        return apart / (len(one) * len(other))

    while len(groups) > 1:
        pairs = [(i, j) for j in range(len(groups)) for i in range(j)]
        i, j = min(pairs, key=between)
        height = between((i, j))
        for group in (groups[i], groups[j]):
            if len(group) == 1:
                joined[group[0]] = height
        groups[i] += groups.pop(j)
    return 1 - sum(joined.values()) / height / len(points)


def omega_hierarchical(table: Sequence[Sequence[float]], n_factors: int) -> float:
    """The part of the variance of a sum that one general factor explains.

    Principal factors, an oblimin rotation without Kaiser's weights, and the transformation of
    Schmid and Leiman (Psychometrika 22, 1957), as the R package psych does. With Kaiser's weights
    it is another number: this is why the product never shows it.
    """
    matrix = np.array(table, dtype=np.float64)
    loadings, related = _oblimin(_factors(matrix, n_factors))
    general = loadings @ _factors(related, 1)[:, 0]
    return float(general.sum() ** 2 / matrix.sum())


def _factors(matrix: Matrix, n_factors: int) -> Matrix:
    """Loadings by principal factors, repeated until they no longer change; mostly positive."""
    common: Matrix = 1 - 1 / np.diag(np.linalg.inv(matrix))
    loadings = np.zeros((len(matrix), n_factors))
    for _ in range(20_000):
        reduced = matrix.copy()
        np.fill_diagonal(reduced, common)
        values, vectors = np.linalg.eigh(reduced)
        loadings = vectors[:, -n_factors:] * np.sqrt(np.clip(values[-n_factors:], 0, None))
        after = (loadings**2).sum(axis=1)
        if float(np.abs(after - common).max()) < 1e-13:
            break
        common = after
    return np.asarray(loadings * np.sign(loadings.sum(axis=0)), dtype=np.float64)


def _oblimin(start: Matrix) -> tuple[Matrix, Matrix]:
    """Quartimin by projected gradients (Jennrich, Psychometrika 67, 2002): loadings, relations."""
    k = start.shape[1]
    others = np.ones((k, k)) - np.eye(k)
    turn, step = np.linalg.qr(np.ones((k, k)) + 2 * np.eye(k))[0], 1.0

    def at(turned: Matrix) -> tuple[Matrix, float, Matrix]:
        back = np.linalg.inv(turned)
        loadings = start @ back.T
        crossed = loadings**2 @ others
        slope = -(loadings.T @ (loadings * crossed) @ back).T
        return loadings, float((loadings**2 * crossed).sum()) / 4, slope

    loadings, value, slope = at(turn)
    for _ in range(5_000):
        downhill = slope - turn * (turn * slope).sum(axis=0)
        length = float(np.sqrt((downhill**2).sum()))
        if length < 1e-8:
            break
        step *= 2
        for _ in range(40):
            tried = turn - step * downhill
            tried = tried / np.sqrt((tried**2).sum(axis=0))
            loadings, reached, slope = at(tried)
            if reached < value - length**2 * step / 2:
                break
            step /= 2
        turn, value = tried, reached
    signs = np.sign(loadings.sum(axis=0))
    return loadings * signs, turn.T @ turn * np.outer(signs, signs)
