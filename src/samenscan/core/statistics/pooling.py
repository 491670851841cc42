"""Estimates of small groups drawn towards what all groups have in common, with how far.

A drawn estimate is a better guess for a group as a whole. It is never shown to one organisation
as its own result without saying so (rule Z10 in docs/methods/small-groups.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt, tan

from samenscan.core.statistics.present import TooFew

# Points of the grid over the spread between groups.
_POINTS = 2000


@dataclass(frozen=True)
class Pooled:
    """The common value when groups differ by chance alone, its error, and Cochran's Q."""

    mean: float
    error: float
    q: float
    n_groups: int


@dataclass(frozen=True)
class Drawn:
    """Per group the drawn estimate and the part (0..1) of its distance that was kept.

    `common` is what they are drawn towards, `between` the spread between groups (a standard
    deviation) that was found.
    """

    common: float
    between: float
    estimates: tuple[float, ...]
    kept: tuple[float, ...]


def pooled(estimates: Sequence[float], errors: Sequence[float]) -> Pooled:
    """The mean weighted by precision (DerSimonian and Laird, Controlled Clinical Trials 7, 1986).

    `errors` are standard errors above 0. TooFew without groups.
    """
    if not estimates:
        raise TooFew(0, 1)
    weights = [error**-2 for error in errors]
    mean = _mean(estimates, weights)
    pairs = zip(estimates, weights, strict=True)
    q = sum(weight * (estimate - mean) ** 2 for estimate, weight in pairs)
    return Pooled(mean, 1 / sqrt(sum(weights)), q, len(estimates))


def _mean(estimates: Sequence[float], weights: Sequence[float]) -> float:
    pairs = zip(estimates, weights, strict=True)
    return sum(weight * estimate for estimate, weight in pairs) / sum(weights)


def shrunk(estimates: Sequence[float], error: float) -> Drawn:
    """Drawn to their mean by Efron and Morris (JASA 70, 1975), for groups of the same error.

    Each keeps 1 - (k - 3) · error² / S of its distance, never less than 0. TooFew under four
    groups, where it does not help.
    """
    k = len(estimates)
    if k < 4:
        raise TooFew(k, 4)
    mean = sum(estimates) / k
    apart = sum((estimate - mean) ** 2 for estimate in estimates)
    kept = max(0.0, 1 - (k - 3) * error**2 / apart) if apart else 0.0
    between = sqrt(max(0.0, apart / (k - 1) - error**2))
    drawn = tuple(mean + kept * (estimate - mean) for estimate in estimates)
    return Drawn(mean, between, drawn, (kept,) * k)


def drawn_together(estimates: Sequence[float], errors: Sequence[float], *, scale: float) -> Drawn:
    """Partial pooling of normal estimates, with a half-Cauchy prior on the spread between groups.

    `scale` is the largest spread that would not surprise (for levels 0 to 5: 1), the scale of that
    prior (Gelman, Bayesian Analysis 1, 2006). The usual estimate of the spread is often 0 with
    few groups, which would call all groups equal; the average over what is possible never does.
    Integrates on a grid. TooFew under three groups.
    """
    if len(estimates) < 3:
        raise TooFew(len(estimates), 3)
    # Even steps of the angle, so that every point weighs the same in the prior.
    taus = [scale * tan((i + 0.5) / _POINTS * pi / 2) for i in range(_POINTS)]
    logs = [_log_weight(tau, estimates, errors) for tau in taus]
    highest = max(logs)
    weights = [exp(value - highest) for value in logs]
    total = sum(weights)
    common = between = 0.0
    means = [0.0] * len(estimates)
    kept = [0.0] * len(estimates)
    for tau, weight in zip(taus, weights, strict=True):
        part = weight / total
        centre = _mean(estimates, [1 / (error**2 + tau**2) for error in errors])
        common += part * centre
        between += part * tau
        for at, (estimate, error) in enumerate(zip(estimates, errors, strict=True)):
            keep = tau**2 / (tau**2 + error**2)
            kept[at] += part * keep
            means[at] += part * (centre + keep * (estimate - centre))
    return Drawn(common, between, tuple(means), tuple(kept))


def _log_weight(tau: float, estimates: Sequence[float], errors: Sequence[float]) -> float:
    """The logarithm of how likely this spread is (Bayesian Data Analysis, 3rd ed., 5.21)."""
    variances = [error**2 + tau**2 for error in errors]
    weights = [1 / variance for variance in variances]
    centre = _mean(estimates, weights)
    fit = sum(
        log(variance) + (estimate - centre) ** 2 / variance
        for estimate, variance in zip(estimates, variances, strict=True)
    )
    return -log(sum(weights)) / 2 - fit / 2
