"""How long the gate, the proofs and the attackers take at full size."""

from collections import Counter

from benchmarks.attack.scene import BITS
from benchmarks.attack.tally import Place, Question, Tally
from benchmarks.workload import questionnaire, sheets
from samenscan.core.answers import Dataset
from samenscan.core.disclosure import (
    Layout,
    Members,
    Plan,
    attack,
    check,
    plan_to_plain,
    propose,
    release_bands,
)
from samenscan.core.disclosure.attack_exact import told_by
from samenscan.core.disclosure.check_ends import check_ends
from samenscan.core.disclosure.ends import examine_ends
from samenscan.core.statistics import confirms

LAYOUT = Layout((("east", 13), ("west", 12)))
_ASKED = questionnaire()
_SHEETS = sheets(_ASKED)
_GROUP_OF = {sheet.organisation: "east" if at < 13 else "west" for at, sheet in enumerate(_SHEETS)}


def plan_with_proofs() -> Plan:
    """The plan for 25 in two groups, its certificate, and both ends, each proven twice."""
    plan = propose(LAYOUT)
    if not isinstance(plan, Plan):
        raise AssertionError("no plan for 13 and 12")
    check(plan_to_plain(plan))
    if examine_ends(plan).n_leaking or not check_ends(plan_to_plain(plan)):
        raise AssertionError("the plan is not safe for both ends")
    return plan


_PLAN = propose(LAYOUT)


def release_and_audit() -> Tally:
    """Release the answers of 25 to 300 questions, then attack: whatever, and as really given."""
    facts = release_bands(
        _PLAN, Dataset(_ASKED, _SHEETS), _GROUP_OF, Members("round"), earlier=()
    ).facts
    if attack(LAYOUT, facts).n_exact:
        raise AssertionError("an answer can be worked out")
    found, sizes = Tally(), dict(LAYOUT.groups)
    kept: dict[tuple[object, ...], Question] = {}
    for one in facts:
        question = _ASKED.question(one.code)
        told = told_by(one, {group: (group,) for group in sizes}, (1,))
        if told not in kept:
            kept[told] = Question(sizes, BITS, (frozenset({1}),), told)
        real: Counter[Place] = Counter(
            (
                _GROUP_OF[sheet.organisation],
                int(confirms(question, sheet.answer(one.code))),
            )
            for sheet in _SHEETS
        )
        found.add(kept[told].tally(real))
    return found
