"""What size explains of numbers and amounts, over all together (Z5, Z25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log
from statistics import median

from samenscan.core.interpretation.group.facts import NumberFact
from samenscan.core.interpretation.group.members import Profile
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.sizes import Line, left_out, log_line, nearest

# Over so many a line without the member itself is worked out too often, and differs too little.
MOST = 200
COUNTED = frozenset({Kind.NUMBER, Kind.MONEY})


@dataclass(frozen=True)
class OfSize:
    """How one number goes with inhabitants.

    `line`: log value on log size; None under fifteen members. `left_out` is how far each member
    lies, as a logarithm, from the line through all others, by place; () under sixteen. Over MOST
    members it is the distance to the line through all, which one of so many does not bend.
    """

    question: Question
    n_answers: int
    line: Line | None
    left_out: tuple[float | None, ...]

    @property
    def explains(self) -> bool:
        """Whether larger members surely have more (or less) of it."""
        return self.line is not None and (self.line.low > 0 or self.line.high < 0)


@dataclass(frozen=True)
class Expected:
    """What members of a size wrote, beside what one of them wrote; for the analyst only.

    `expected` is the line through all others at that size, or the median of the five nearest in
    size (`n_near` of them); None where neither can be said.
    """

    question: Question
    value: Fraction
    expected: float | None
    n_near: int | None


def sizes_of(facts: Sequence[NumberFact], profiles: Sequence[Profile]) -> tuple[OfSize, ...]:
    """Every number and amount that enough members of known size wrote something in."""
    inhabitants = [None if one.inhabitants is None else float(one.inhabitants) for one in profiles]
    found = []
    for fact in facts:
        if fact.group.by == "all" and fact.question.kind in COUNTED:
            found.append(_of_size(fact, inhabitants))
    return tuple(found)


def _of_size(fact: NumberFact, inhabitants: Sequence[float | None]) -> OfSize:
    values = [as_float(value) for value in fact.values]
    n = sum(
        bool(size and value and size > 0 and value > 0)
        for size, value in zip(inhabitants, values, strict=True)
    )
    line: Line | None = None
    left: tuple[float | None, ...] = ()
    try:
        line = log_line(inhabitants, values)
        left = left_out(inhabitants, values) if n <= MOST else _left(line, inhabitants, values)
    except TooFew:
        pass
    return OfSize(fact.question, n, line, left)


def _left(
    line: Line, inhabitants: Sequence[float | None], values: Sequence[float | None]
) -> tuple[float | None, ...]:
    return tuple(
        log(value) - line.at(log(size)) if size and value and size > 0 and value > 0 else None
        for size, value in zip(inhabitants, values, strict=True)
    )


def expected(
    fact: NumberFact, of_size: OfSize, profiles: Sequence[Profile], place: int
) -> Expected | None:
    """What the others make likely for this member; None where it wrote nothing."""
    value = fact.values[place]
    if value is None:
        return None
    left = of_size.left_out[place] if of_size.left_out else None
    if left is not None and value > 0:
        return Expected(fact.question, value, float(value) * exp(-left), None)
    sizes = [
        None if fact.values[at] is None or one.inhabitants is None else float(one.inhabitants)
        for at, one in enumerate(profiles)
    ]
    try:
        near = [other for at in nearest(sizes, place) if (other := fact.values[at]) is not None]
    except TooFew:
        return Expected(fact.question, value, None, None)
    return Expected(fact.question, value, as_float(median(near)), len(near))


def as_float(value: Fraction | None) -> float | None:
    """A number as a float; None where it is missing or larger than a float can be."""
    if value is None or abs(value) > _LARGEST:
        return None
    return float(value)


# Far over any amount of money, and far under what overflows when it is multiplied.
_LARGEST = Fraction(10) ** 30
