"""What will be published, fixed before anyone answers: groups, bands, integer cuts (D2, D3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from samenscan.core.disclosure.policy import HOUSE
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

ALL = "all"

Band = Literal["few", "some", "many"]


class PlanRefused(Refused):
    """A layout or plan that is not well formed; `what` says which part."""

    def __init__(self, what: Text) -> None:
        super().__init__(what, text("Let the product propose the plan; do not edit it by hand."))


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


@dataclass(frozen=True)
class Layout:
    """How many organisations of each partnership took part; partnerships are disjoint.

    A partnership without respondents stays in the layout with 0.
    """

    groups: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        names = [name for name, _ in self.groups]
        if len(set(names)) < len(names) or ALL in names or "" in names or not names:
            raise PlanRefused(text("Each partnership needs one name of its own, and not “all”."))
        if not all(_whole(n) and n >= 0 for _, n in self.groups):
            raise PlanRefused(text("The number of respondents is a whole number from 0."))

    @property
    def n(self) -> int:
        """All respondents together."""
        return sum(n for _, n in self.groups)

    @property
    def present(self) -> tuple[tuple[str, int], ...]:
        """The partnerships with at least one respondent."""
        return tuple((name, n) for name, n in self.groups if n)


@dataclass(frozen=True)
class GroupBands:
    """The bands of one published group of `n` respondents, as whole numbers of organisations.

    “few” is 0..`low_max`, “many” is `high_min`..`n`, “some” is what lies between (it may be
    empty).
    """

    group: str
    n: int
    low_max: int
    high_min: int

    def __post_init__(self) -> None:
        if not all(_whole(number) for number in (self.n, self.low_max, self.high_min)):
            raise PlanRefused(text("Cuts are whole numbers of organisations, never shares."))
        if not 0 <= self.low_max < self.high_min <= self.n:
            raise PlanRefused(text("The cuts of “%(group)s” are out of order.", group=self.group))

    def band(self, count: int) -> Band:
        """The band of a number of organisations that confirm the sentence."""
        if count <= self.low_max:
            return "few"
        return "many" if count >= self.high_min else "some"

    def limits(self, band: Band) -> tuple[int, int]:
        """The smallest and the largest count in a band; the first exceeds the last if empty."""
        if band == "few":
            return 0, self.low_max
        return (self.high_min, self.n) if band == "many" else (self.low_max + 1, self.high_min - 1)


@dataclass(frozen=True)
class Certificate:
    """What enumerating every possible table of counts proved about one plan (D4).

    `coalition`: no group of up to this many members can work out another's bit. `n_classes`:
    different outputs that can occur. `n_views`: outputs by coalition by own bits.
    `narrowest`: size of the smallest set of values left for anyone's bit (2 = always both).
    `fewest_tables`: the fewest tables of counts that any view leaves open. `surest`: the largest
    chance at which any view can guess a bit, were every set of answers equally likely.
    """

    plan_hash: str
    coalition: int
    n_tables: int
    n_classes: int
    n_views: int
    narrowest: int
    fewest_tables: int
    surest: Fraction


@dataclass(frozen=True)
class Plan:
    """Which groups get which bands for one layout of respondents, and the proof that it is safe.

    `bands` may hold the group “all” and any of the partnerships. `coalition` and `others` are the
    floors it was made under (D15). `certificate` is None until the plan is certified; nothing is
    released under such a plan.
    """

    layout: Layout
    bands: tuple[GroupBands, ...]
    coalition: int = HOUSE.coalition
    certificate: Certificate | None = None
    others: int = HOUSE.others

    def __post_init__(self) -> None:
        sizes = {**dict(self.layout.present), ALL: self.layout.n}
        published = [bands.group for bands in self.bands]
        if not published or len(set(published)) < len(published):
            raise PlanRefused(text("A plan publishes at least one group, and each only once."))
        if any(sizes.get(bands.group) != bands.n for bands in self.bands):
            raise PlanRefused(text("The groups of the plan are not those of its layout."))
        if not _whole(self.coalition) or self.coalition < HOUSE.coalition:
            raise PlanRefused(text("A plan protects against at least two members who talk."))
        if not _whole(self.others) or self.others < HOUSE.others:
            raise PlanRefused(text("A plan leaves at least five others beside those who talk."))

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of layout, bands and floors; the certificate names this hash."""
        return digest(plain_content(self))

    @property
    def of_all(self) -> GroupBands | None:
        """The bands of all respondents together, if published."""
        return next((bands for bands in self.bands if bands.group == ALL), None)

    @property
    def of_partnerships(self) -> tuple[GroupBands, ...]:
        """The bands of the published partnerships."""
        return tuple(bands for bands in self.bands if bands.group != ALL)

    @property
    def atom_sizes(self) -> tuple[int, ...]:
        """Respondents per atom: each published partnership, then the rest if “all” covers it.

        Members of an atom are in the same published groups, so the output cannot tell them apart.
        """
        sizes = tuple(bands.n for bands in self.of_partnerships)
        rest = self.layout.n - sum(sizes) if self.of_all else 0
        return (*sizes, rest) if rest else sizes

    def output(self, counts: Sequence[int]) -> tuple[Band, ...]:
        """What is published for a table: the count per atom, in the order of `atom_sizes`."""
        by_group = dict(zip((b.group for b in self.of_partnerships), counts, strict=False))
        by_group[ALL] = sum(counts)
        return tuple(bands.band(by_group[bands.group]) for bands in self.bands)


@dataclass(frozen=True)
class NoPlan:
    """Nothing can be published for this layout, and why; decided without looking at answers."""

    layout: Layout
    reason: Text


@dataclass(frozen=True)
class CountsInstead(NoPlan):
    """No bands for this layout: so many took part that tables of counts are told instead (D20)."""


def plain_content(plan: Plan) -> dict[str, Plain]:
    """What a plan publishes, as JSON; this is what `content_hash` covers.

    `others` is written where it was raised, so that plans of before read as they did.
    """
    return {
        "layout": [[name, n] for name, n in plan.layout.groups],
        "bands": [[b.group, b.n, b.low_max, b.high_min] for b in plan.bands],
        "coalition": plan.coalition,
        **({"others": plan.others} if plan.others > HOUSE.others else {}),
    }


def too_small(plan: Plan) -> Iterator[str]:
    """Published groups, or remainders between them, with too few others beside a coalition (D5)."""
    floor = plan.others + plan.coalition
    yield from (bands.group for bands in plan.bands if bands.n < floor)
    n_published = len(plan.of_partnerships)
    yield from ("the rest" for size in plan.atom_sizes[n_published:] if size < floor)
