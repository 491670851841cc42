"""Numbers and amounts to check with the member: a slip of the pen more often than news (Z3, Z4).

Members are named here because the analyst has to call them; a mark says nothing about who is good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from samenscan.core.interpretation.group.facts import NumberFact
from samenscan.core.interpretation.group.members import Profile
from samenscan.core.interpretation.group.sizes import OfSize
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.statistics.outlying import Shape, to_check

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
    marked = _negative(fact)
    if of_size is not None and of_size.explains and of_size.left_out:
        # Where size explains a value, only what it leaves over can be odd.
        for at in to_check(of_size.left_out).marked:
            marked.setdefault(at, Why.FOR_ITS_SIZE)
    else:
        values = [None if value is None or value < 0 else value for value in fact.values]
        if fact.question.kind is not Kind.MONEY:
            values = list(fact.values)
        for at in to_check(values, _SHAPES.get(fact.question.kind, Shape.SKEWED)).marked:
            marked.setdefault(at, Why.AMONG_ALL)
    median = fact.median
    return [
        ToCheck(fact.question, profiles[at], value, median, marked[at])
        for at in sorted(marked)
        if (value := fact.values[at]) is not None and median is not None
    ]


def _negative(fact: NumberFact) -> dict[int, Why]:
    """Amounts under zero, which nobody pays; a number may be below zero where its bounds allow."""
    low = fact.question.minimum
    if fact.question.kind is not Kind.MONEY or (low is not None and low < 0):
        return {}
    return {
        at: Why.NEGATIVE for at, value in enumerate(fact.values) if value is not None and value < 0
    }
