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
# From how many answers on which A is agreement (0 is an even spread, 1 is one step): answers that
# fall evenly over three or four steps reach it by chance less than one time in ten (Z11).
AGREED = ((16, Fraction(2, 5)), (11, Fraction(1, 2)), (0, Fraction(7, 10)))
# From which step a theme matters (0 none to 3 high), or may be done together (0 no to 2 yes).
MATTERS, WILLING = 2, 1
# From which part of the members a majority, and a part far enough ahead to learn from, counts.
MAJORITY, ENOUGH = Fraction(1, 2), Fraction(1, 5)
# How far ahead that is, in steps: one and a half level where a step is a level.
APART = 2


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

    `n_members` counts whoever was asked; each of the three may lack other members. Without any
    `levels` (an empty tuple) nobody knows whether they vary, and they are taken not to. `apart` is
    how many steps of the levels one fifth has to be above another.
    """

    n_members: int
    matters: Counts
    together: Counts
    levels: Counts
    apart: int = APART


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
    if not answered_by_enough(wishes):
        return Advised(Course.CANNOT_TELL, _OPEN)
    possible = frozenset(
        course(matters, together, varied=varied)
        for matters, together, varied in product(
            _sides(wishes.matters, wishes.n_members, MATTERS),
            _sides(wishes.together, wishes.n_members, WILLING),
            _varied(wishes),
        )
    )
    if len(possible) > 1:
        return Advised(Course.CANNOT_TELL, possible)
    return Advised(next(iter(possible)), possible)


def answered_by_enough(wishes: Wishes) -> bool:
    """Whether five members and 60 % answered each, and no more than forty are silent.

    ValueError when there are more answers than members.
    """
    asked = [wishes.matters, wishes.together, *([wishes.levels] if wishes.levels else [])]
    answered = [n_of(counts) for counts in asked]
    if max(answered) > wishes.n_members:
        raise ValueError("more answers than members")
    enough = max(Fraction(FEWEST), COVERED * wishes.n_members)
    return min(answered) >= enough and wishes.n_members - min(answered) <= MOST_SILENT


def leaning(wishes: Wishes) -> Course:
    """The course by those who answered alone; CANNOT_TELL where too few did.

    What it leans to, beside `advised`, which says whether the silent could turn it.
    """
    if not answered_by_enough(wishes):
        return Course.CANNOT_TELL
    spoke = n_of(wishes.levels)
    return course(
        side(wishes.matters, MATTERS),
        side(wishes.together, WILLING),
        varied=spoke > 0 and reach(wishes.levels, spoke, 0) >= wishes.apart,
    )


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
    """Whether the answers agree (A as in AGREED) and more than half reach `from_step`."""
    given = countable(counts)
    return _Side(
        agreed=van_der_eijk(given) >= agreed_from(n_of(given)),
        most=sum(shares(given)[from_step:]) > MAJORITY,
    )


def agreed_from(n_answers: int) -> Fraction:
    """The A from which so many answers agree."""
    return next(limit for fewest, limit in AGREED if n_answers >= fewest)


def completions(counts: Counts, silent: int) -> Iterator[Counts]:
    """Every way in which so many silent members could have answered, added to the counts."""
    if len(counts) == 1:
        yield (counts[0] + silent,)
        return
    for here in range(silent + 1):
        for rest in completions(counts[1:], silent - here):
            yield (counts[0] + here, *rest)


def _varied(wishes: Wishes) -> frozenset[bool]:
    """Whether levels vary, for every way to fill them up: a fifth far enough above a fifth.

    What the silent could change is known without trying: they can push both ends out, and never
    pull in what is apart already, because a fifth of all members stays as many as it is.
    """
    n, levels = wishes.n_members, wishes.levels
    if not levels:
        return frozenset({False})
    now, most = reach(levels, n, 0), reach(levels, n, n - n_of(levels))
    return frozenset({now >= wishes.apart, most >= wishes.apart})


def reach(levels: Counts, n_members: int, silent: int) -> int:
    """The most steps between the lowest fifth and the highest when the silent choose the ends.

    A fifth of `n_members`, of whom at least as many have to have a level.
    """
    fifth = -(-n_members * ENOUGH.numerator // ENOUGH.denominator)
    upwards = [step for step, count in enumerate(levels) for _ in range(count)]
    downwards, top = upwards[::-1], len(levels) - 1
    return max(
        (downwards[fifth - n_top - 1] if n_top < fifth else top)
        - (upwards[fifth - n_low - 1] if n_low < fifth else 0)
        for n_low in range(silent + 1)
        for n_top in (silent - n_low,)
    )
