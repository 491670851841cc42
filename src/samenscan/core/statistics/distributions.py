"""The few distributions whose quantiles the exact methods of this folder do not give: t and F."""

from collections.abc import Callable
from math import exp, lgamma, log, sqrt

# Steps of the continued fraction and of the bisection; both stop long before.
_STEPS = 500
_CLOSE = 1e-15


def beta_share(x: float, a: float, b: float) -> float:
    """The part of the beta distribution below x (the regularised incomplete beta function).

    By the continued fraction of Didonato and Morris in Lentz's way (Numerical Recipes, 6.4);
    right to about 12 digits for a and b up to some thousands.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    found = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 + term * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + term / c
            c = c if abs(c) > tiny else tiny
            found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found


def _solved(share: Callable[[float], float], wanted: float) -> float:
    """The x between 0 and 1 at which a rising function reaches `wanted`."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if share(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_quantile(p: float, df: float) -> float:
    """The value of Student's t with `df` degrees of freedom that a part p (0..1) stays below."""
    if p == 0.5:
        return 0.0
    if p < 0.5:
        return -t_quantile(1 - p, df)
    # t² / (t² + df) follows the beta distribution with 1/2 and df/2.
    x = _solved(lambda at: beta_share(at, df / 2, 0.5), 2 * (1 - p))
    return sqrt(df * (1 - x) / x)


def f_quantile(p: float, df1: float, df2: float) -> float:
    """The value of Fisher's F that a part p (0..1) stays below."""
    x = _solved(lambda at: beta_share(at, df1 / 2, df2 / 2), p)
    return df2 * x / (df1 * (1 - x))
