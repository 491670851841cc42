"""The published numbers about questions that hang together and raters that agree."""

from samenscan.core.statistics.omega import omega_total
from samenscan.core.statistics.reliability import Scale, cronbach, krippendorff, standardised
from samenscan.core.statistics.tests.samples import ATTITUDE, THURSTONE, UNITS
from tests.real.reference.beside import omega_hierarchical
from tests.real.reference.entry import COMPUTED, Entry, Number

_FILE = "core/statistics/tests/test_reliability.py"


def _alpha() -> list[Number]:
    found = cronbach(ATTITUDE)
    return [found.alpha, standardised(ATTITUDE)]


def _interval() -> list[Number]:
    found = cronbach(ATTITUDE)
    return [found.low, found.high]


RELIABILITY = (
    Entry(
        "13–16",
        "twelve units, four observers: nominal, ordinal, interval, ratio",
        "Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011), sections C and D",
        ("0.743", "0.815", "0.849", "0.797"),
        lambda: [krippendorff(UNITS, scale) for scale in Scale],
        f"{_FILE}::test_equals_krippendorff_on_his_twelve_units",
    ),
    Entry(
        "17a",
        "thirty departments, seven questions: alpha, standardised alpha",
        "R package psych, alpha(attitude)",
        ("0.843", "0.839"),
        _alpha,
        f"{_FILE}::test_equals_alpha_and_interval_published_for_attitude",
    ),
    Entry(
        "17b",
        "the same: 95 % interval of Feldt, Psychometrika 30 (1965) 357–370",
        COMPUTED,
        ("0.739", "0.916"),
        _interval,
        f"{_FILE}::test_equals_alpha_and_interval_published_for_attitude",
    ),
    Entry(
        "18",
        "Thurstone’s nine tests, three factors: omega total; hierarchical (not in the product)",
        f"{COMPUTED} with the R package psych, omega(Thurstone)",
        ("0.930825", "0.736070"),
        lambda: (omega_total(THURSTONE, 3), omega_hierarchical(THURSTONE, 3)),
        f"{_FILE}::test_equals_the_omega_of_psych_on_thurstones_tests",
        "psych stops its rounds earlier; the difference is 1 in the sixth decimal",
    ),
)
