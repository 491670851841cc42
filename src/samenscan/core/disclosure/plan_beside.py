"""Chooses how a second result is told beside a first one about the same members (D14).

Looks at who took part in both rounds, and at nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from samenscan.core.disclosure.certify import certify
from samenscan.core.disclosure.check_rounds import check_rounds
from samenscan.core.disclosure.plain import plan_to_plain
from samenscan.core.disclosure.plan import NoPlan, Plan
from samenscan.core.disclosure.rounds import Atom, examine_rounds
from samenscan.core.text import text


@dataclass(frozen=True)
class PlanBeside:
    """How the second result is told: its plan, and per question one sentence or two."""

    plan: Plan
    sentences: int


def plan_beside(
    first: Plan, kept: Mapping[str, int], *, both_ends: bool = False
) -> PlanBeside | NoPlan:
    """The plan of the first result, else its “all”, else why there is none.

    `kept`: per partnership, how many members did not answer again and count as they did.
    `both_ends`: whether the first result told second sentences.
    """
    for plan in _options(first):
        # Where one sentence is not safe, two are not, and one is proven in no time.
        if not safe_beside(first, plan, kept, (1, 1)):
            continue
        for sentences in ((2, 2), (2, 1)) if both_ends else ((1, 1),):
            if safe_beside(first, plan, kept, sentences):
                return PlanBeside(plan, sentences[1])
    return NoPlan(
        first.layout,
        text(
            "Too many of the members of the earlier result did not take part again, or their "
            "groups are too small. From both results together, an answer could be worked out."
        ),
    )


def safe_beside(
    first: Plan, second: Plan, kept: Mapping[str, int], sentences: tuple[int, int]
) -> bool:
    """Proven by listing every pair of results, and once more by the checker in its own way."""
    found = examine_rounds(first, second, atoms_of(first, kept), sentences)
    if found is None or found.n_leaking:
        return False
    return check_rounds(plan_to_plain(first), plan_to_plain(second), kept, sentences)


def atoms_of(plan: Plan, kept: Mapping[str, int]) -> tuple[Atom, ...]:
    """The members of a first result by partnership, and by whether they answered again."""
    groups = {bands.group: bands.n for bands in plan.of_partnerships}
    still = {group: kept.get(group, 0) for group in groups}
    if plan.of_all:
        groups[""] = plan.layout.n - sum(groups.values())
        still[""] = sum(kept.values()) - sum(still.values())
    found = (
        atom
        for group, n in groups.items()
        for atom in (
            Atom(group, "twice", n - still[group]),
            Atom(group, "kept", still[group]),
        )
    )
    return tuple(atom for atom in found if atom.n)


def _options(first: Plan) -> Iterator[Plan]:
    yield first
    if first.of_all and first.of_partnerships:
        whole = replace(first, bands=(first.of_all,), certificate=None)
        yield replace(whole, certificate=certify(whole))
