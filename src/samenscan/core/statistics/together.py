"""What members of a group could do together about a theme, and when their answers cannot tell.

Noses point the same way when members agree on how much a theme matters and on doing it together;
differing levels are no disagreement, they are something to learn from. Rules Z11 to Z13 in
docs/methods/small-groups.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import product

from samenscan.core.statistics.agreement import van_der_eijk
from samenscan.core.statistics.counts import Counts, countable, n_of, shares

FEWEST = 5
# At least this part of the members has to have answered each of the three.
COVERED = Fraction(3, 5)
# All ways in which so many silent members could have answered are tried one by one.
MOST_SILENT = 40
# A: 0 is an even spread, 1 is one step; above this most members stand on neighbouring steps.
AGREED = Fraction(1, 2)
# From which step a theme matters (0 none to 3 high), or may be done together (0 no to 2 yes).
MATTERS, WILLING = 2, 1
# From which part of the members a majority, and a part strong or weak enough to learn with, counts.
MAJORITY, ENOUGH = Fraction(1, 2), Fraction(1, 5)


class Course(Enum):
    """What to do with a theme. `CANNOT_TELL` is an answer too: the group is asked again."""

    TOGETHER = "do together now"
    TALK = "talk first"
    LEARN = "learn from each other"
    LOCAL = "leave local"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Wishes:
    """How often each step was chosen: matters 0 to 3, together 0 to 2, levels from 0.

    `n_members` counts whoever was asked; each of the three may lack other members.
    """

    n_members: int
    matters: Counts
    together: Counts
    levels: Counts


@dataclass(frozen=True)
class Advised:
    """The course, and every course that the silent members could have made of it."""

    course: Course
    possible: frozenset[Course]


@dataclass(frozen=True)
class _Side:
    """Whether members agree, and whether most are for it."""

    agreed: bool
    most: bool


_OPEN = frozenset(Course) - {Course.CANNOT_TELL}


def advised(wishes: Wishes) -> Advised:
    """The course for one theme if it stands whatever the silent members would have answered.

    Otherwise, and under five answers or 60 % of the members on any of the three questions,
    CANNOT_TELL with the courses that remain open.
    """
    asked = (wishes.matters, wishes.together, wishes.levels)
    answered = [n_of(counts) for counts in asked]
    most_silent = wishes.n_members - min(answered)
    if max(answered) > wishes.n_members:
        raise ValueError("more answers than members")
    enough = max(Fraction(FEWEST), COVERED * wishes.n_members)
    if min(answered) < enough or most_silent > MOST_SILENT:
        return Advised(Course.CANNOT_TELL, _OPEN)
    possible = frozenset(
        course(matters, together, varied=varied)
        for matters, together, varied in product(
            _sides(wishes.matters, wishes.n_members, MATTERS),
            _sides(wishes.together, wishes.n_members, WILLING),
            _varied(wishes.levels, wishes.n_members),
        )
    )
    if len(possible) > 1:
        return Advised(Course.CANNOT_TELL, possible)
    return Advised(next(iter(possible)), possible)


def course(matters: _Side, together: _Side, *, varied: bool) -> Course:
    """The course when all is known: disagreement first, then what matters, then who is willing."""
    if not matters.agreed or not together.agreed:
        return Course.TALK
    if not matters.most:
        return Course.LOCAL
    if varied:
        return Course.LEARN
    return Course.TOGETHER if together.most else Course.LOCAL


def _sides(counts: Counts, n_members: int, from_step: int) -> frozenset[_Side]:
    return frozenset(
        side(filled, from_step) for filled in completions(counts, n_members - n_of(counts))
    )


def side(counts: Counts, from_step: int) -> _Side:
    """Whether the answers agree (A of at least 1/2) and more than half reach `from_step`."""
    given = countable(counts)
    return _Side(
        agreed=van_der_eijk(given) >= AGREED, most=sum(shares(given)[from_step:]) > MAJORITY
    )


def completions(counts: Counts, silent: int) -> Iterator[Counts]:
    """Every way in which so many silent members could have answered, added to the counts."""
    if len(counts) == 1:
        yield (counts[0] + silent,)
        return
    for here in range(silent + 1):
        for rest in completions(counts[1:], silent - here):
            yield (counts[0] + here, *rest)


def _varied(levels: Counts, n_members: int) -> frozenset[bool]:
    """Whether the group has both strong and weak members, for every way to fill it up.

    A fifth in the lowest third of the levels and a fifth in the highest third. What the silent
    members could change is known without trying: nobody new, or just enough at either end.
    """
    third = max(len(levels) // 3, 1)
    needed = ENOUGH * n_members
    lacks = [max(Fraction(0), needed - sum(end)) for end in (levels[:third], levels[-third:])]
    silent = n_members - n_of(levels)
    most = sum((Fraction(-(-lack.numerator // lack.denominator)) for lack in lacks), Fraction(0))
    return frozenset({most <= silent} | ({not any(lacks)}))
