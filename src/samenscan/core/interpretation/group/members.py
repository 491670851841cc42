"""Who is in a round and in which groups: whoever was asked, in one fixed order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from samenscan.core.text import Text, text

By = Literal["all", "partnership", "kind", "region", "size"]

# Thirds of fewer members would be groups of one or two.
FEWEST_FOR_THIRDS = 9


@dataclass(frozen=True)
class Profile:
    """What is known about a member whether it answers or not; "" and None where it is not."""

    organisation: str
    name: str
    partnership: str = ""
    kind: str = ""
    region: str = ""
    inhabitants: int | None = None


@dataclass(frozen=True)
class Group:
    """Some members of a round: `name` as the file of members says it, `places` in its order."""

    by: By
    name: str
    title: Text | str
    places: tuple[int, ...]

    @property
    def n_members(self) -> int:
        """How many were asked."""
        return len(self.places)


_BY: dict[By, Callable[[Profile], str]] = {
    "partnership": lambda one: one.partnership,
    "kind": lambda one: one.kind,
    "region": lambda one: one.region,
}
_THIRDS = (
    ("small", text("the smaller third")),
    ("middle", text("the middle third")),
    ("large", text("the larger third")),
)


def groups_of(profiles: Sequence[Profile]) -> tuple[Group, ...]:
    """All together, then each partnership, kind, region and third by size (Z20).

    A column that says the same of everybody makes no groups; members of whom it says nothing are
    in none of its groups.
    """
    found = [Group("all", "", text("All together"), tuple(range(len(profiles))))]
    for by, value in _BY.items():
        names = [value(one) for one in profiles]
        different = sorted({name for name in names if name})
        if len(different) > 1 or (different and "" in names):
            found += [
                Group(by, name, name, tuple(i for i, own in enumerate(names) if own == name))
                for name in different
            ]
    return (*found, *_thirds(profiles))


def _thirds(profiles: Sequence[Profile]) -> list[Group]:
    """Three groups by inhabitants; members of one size stay together, so thirds may differ."""
    known = sorted(one.inhabitants for one in profiles if one.inhabitants is not None)
    if len(known) < FEWEST_FOR_THIRDS:
        return []
    limits = (known[len(known) // 3], known[2 * len(known) // 3])
    places: tuple[list[int], ...] = ([], [], [])
    for at, one in enumerate(profiles):
        if one.inhabitants is not None:
            places[sum(one.inhabitants >= limit for limit in limits)].append(at)
    if not all(places):
        return []
    return [
        Group("size", name, title, tuple(own))
        for (name, title), own in zip(_THIRDS, places, strict=True)
    ]
