"""Which findings are told first (I7): a fixed order, different sections preferred, at most three.

Equal questions keep the order of the questionnaire, so the same answers give the same report.
"""

from collections.abc import Callable, Iterable, Sequence

from samenscan.core.interpretation.evidence import Seen
from samenscan.core.interpretation.report import Finding
from samenscan.core.interpretation.rules import (
    below_gate,
    find_out,
    improvement,
    not_lived,
    one_person,
    strength,
)

AT_MOST = 3

Rule = Callable[[Seen], Finding | None]
Candidate = tuple[Seen, Finding]

# the most telling rule first: the first that holds words the point for improvement
IMPROVEMENT_RULES: tuple[Rule, ...] = (below_gate, not_lived, one_person, improvement)
NOTICE_RULES: tuple[Rule, ...] = (below_gate, find_out, not_lived, one_person)


def _first(seen: Seen, rules: Iterable[Rule]) -> Finding | None:
    return next((finding for rule in rules if (finding := rule(seen)) is not None), None)


def _spread(candidates: Sequence[Candidate], taken: Sequence[Candidate]) -> list[Candidate]:
    """`taken` filled up to three: first from sections not used yet, then from any."""
    chosen = list(taken)
    for only_new_sections in (True, False):
        for seen, finding in candidates:
            used = {other.section.code for other, _ in chosen}
            if len(chosen) == AT_MOST:
                return chosen
            if (seen, finding) in chosen or (only_new_sections and seen.section.code in used):
                continue
            chosen.append((seen, finding))
    return chosen


def strengths_of(all_seen: Sequence[Seen]) -> tuple[Finding, ...]:
    """At most three strengths: furthest beyond the target first, weight counted in."""
    candidates = [(seen, found) for seen in all_seen if (found := strength(seen)) is not None]
    candidates.sort(key=lambda one: (-one[0].surplus, not one[0].question.key, one[0].position))
    return tuple(finding for _, finding in _spread(candidates, ()))


def improvements_of(all_seen: Sequence[Seen]) -> tuple[Finding, ...]:
    """At most three points for improvement: key questions below their gate, then by shortfall."""
    candidates = [
        (seen, found)
        for seen in all_seen
        if seen.shortfall and (found := _first(seen, IMPROVEMENT_RULES)) is not None
    ]
    candidates.sort(key=lambda one: (-one[0].shortfall, not one[0].question.key, one[0].position))
    gates = [one for one in candidates if one[1].rule == "I5"]
    rest = [one for one in candidates if one[1].rule != "I5"]
    return tuple(finding for _, finding in _spread(rest, _spread(gates, ())))


def noticed_of(all_seen: Sequence[Seen], improvements: Sequence[Finding]) -> tuple[Finding, ...]:
    """What I3 to I6 see beside the chosen improvements, in reading order, once per question."""
    told = {finding.question for finding in improvements}
    return tuple(
        finding
        for seen in all_seen
        if seen.question.code not in told and (finding := _first(seen, NOTICE_RULES)) is not None
    )
