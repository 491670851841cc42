"""Who took part and who did not, beside what is known of everybody: members are named here (Z20).

An analyst calls whoever is silent; nobody else reads this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from samenscan.core.answers.measures import FIRST_STEP, State
from samenscan.core.answers.values import Missing
from samenscan.core.interpretation.group.columns import Columns
from samenscan.core.interpretation.group.members import Group, Profile

# Under this part, a group's silence is more than chance explains; a convention.
UNLIKELY = Fraction(1, 20)


@dataclass(frozen=True)
class TookPart:
    """How many of one group took part, and whether its silence is more than chance explains.

    `chance`: how often so many or more silent members would be in this group if chance alone
    decided who is silent (hypergeometric, exact). None for all together, and without silence.
    """

    group: Group
    n_took_part: int
    chance: Fraction | None = None

    @property
    def n_silent(self) -> int:
        """How many did not."""
        return self.group.n_members - self.n_took_part

    @property
    def stands_out(self) -> bool:
        """Whether this group lacks more than chance explains."""
        return self.chance is not None and self.chance <= UNLIKELY


@dataclass(frozen=True)
class Answered:
    """How the sheets of those who took part were filled in, over all that is counted."""

    n_asked: int
    n_answered: int
    n_missing: tuple[tuple[Missing, int], ...]


@dataclass(frozen=True)
class Participation:
    """Took part per group, all together first; who did not; how full the sheets are.

    `thin` are the questions that fewer than half of those who were asked answered.
    """

    took_part: tuple[TookPart, ...]
    silent: tuple[Profile, ...]
    answered: Answered
    thin: tuple[str, ...]

    @property
    def n_members(self) -> int:
        """How many were asked."""
        return self.took_part[0].group.n_members

    @property
    def n_took_part(self) -> int:
        """How many handed in a sheet."""
        return self.took_part[0].n_took_part


def participation_of(columns: Columns) -> Participation:
    """Counted over everybody who was asked."""
    present = columns.took_part
    n_members, n_silent = len(present), present.count(False)
    return Participation(
        tuple(_took_part(group, present, n_members, n_silent) for group in columns.groups),
        tuple(p for p, here in zip(columns.profiles, present, strict=True) if not here),
        _answered(columns),
        _thin(columns),
    )


def _took_part(group: Group, present: Sequence[bool], n_members: int, n_silent: int) -> TookPart:
    n_here = sum(present[at] for at in group.places)
    if group.by == "all" or not n_silent:
        return TookPart(group, n_here)
    own_silent = group.n_members - n_here
    return TookPart(group, n_here, at_least(own_silent, group.n_members, n_silent, n_members))


def at_least(n_found: int, n_group: int, n_silent: int, n_members: int) -> Fraction:
    """The chance that `n_found` or more of the silent are in a group of this size (exact)."""
    ways = sum(
        comb(n_group, k) * comb(n_members - n_group, n_silent - k)
        for k in range(n_found, min(n_group, n_silent) + 1)
    )
    return Fraction(ways, comb(n_members, n_silent))


def _answered(columns: Columns) -> Answered:
    """By the first side of each question that is counted."""
    seen: set[str] = set()
    total = [0] * len(State)
    n_answered = 0
    for at, measure in columns.measures:
        if measure.question in seen or measure.question in columns.hidden:
            continue
        seen.add(measure.question)
        found = columns.counted.cube[0, 0, at].tolist()
        n_answered += sum(found[FIRST_STEP:])
        total = [a + b for a, b in zip(total, found[:FIRST_STEP], strict=True)]
    missing = tuple((kind, total[state]) for kind, state in _KINDS)
    return Answered(n_answered + sum(n for _, n in missing), n_answered, missing)


_KINDS = (
    (Missing.NOT_ANSWERED, State.NOT_ANSWERED),
    (Missing.UNKNOWN, State.UNKNOWN),
    (Missing.RATHER_NOT_SAY, State.RATHER_NOT_SAY),
)


def _thin(columns: Columns) -> tuple[str, ...]:
    """Questions that fewer than half of those who took part and were asked answered."""
    found: dict[str, None] = {}
    for at, measure in columns.measures:
        counts = columns.counted.cube[0, 0, at].tolist()
        n_answers = sum(counts[FIRST_STEP:])
        n_missing = sum(counts[state] for _, state in _KINDS)
        if n_answers < n_missing and measure.question not in columns.hidden:
            found[measure.question] = None
    return tuple(found)
