"""Whether the amounts of a question can be told together (rule D19)."""

from collections.abc import Iterator
from decimal import Decimal

from samenscan.core.questionnaire.check_cut import Finding
from samenscan.core.questionnaire.model import Question, Section, Total
from samenscan.core.text import text

# Caps that fall apart into round steps; 15 stands for 1.5, 15, 150 and so on.
_ROUND = (1, 15, 2, 25, 3, 4, 5, 6, 75, 8)
# A cap of fewer steps would leave two amounts or one, where the proof promises several.
LEAST_STEPS = 10


def total_findings(question: Question, section: Section) -> Iterator[Finding]:
    """What is wrong with the total, if there is one."""
    total = question.total
    if total is None:
        return
    if question.sharing != "partnership-anonymous":
        yield (
            "total",
            text(
                "The answer is shared as “%(sharing)s”, so it cannot count in a total that all "
                "members read.",
                sharing=question.sharing,
            ),
            text("Leave “total” out, or write sharing: partnership-anonymous."),
        )
    if question.cut is not None:
        yield (
            "total",
            text("A question is told by its cut or by its total, never by both."),
            text("Leave “cut” or “total” out."),
        )
    if section.cut is not None and section.scored and question.weight > 0:
        yield (
            "total",
            text("This answer counts in the level of its domain, which is told already."),
            text("Leave “total” out, or write “weight: 0”."),
        )
    if question.minimum != 0:
        yield (
            "total",
            text("Amounts that are told together start at 0."),
            text("Write “min: 0”."),
        )
    yield from _cap(question, total)


def _cap(question: Question, total: Total) -> Iterator[Finding]:
    cap = total.at_most
    if question.maximum is not None and question.maximum < cap:
        yield (
            "total",
            text("No answer is as high as %(cap)s.", cap=cap),
            text("Write “at_most: …” with a value up to %(max)s.", max=question.maximum),
        )
    steps = cap.scaleb(question.decimals)
    is_round = steps == steps.to_integral_value() and mantissa(int(steps)) in _ROUND
    if steps < LEAST_STEPS or not is_round:
        yield (
            "total",
            text("%(cap)s cannot be what one organisation counts for at most.", cap=cap),
            text(
                "Write a round number, such as %(round)s: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5 or 8, or "
                "ten, a hundred, a thousand times as much, and at least ten of the smallest step.",
                round=nearest_round(cap, question.decimals),
            ),
        )


def mantissa(number: int) -> int:
    """A whole number without its zeros at the end: 25 of 2,500."""
    while number and number % 10 == 0:
        number //= 10
    return number


def nearest_round(cap: Decimal, decimals: int) -> Decimal:
    """The round cap nearest to this one, the lower of two; 10 steps of the last decimal or more."""
    steps = max(cap.scaleb(decimals), Decimal(LEAST_STEPS))
    tens = range(len(str(int(steps))) + 1)
    found = (mantissa * 10**ten for mantissa in _ROUND for ten in tens)
    near = min(
        (one for one in found if one >= LEAST_STEPS), key=lambda one: (abs(one - steps), one)
    )
    return Decimal(near).scaleb(-decimals)
