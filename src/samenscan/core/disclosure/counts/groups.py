"""Of which groups a large round tells counts: decided by who took part, not by answers (D20)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samenscan.core.disclosure.counts.categories import MOST
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

EVERYBODY = "all"
OTHERS = ""
_LEAST = 20


class NoCounts(Refused):
    """So few took part that nothing is counted."""

    def __init__(self, n: int, least: int) -> None:
        super().__init__(
            text(
                "Tables of counts are told from %(least)s respondents; %(n)s took part.",
                least=least,
                n=n,
            ),
            text("Tell the result in bands instead."),
        )


@dataclass(frozen=True)
class Breakdown:
    """One way of dividing the organisations, by something everybody knows about them.

    `value_of`: organisation to value; who has none is among the others.
    """

    code: str
    value_of: Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """A row of the tables: its breakdown and value, how many took part, and of which atoms it is.

    The value is `OTHERS` for those of values with too few to be told apart.
    """

    breakdown: str
    value: str
    n: int
    atoms: tuple[int, ...]


@dataclass(frozen=True)
class CountsPlan:
    """Which groups are counted, fixed by participation: the same for every question.

    `atoms`: how many respondents each smallest part has; members of an atom are in the same
    groups. `dropped`: breakdowns that are not told, each with the reason.
    """

    atoms: tuple[int, ...]
    groups: tuple[Group, ...]
    coalition: int
    dropped: tuple[tuple[str, Text], ...] = ()

    @property
    def n(self) -> int:
        """How many took part."""
        return sum(self.atoms)

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """The breakdowns that are told, everybody together first."""
        return tuple(dict.fromkeys(group.breakdown for group in self.groups))

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of the groups, the atoms and the coalition."""
        return digest(counts_plan_to_plain(self))


def counts_plan_to_plain(plan: CountsPlan) -> dict[str, Plain]:
    """What a plan of counts tells, as JSON."""
    return {
        "atoms": list(plan.atoms),
        "groups": [[g.breakdown, g.value, list(g.atoms)] for g in plan.groups],
        "coalition": plan.coalition,
    }


def least_told(floors: Floors = HOUSE) -> int:
    """The fewest respondents of a row: with fewer, small and near-unanimous cells would meet."""
    return max(_LEAST, floors.respondents, floors.coalition * MOST + 3)


def plan_counts(
    organisations: Sequence[str], breakdowns: Sequence[Breakdown], floors: Floors = HOUSE
) -> tuple[CountsPlan, dict[str, int]]:
    """The groups told of these respondents, and the atom of every one of them.

    Values with too few go together as others. A breakdown is dropped where it leaves one group
    only, where it says the same as an earlier one, and where some of its groups share too few
    organisations with those of an earlier one. NoCounts below the floor.
    """
    if len(organisations) < floors.counts_from:
        raise NoCounts(len(organisations), floors.counts_from)
    least = least_told(floors)
    kept: list[tuple[str, dict[str, str]]] = []
    dropped: list[tuple[str, Text]] = []
    for breakdown in breakdowns:
        value_of = _gathered(organisations, breakdown, least)
        reason = _unfit(organisations, [one for _, one in kept], value_of, floors)
        if reason is None:
            kept.append((breakdown.code, value_of))
        else:
            dropped.append((breakdown.code, reason))
    keys = {o: tuple(value_of[o] for _, value_of in kept) for o in organisations}
    counted = Counter(keys.values())
    order = sorted(counted)
    place = {key: at for at, key in enumerate(order)}
    groups = [Group(EVERYBODY, "", len(organisations), tuple(range(len(order))))]
    for at, (code, value_of) in enumerate(kept):
        for value in sorted(set(value_of.values()), key=lambda name: (name == OTHERS, name)):
            atoms = tuple(place[key] for key in order if key[at] == value)
            groups.append(Group(code, value, sum(counted[order[a]] for a in atoms), atoms))
    plan = CountsPlan(
        tuple(counted[key] for key in order), tuple(groups), floors.coalition, tuple(dropped)
    )
    return plan, {organisation: place[key] for organisation, key in keys.items()}


def _gathered(organisations: Sequence[str], breakdown: Breakdown, least: int) -> dict[str, str]:
    """The value of everybody, small ones gathered as others until those are enough too."""
    value_of = {one: breakdown.value_of.get(one, OTHERS) for one in organisations}
    counted = Counter(value_of.values())
    small = {value for value, n in counted.items() if n < least or value == OTHERS}
    by_size = sorted(counted.keys() - small, key=lambda value: (counted[value], value))
    while small and by_size and sum(counted[value] for value in small) < least:
        small.add(by_size.pop(0))
    return {one: OTHERS if value in small else value for one, value in value_of.items()}


def _unfit(
    organisations: Sequence[str],
    earlier: Sequence[Mapping[str, str]],
    value_of: Mapping[str, str],
    floors: Floors,
) -> Text | None:
    """Why this breakdown is not told beside the earlier ones, or None."""
    if len(set(value_of.values())) < 2:
        return text(
            "It has no two groups of %(least)s respondents or more.", least=least_told(floors)
        )
    for other in earlier:
        pairs = {(other[one], value_of[one]) for one in organisations}
        if len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs}):
            return text("It divides them as another breakdown does.")
    least = floors.coalition * MOST + 1
    shared = Counter((*(other[one] for other in earlier), value_of[one]) for one in organisations)
    fewest = min(shared.values())
    if fewest < least:
        return text(
            "Beside another breakdown it would set %(n)s organisations apart; it takes %(least)s.",
            n=fewest,
            least=least,
        )
    return None
