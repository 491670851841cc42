"""A plan for every possible participation, fixed before the round opens and never after (D8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from samenscan.core.disclosure.check import CheckFailed, check
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.propose import propose
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.refused import Refused
from samenscan.core.text import text


class NotRegistered(Refused):
    """This participation has no registered plan; nothing is published."""

    def __init__(self) -> None:
        super().__init__(
            text("No publication plan was registered for this participation."),
            text("Nothing is published. Check which organisations belong to the round."),
        )


@dataclass(frozen=True)
class RegisteredPlan:
    """What happens for one layout of respondents."""

    layout: Layout
    plan: Plan | NoPlan

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of the plan or of the reason why there is none."""
        return digest(plan_to_plain(self.plan))


Register = tuple[RegisteredPlan, ...]


def register(sizes: Sequence[tuple[str, int]], floors: Floors = HOUSE) -> Register:
    """A checked plan, or the reason for none, for every possible number of respondents.

    `sizes`: how many organisations each partnership of the round has. `floors`: those of the day
    on which the round opens (D15). Layouts that differ only
    in which partnership has which number share one search.
    """
    names = [name for name, _ in sizes]
    found: dict[tuple[int, ...], Plan | NoPlan] = {}
    entries = []
    for numbers in product(*(range(n + 1) for _, n in sizes)):
        key = tuple(sorted(numbers, reverse=True))
        if key not in found:
            of_sorted = Layout(tuple((f"g{i}", n) for i, n in enumerate(key)))
            found[key] = propose(of_sorted, floors)
        entries.append(_renamed(found[key], list(zip(names, numbers, strict=True))))
    return tuple(entries)


def _renamed(plan: Plan | NoPlan, groups: list[tuple[str, int]]) -> RegisteredPlan:
    """The plan of the sorted layout for these names; certified again by the checker."""
    layout = Layout(tuple(groups))
    if isinstance(plan, NoPlan):
        return RegisteredPlan(layout, replace(plan, layout=layout))
    in_order = sorted(groups, key=lambda group: -group[1])
    names = dict(
        zip((name for name, _ in plan.layout.groups), (n for n, _ in in_order), strict=True)
    )
    own = [replace(b, group=names.get(b.group, b.group)) for b in plan.bands]
    order = [ALL, *(name for name, _ in groups)]
    own.sort(key=lambda bands: order.index(bands.group))
    named = replace(plan, layout=layout, bands=tuple(own), certificate=None)
    certificate = plan.certificate and replace(plan.certificate, plan_hash=named.content_hash)
    named = replace(named, certificate=certificate)
    check(plan_to_plain(named))
    return RegisteredPlan(layout, named)


def choose(registered: Sequence[RegisteredPlan], layout: Layout) -> Plan | NoPlan:
    """The registered plan of this participation; NotRegistered when there is none.

    The order of the partnerships does not matter.
    """
    wanted = sorted(layout.groups)
    for entry in registered:
        if sorted(entry.layout.groups) == wanted:
            return entry.plan
    raise NotRegistered


def register_hash(registered: Sequence[RegisteredPlan]) -> str:
    """sha256 (hex) of a whole register: what a round fixes when it opens."""
    return digest([entry.content_hash for entry in registered])


def register_to_plain(registered: Sequence[RegisteredPlan]) -> dict[str, Plain]:
    """A register as a JSON object."""
    return {
        "hash": register_hash(registered),
        "plans": [plan_to_plain(entry.plan) for entry in registered],
    }


def register_from_plain(plain: Mapping[str, Plain]) -> Register:
    """The register of a JSON object; every plan is checked again, or CheckFailed."""
    rows = plain.get("plans")
    if not isinstance(rows, list | tuple):
        raise CheckFailed("damaged file")
    entries = []
    for row in rows:
        if not isinstance(row, Mapping):
            raise CheckFailed("damaged file")
        plan = plan_from_plain(row)
        entries.append(RegisteredPlan(plan.layout, plan))
    if register_hash(entries) != plain.get("hash"):
        raise CheckFailed("the register was changed")
    return tuple(entries)
