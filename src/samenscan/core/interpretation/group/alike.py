"""Members like one another, where each stands in the group without a rank, and clear parts (Z26).

Computed over the domain levels of members and their size; which part somebody is in, and whom it
is like, is a result about that member: for the analyst only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import log

from samenscan.core.interpretation.group.facts import LevelFact
from samenscan.core.interpretation.group.members import Profile
from samenscan.core.statistics.clusters import FEWEST, Parts, parts
from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.robust import mad
from samenscan.core.statistics.similar import Apart, Kind, gower

# A member needs this part of the domain levels to be compared at all.
KNOWN = Fraction(1, 2)
N_LIKE = 3
# Every member is held against every other, which larger groups do not ask for: it is the square.
MOST = 200
# Less than half a level of five from the middle is never called above or below.
HALF_LEVEL = Fraction(1, 10)
# Parts over one figure are mostly an even spread that was cut (Z7).
FEWEST_FIGURES = 3


class Stands(Enum):
    """Where a level lies among those of the group; there is no order inside."""

    BELOW = "below the middle"
    MIDDLE = "around the middle"
    ABOVE = "above the middle"


@dataclass(frozen=True)
class Position:
    """One domain of one member: where it stands, among how many members of all together."""

    section: str
    stands: Stands
    n_levels: int


@dataclass(frozen=True)
class Peer:
    """One member with those most like it, and where it stands per domain."""

    member: Profile
    like: tuple[Profile, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class PartsFact:
    """Clear parts of the group, or the honest answer that there are none.

    `parts` is None when fewer than ten members, or fewer than three domains, can be compared.
    `members` are those compared, in the order of the groups in `parts`.
    """

    members: tuple[Profile, ...]
    n_figures: int
    parts: Parts | None

    @property
    def n_clear(self) -> int:
        """How many clear parts there are; 0 when there are none."""
        if self.parts is None or self.parts.groups is None:
            return 0
        return len(self.parts.groups.typical)


@dataclass(frozen=True)
class Compared:
    """Who can be compared: places, and a row of figures for each (levels, then size)."""

    places: tuple[int, ...]
    rows: tuple[tuple[float | None, ...], ...]
    n_levels: int


def compared(domains: Sequence[LevelFact], profiles: Sequence[Profile]) -> Compared:
    """Members with at least half of the domain levels; size as a logarithm where it is known.

    Nobody in a group of more than MOST.
    """
    places: list[int] = []
    rows: list[tuple[float | None, ...]] = []
    if len(profiles) > MOST:
        return Compared((), (), len(domains))
    for place, one in enumerate(profiles):
        levels = [fact.values[place] for fact in domains]
        n_known = sum(level is not None for level in levels)
        if n_known and n_known >= KNOWN * len(levels):
            places.append(place)
            size = log(one.inhabitants) if one.inhabitants else None
            rows.append((*(None if level is None else float(level) for level in levels), size))
    return Compared(tuple(places), tuple(rows), len(domains))


def peers_of(domains: Sequence[LevelFact], profiles: Sequence[Profile]) -> tuple[Peer, ...]:
    """Every member that can be compared, in the order of members."""
    found = compared(domains, profiles)
    apart = _apart(found.rows, found.n_levels + 1)
    positions = _positions(domains)
    return tuple(
        Peer(
            profiles[place],
            tuple(profiles[found.places[other]] for other in _nearest(apart, at)),
            tuple(own for own in (per[place] for per in positions) if own is not None),
        )
        for at, place in enumerate(found.places)
    )


def parts_of_group(domains: Sequence[LevelFact], profiles: Sequence[Profile]) -> PartsFact:
    """Whether members fall into parts by their domain levels alone."""
    found = compared(domains, profiles)
    members = tuple(profiles[place] for place in found.places)
    if len(members) < FEWEST or found.n_levels < FEWEST_FIGURES:
        return PartsFact(members, found.n_levels, None)
    apart = _apart([row[:-1] for row in found.rows], found.n_levels)
    return PartsFact(members, found.n_levels, parts(apart) if apart else None)


def _apart(rows: Sequence[Sequence[float | None]], width: int) -> Apart:
    """Distances by Gower; () where two members have nothing in common to compare."""
    try:
        return gower(rows, [Kind.NUMBER] * width)
    except TooFew:
        return ()


def _nearest(apart: Apart, at: int) -> list[int]:
    """The three most alike, and whoever is as alike as the third."""
    if not apart or len(apart) < 2:
        return []
    others = [other for other in range(len(apart)) if other != at]
    last = sorted(apart[at][other] for other in others)[:N_LIKE][-1]
    near = [other for other in others if apart[at][other] <= last]
    return sorted(near, key=lambda other: (apart[at][other], other))


def _positions(domains: Sequence[LevelFact]) -> list[list[Position | None]]:
    """Per domain and place; none in a domain where fewer than five members have a level."""
    found: list[list[Position | None]] = []
    for fact in domains:
        middle, n = fact.middle, len(fact.known)
        if middle is None or n < 5:
            found.append([None] * len(fact.values))
            continue
        reach = max(HALF_LEVEL, mad(fact.known))
        found.append(
            [
                None
                if value is None
                else Position(fact.section, _stands(value - middle.median, reach), n)
                for value in fact.values
            ]
        )
    return found


def _stands(away: Fraction, reach: Fraction) -> Stands:
    if abs(away) < reach:
        return Stands.MIDDLE
    return Stands.ABOVE if away > 0 else Stands.BELOW
