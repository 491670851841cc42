"""Small published tables that only the list of reference numbers needs."""

from dataclasses import dataclass

# Hollander and Wolfe, Nonparametric Statistical Methods (1973), p. 140, as in the help of R's
# `friedman.test`: 22 players rounded first base in three ways, in seconds.
ROUNDING = (
    (5.40, 5.50, 5.55),
    (5.85, 5.70, 5.75),
    (5.20, 5.60, 5.50),
    (5.55, 5.50, 5.40),
    (5.90, 5.85, 5.70),
    (5.45, 5.55, 5.60),
    (5.40, 5.40, 5.35),
    (5.45, 5.50, 5.35),
    (5.25, 5.15, 5.00),
    (5.85, 5.80, 5.70),
    (5.25, 5.20, 5.10),
    (5.65, 5.55, 5.45),
    (5.60, 5.35, 5.45),
    (5.05, 5.00, 4.95),
    (5.50, 5.50, 5.40),
    (5.45, 5.55, 5.50),
    (5.55, 5.55, 5.35),
    (5.45, 5.50, 5.55),
    (5.50, 5.45, 5.25),
    (5.65, 5.60, 5.40),
    (5.70, 5.65, 5.55),
    (6.30, 6.30, 6.25),
)

# Eurostat (1994), as in the R package cluster's `agriculture`: twelve countries, gross national
# product per head and part of people in agriculture.
AGRICULTURE = (
    (16.8, 2.7),
    (21.3, 5.7),
    (18.7, 3.5),
    (5.9, 22.2),
    (11.4, 10.9),
    (17.8, 6.0),
    (10.9, 14.0),
    (16.6, 8.5),
    (21.0, 3.5),
    (16.4, 4.3),
    (7.8, 17.4),
    (14.0, 2.3),
)


@dataclass(frozen=True)
class Stratum:
    """What a simple random sample without replacement says: sizes, sum and sum of squares."""

    n_members: int
    n_answers: int
    total: int
    squares: int


# Sums over the samples `apisrs` and `apistrat` of the R package survey: Californian schools, their
# index of 2000 and how many pupils they have; strata are elementary, high and middle schools.
INDEX_DRAWN = (Stratum(6194, 200, 131_317, 89_739_575),)
PUPILS_DRAWN = (Stratum(6194, 200, 116_922, 99_159_766),)
INDEX_BY_TYPE = (
    Stratum(4421, 100, 67_443, 47_038_637),
    Stratum(755, 50, 31_291, 20_167_941),
    Stratum(1018, 50, 31_830, 20_940_396),
)
PUPILS_BY_TYPE = (
    Stratum(4421, 100, 41_678, 20_100_668),
    Stratum(755, 50, 66_035, 109_279_081),
    Stratum(1018, 50, 41_624, 42_310_204),
)

# Rubin, Journal of Educational Statistics 6 (1981): the effects and errors of eight schools before
# Bayesian Data Analysis rounded them.
EFFECTS = (28.39, 7.94, -2.75, 6.82, -0.64, 0.63, 18.01, 12.16)
ERRORS = (14.9, 10.2, 16.3, 11.0, 9.4, 11.4, 10.4, 17.6)
