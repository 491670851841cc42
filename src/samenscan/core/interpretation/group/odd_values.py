"""Numbers and amounts to check with the member: a slip of the pen more often than news (Z3, Z4).

Members are named here because the analyst has to call them; a mark says nothing about who is good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import log

from samenscan.core.interpretation.group.facts import NumberFact
from samenscan.core.interpretation.group.members import Profile
from samenscan.core.interpretation.group.sizes import COUNTED, OfSize
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.statistics.outlying import Shape, to_check

# Closer than this to what is usual a value is no slip, however alike the others are.
TIMES = Fraction(3, 2)
_SHAPES = {Kind.MONEY: Shape.AMOUNTS, Kind.PERCENTAGE: Shape.EVEN}


class Why(Enum):
    """What made a value stand out."""

    NEGATIVE = "below zero"
    FOR_ITS_SIZE = "far from what members of that size wrote"
    AMONG_ALL = "far from what the others wrote"


@dataclass(frozen=True)
class ToCheck:
    """One value to ask a member about; `median` is that of all who wrote one."""

    question: Question
    member: Profile
    value: Fraction
    median: Fraction
    why: Why


def odd_values(
    facts: Sequence[NumberFact], profiles: Sequence[Profile], sizes: Sequence[OfSize]
) -> tuple[ToCheck, ...]:
    """What to check over all together, in the order of questionnaire and members."""
    by_size = {one.question.code: one for one in sizes}
    found: list[ToCheck] = []
    for fact in facts:
        if fact.group.by == "all":
            found += _odd(fact, profiles, by_size.get(fact.question.code))
    return tuple(found)


def _odd(fact: NumberFact, profiles: Sequence[Profile], of_size: OfSize | None) -> list[ToCheck]:
    median = fact.median
    marked = _negative(fact)
    if of_size is not None and of_size.explains and of_size.left_out:
        # Where size explains a value, only what it leaves over can be odd.
        left = of_size.left_out
        for at in to_check(left).marked:
            if abs(left[at] or 0.0) > log(TIMES):
                marked.setdefault(at, Why.FOR_ITS_SIZE)
    else:
        values = _comparable(fact)
        for at in to_check(values, _SHAPES.get(fact.question.kind, Shape.SKEWED)).marked:
            if _is_far(fact, values[at], median):
                marked.setdefault(at, Why.AMONG_ALL)
    return [
        ToCheck(fact.question, profiles[at], value, median, marked[at])
        for at in sorted(marked)
        if (value := fact.values[at]) is not None and median is not None
    ]


def _comparable(fact: NumberFact) -> tuple[Fraction | None, ...]:
    """The values; amounts under zero are asked about already, and would hide others."""
    if fact.question.kind is not Kind.MONEY:
        return fact.values
    return tuple(None if value is None or value < 0 else value for value in fact.values)


def _is_far(fact: NumberFact, value: Fraction | None, median: Fraction | None) -> bool:
    """Whether a number or amount is at least half as much again as the middle, or as little."""
    if fact.question.kind not in COUNTED or not value or not median or value * median < 0:
        return True
    return max(value / median, median / value) > TIMES


def _negative(fact: NumberFact) -> dict[int, Why]:
    """Amounts under zero, which nobody pays; a number may be below zero where its bounds allow."""
    low = fact.question.minimum
    if fact.question.kind is not Kind.MONEY or (low is not None and low < 0):
        return {}
    return {
        at: Why.NEGATIVE for at, value in enumerate(fact.values) if value is not None and value < 0
    }
