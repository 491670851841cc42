"""The published numbers about agreement, quantiles, intervals and values to check."""

from collections import Counter
from fractions import Fraction
from math import exp

from samenscan.core.statistics.agreement import (
    agreement,
    consensus,
    kvalseth,
    l_squared,
    leik,
    ordinal_variation,
    polarisation,
    van_der_eijk,
)
from samenscan.core.statistics.bounds import count_bounds, exact_interval
from samenscan.core.statistics.change import rank_test
from samenscan.core.statistics.outlying import grubbs_limit
from samenscan.core.statistics.pooling import pooled, shrunk
from samenscan.core.statistics.robust import mad, qn, quantile, sn
from samenscan.core.statistics.similar import gower, medoids, silhouettes
from samenscan.core.statistics.sizes import theil_sen
from samenscan.core.statistics.tests.samples import FLOWER, RUSPINI
from samenscan.core.statistics.tests.test_agreement import D66, PVDA, V
from samenscan.core.statistics.tests.test_change import DARWIN
from samenscan.core.statistics.tests.test_pooling import HITS
from samenscan.core.statistics.tests.test_robust import ONE_ODD
from samenscan.core.statistics.tests.test_similar import KINDS, euclid
from samenscan.core.statistics.tests.test_sizes import SEN
from tests.real.reference.beside import agglomerative, estimate, friedman, total
from tests.real.reference.entry import COMPUTED, Entry, Number
from tests.real.reference.samples import (
    AGRICULTURE,
    EFFECTS,
    ERRORS,
    INDEX_BY_TYPE,
    INDEX_DRAWN,
    PUPILS_BY_TYPE,
    PUPILS_DRAWN,
    ROUNDING,
)

_AGREEMENT = "core/statistics/tests/test_agreement.py"
_BESIDE = "tests/real/reference/test_reference.py"
_AGRMT = "R package agrmt"
_SIX = ((12, 0, 0, 0, 0, 11), (0, 2, 9, 8, 3, 1), (23, 0, 0, 0, 0, 0))


def _six() -> list[Number]:
    told = [agreement(counts) for counts in _SIX]
    return [value for one in told for value in (one.a, one.consensus, one.l_squared, one.leik)]


def _ruspini() -> list[Number]:
    apart = euclid(RUSPINI)
    groups = medoids(apart, 4)
    widths = silhouettes(apart, groups)
    return [sum(widths) / len(widths), *(Counter(groups.of)[group] for group in range(4))]


def _intervals() -> list[Number]:
    asked = ((5, 10, 25), (12, 23, 25), (0, 23, 25), (3, 10, 100))
    ends: list[Number] = []
    for n_yes, n_answers, n_members in asked:
        ends += exact_interval(n_yes, n_answers=n_answers, n_members=n_members)
    return [*ends, count_bounds(0, n_answers=23, n_members=25)[1]]


def _hits() -> list[Number]:
    averages = [hits / 45 for hits in HITS]
    mean = sum(averages) / len(averages)
    drawn = shrunk(averages, (mean * (1 - mean) / 45) ** 0.5)
    return [drawn.kept[0]]


def _schools() -> list[Number]:
    found = pooled(EFFECTS, ERRORS)
    return [found.mean, found.error**2]


def _sen() -> list[Number]:
    line = theil_sen(SEN, 0.93)
    return [line.slope, line.low, line.high]


AGREEMENT = (
    Entry(
        "1–4",
        "(30, 40, 210, 130, 530, 50, 10): van der Eijk’s A, polarisation, Leik, Tastle and Wierman",
        f"{_AGRMT} 1.42, help of agreement, polarization, Leik, consensus",
        ("0.6113333", "0.1943333", "0.287", "0.7256876"),
        lambda: (van_der_eijk(V), polarisation(V), leik(V), consensus(V)),
        f"{_AGREEMENT}::test_equals_agrmt_on_its_own_example",
    ),
    Entry(
        "5–6",
        "A of where voters place two parties, PvdA and D66",
        f"van der Eijk, Quality and Quantity 35 (2001) 325–341, in the vignette of {_AGRMT}",
        ("0.61", "0.48"),
        lambda: (van_der_eijk(PVDA), van_der_eijk(D66)),
        f"{_AGREEMENT}::test_equals_van_der_eijk_on_the_places_of_two_parties",
    ),
    Entry(
        "7",
        "A of the answers 1, 1, 3, 4",
        f"vignette of {_AGRMT}",
        ("0.08",),
        lambda: (van_der_eijk((2, 0, 1, 1)),),
        f"{_AGREEMENT}::test_equals_agrmt_on_the_answers_1_1_3_4",
    ),
    Entry(
        "8–11",
        "the vector of 1–4: l², d², IOV, Kvålseth’s COV",
        f"{COMPUTED}; Blair and Lacy, Sociological Methods & Research 28 (2000) 251–280",
        ("0.5973333", "0.896", "0.4026667", "0.2271266"),
        lambda: (
            l_squared(V),
            l_squared(V) * Fraction(len(V) - 1, 4),
            ordinal_variation(V),
            kvalseth(V),
        ),
        f"{_AGREEMENT}::test_equals_the_figures_computed_for_blair_lacy_and_kvalseth",
    ),
    Entry(
        "12",
        "six levels, (12, 0, 0, 0, 0, 11), (0, 2, 9, 8, 3, 1), (23, 0, 0, 0, 0, 0): A, Cns, l², D",
        f"{COMPUTED} with {_AGRMT}",
        (
            *("-0.9130435", "0.0013640", "0.0018904", "0.9565217"),
            *("0.5826087", "0.7357145", "0.5886578", "0.3130435"),
            *("1", "1", "1", "0"),
        ),
        _six,
        f"{_AGREEMENT}::test_equals_agrmt_on_levels_zero_to_five",
    ),
)

OTHERS = (
    Entry(
        "19a",
        "Californian schools, 200 of 6194 drawn: pupils and error, mean index and error",
        f"{COMPUTED}, with the data `apisrs` of the R package survey",
        ("3621074", "169520", "656.585", "9.24972"),
        lambda: (*total(PUPILS_DRAWN), *estimate(INDEX_DRAWN)),
        f"{_BESIDE}::test_of_samples_rest_on_our_standard_error",
    ),
    Entry(
        "19b",
        "the same, 200 drawn by type of school: pupils and error, mean index and error",
        "R package survey (Lumley), tests/testoutput/api.Rout.saved, dstrat",
        ("3687178", "114642", "662.29", "9.4089"),
        lambda: (*total(PUPILS_BY_TYPE), *estimate(INDEX_BY_TYPE)),
        f"{_BESIDE}::test_of_samples_rest_on_our_standard_error",
    ),
    Entry(
        "20",
        "75 points of Ruspini (1970), four parts by PAM: average silhouette, sizes",
        "R package cluster, tests/pam.Rout.save",
        ("0.737657", "20", "23", "17", "15"),
        _ruspini,
        "core/statistics/tests/test_similar.py::test_equals_pam_on_ruspini",
    ),
    Entry(
        "21",
        "eighteen flowers, Gower’s distance from the first to 2, 3, 4, 5",
        "R package cluster, tests/daisy-ex.Rout.save (Struyf, Hubert and Rousseeuw, 1996)",
        ("0.8875408", "0.6025677", "0.4020542", "0.4703548"),
        lambda: gower(FLOWER, KINDS)[0][1:5],
        "core/statistics/tests/test_similar.py::test_equals_daisy_on_its_flowers",
    ),
    Entry(
        "22",
        "twelve countries and their agriculture: agglomerative coefficient (not in the product)",
        "R package cluster, tests/agnes-ex.Rout.save",
        ("0.781893",),
        lambda: (agglomerative(AGRICULTURE),),
        f"{_BESIDE}::test_are_all_reproduced",
    ),
    Entry(
        "23",
        "quantile 1/4 of 1 to 10, types 1 to 9",
        f"{COMPUTED}, types of Hyndman and Fan, American Statistician 50 (1996) 361–365",
        ("3", "3", "2", "2.5", "3", "2.75", "3.25", "2.916667", "2.9375"),
        lambda: [quantile(range(1, 11), Fraction(1, 4), kind=kind) for kind in range(1, 10)],
        "core/statistics/tests/test_robust.py::test_equal_the_nine_quantiles_of_r",
    ),
    Entry(
        "24",
        "1 to 10 and 100: MAD, Qn, Sn",
        f"{COMPUTED}, factors of R package robustbase (Rousseeuw and Croux, JASA 88 (1993))",
        ("4.4478", "3.945897", "3.896614"),
        lambda: (mad(ONE_ODD), qn(ONE_ODD), sn(ONE_ODD)),
        "core/statistics/tests/test_robust.py::"
        "test_equal_r_and_robustbase_on_one_to_ten_and_a_hundred",
    ),
    Entry(
        "25",
        "eighteen batting averages: part of the distance to the mean that is kept",
        "Efron and Morris, Scientific American 236 (May 1977) 119–127",
        ("0.212",),
        _hits,
        "core/statistics/tests/test_pooling.py::"
        "test_shrinks_the_batting_averages_as_efron_and_morris_did",
    ),
    Entry(
        "26",
        "eight schools (Rubin, J. Educational Statistics 6 (1981) 377–401): mean and its variance",
        "Gelman and others, Bayesian Data Analysis, section 5.5",
        ("7.9", "17.4"),
        _schools,
        "core/statistics/tests/test_pooling.py::"
        "test_equals_the_published_mean_of_the_eight_schools",
    ),
    Entry(
        "27",
        "22 players rounding first base in three ways: Friedman’s χ², p (not in the product)",
        "R, help of friedman.test (Hollander and Wolfe, 1973, p. 140)",
        ("11.143", "0.003805"),
        # With two degrees of freedom the chance is exact.
        lambda: (friedman(ROUNDING), exp(-friedman(ROUNDING) / 2)),
        f"{_BESIDE}::test_are_all_reproduced",
    ),
    Entry(
        "28",
        "Grubbs, 5 %, two-sided, n = 8, 9, 10, 12, 14",
        "Harvey, Analytical Chemistry 2.1, appendix 7 (Grubbs, Technometrics 11 (1969) 1–21)",
        ("2.126", "2.215", "2.290", "2.412", "2.507"),
        lambda: [grubbs_limit(n) for n in (8, 9, 10, 12, 14)],
        "core/statistics/tests/test_outlying.py::test_lies_beyond_the_published_limits_of_grubbs",
        "2.1266 before rounding",
    ),
    Entry(
        "29",
        "exact interval of 5 of 10, 12 of 23, 0 of 23 (25 members), 3 of 10 (100); hard bound",
        f"{COMPUTED}, by counting every case",
        ("7", "18", "12", "14", "0", "1", "8", "63", "2"),
        _intervals,
        "core/statistics/tests/test_bounds.py::test_equal_the_exact_intervals_computed_elsewhere",
    ),
    Entry(
        "–",
        "slope and 93 % interval of seven points",
        "Sen, JASA 63 (1968) 1379–1389, section 6",
        ("4", "3.71", "4.38"),
        _sen,
        "core/statistics/tests/test_sizes.py::test_gives_the_slope_and_interval_that_sen_published",
    ),
    Entry(
        "–",
        "Wilcoxon on Darwin’s fifteen pairs of maize, two-sided",
        f"{COMPUTED}, by counting all signs",
        ("0.041260",),
        lambda: (rank_test(DARWIN),),
        "core/statistics/tests/test_change.py::test_gives_the_published_chance_for_darwins_maize",
    ),
)
