"""Which findings are told first (I7, I11): a fixed order, different domains preferred.

At most three of each. Equal ones keep the order of the questionnaire, so the same answers give
the same report.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from samenscan.core.interpretation.found import Found
from samenscan.core.interpretation.report import Finding
from samenscan.core.questionnaire.model import Severity

AT_MOST = 3

_SEVERITY: Mapping[Severity, int] = {"high": 0, "middle": 1, "low": 2}
_QUIET = frozenset({"I1", "I2"})
Step = tuple[int, int]


def strengths_of(found: Sequence[Found]) -> tuple[Finding, ...]:
    """At most three strengths: by severity, the author's before general ones, then by surplus."""
    candidates = [one for one in found if one.finding.kind == "strength"]
    return _picked(candidates, lambda one: (0, _severity(one)), lambda one: one.surplus)


def improvements_of(found: Sequence[Found]) -> tuple[Finding, ...]:
    """At most three points for improvement: risks first, then by severity and shortfall.

    A general rule speaks here only of an answer below its target.
    """
    candidates = [one for one in found if _is_improvement(one)]
    return _picked(candidates, _step, lambda one: one.shortfall)


def noticed_of(found: Sequence[Found], told: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is told beside those, in reading order; what I1 and I2 see is not listed again."""
    first = {finding.id for finding in told}
    return tuple(
        one.finding
        for one in found
        if one.finding.id not in first and one.finding.rule not in _QUIET
    )


def _is_improvement(one: Found) -> bool:
    if one.general:
        return one.finding.kind in ("risk", "improvement") and one.below_target
    return one.finding.kind in ("risk", "improvement")


def _severity(one: Found) -> int:
    return _SEVERITY[one.finding.severity]


def _step(one: Found) -> Step:
    """Risks of high severity, then key questions below their gate, other risks, the rest."""
    if one.finding.kind == "risk" and not one.general and _severity(one) == 0:
        return 0, 0
    if one.below_gate:
        return 1, 0
    return (1 if one.finding.kind == "risk" else 2), _severity(one)


def _picked(
    candidates: Sequence[Found],
    step: Callable[[Found], Step],
    most: Callable[[Found], Fraction],
) -> tuple[Finding, ...]:
    """Step by step, and in each step from domains not used yet as long as there are any."""
    steps: dict[Step, list[Found]] = {}
    for one in candidates:
        steps.setdefault(step(one), []).append(one)
    chosen: list[Found] = []
    for name in sorted(steps):
        if len(chosen) < AT_MOST:
            ordered = sorted(
                steps[name], key=lambda one: (one.general, -most(one), not one.key, one.place)
            )
            chosen = _spread(ordered, chosen)
    return tuple(one.finding for one in chosen)


def _spread(candidates: Sequence[Found], taken: Sequence[Found]) -> list[Found]:
    """`taken` filled up to three: first from domains not used yet, then from any."""
    chosen = list(taken)
    for only_new_domains in (True, False):
        for one in candidates:
            used = {other.finding.section for other in chosen}
            if len(chosen) == AT_MOST:
                return chosen
            if one in chosen or (only_new_domains and one.finding.section in used):
                continue
            chosen.append(one)
    return chosen
