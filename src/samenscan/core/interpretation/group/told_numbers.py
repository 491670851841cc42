"""Numbers of a group in sentences: values to check, what size explains, tiers and clear parts."""

from decimal import Decimal
from fractions import Fraction
from math import exp, log

from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import Number
from samenscan.core.interpretation.group.alike import PartsFact
from samenscan.core.interpretation.group.odd_values import ToCheck, Why
from samenscan.core.interpretation.group.rankings import RankingFact
from samenscan.core.interpretation.group.sizes import OfSize
from samenscan.core.interpretation.group.told import NOTHING, joined, rounded
from samenscan.core.questionnaire.model import Question
from samenscan.core.statistics.clusters import FEWEST
from samenscan.core.statistics.sizes import FEWEST_FOR_A_LINE
from samenscan.core.text import Text, text

_HUNDREDTH = Decimal("0.01")


def value_told(question: Question, value: Fraction) -> Text:
    """A number with the unit of its question, to the decimals it was asked in."""
    step = Decimal(1).scaleb(-question.decimals)
    return shown(question, Number(rounded(value, step)))


WHY: dict[Why, Text] = {
    Why.NEGATIVE: text("An amount below zero is not expected here. Is the sign a slip?"),
    Why.FOR_ITS_SIZE: text(
        "This lies far from what members of that size wrote. Is a zero missing or too many?"
    ),
    Why.AMONG_ALL: text(
        "This lies far from what the others wrote. Was it typed in the right unit, and is a zero "
        "missing or too many?"
    ),
}


def check_told(one: ToCheck) -> Text:
    """What a member wrote, beside what is usual; a question to ask, and no verdict."""
    return text(
        "%(value)s; the middle of the group is %(median)s.",
        value=value_told(one.question, one.value),
        median=value_told(one.question, one.median),
    )


def size_told(one: OfSize) -> Text:
    """What goes with twice the inhabitants, and how sure that is."""
    line = one.line
    if line is None:
        return text(
            "%(n)s members gave this and their size; a line needs %(needed)s.",
            n=one.n_answers,
            needed=FEWEST_FOR_A_LINE,
        )
    if line.low == line.high == 0:
        return text(
            "Most of the %(n)s members wrote the same, whatever their size.", n=one.n_answers
        )
    times = [rounded(Fraction(exp(slope * log(2))), _HUNDREDTH) for slope in _slopes(one)]
    if not one.explains:
        return text(
            "Size does not surely explain this: twice the inhabitants go with %(times)s times as "
            "much, and anything between %(low)s and %(high)s is possible (%(n)s members).",
            times=times[1],
            low=times[0],
            high=times[2],
            n=one.n_answers,
        )
    return text(
        "Twice the inhabitants go with %(times)s times as much, between %(low)s and %(high)s "
        "(%(n)s members). Compare with members of that size, not per inhabitant.",
        times=times[1],
        low=times[0],
        high=times[2],
        n=one.n_answers,
    )


# Steeper than this a line says nothing about organisations, and its powers are no numbers.
_STEEPEST = 30.0


def _slopes(one: OfSize) -> list[float]:
    if one.line is None:
        return []
    slopes = (one.line.low, one.line.slope, one.line.high)
    return [max(-_STEEPEST, min(_STEEPEST, slope)) for slope in slopes]


def ranking_told(fact: RankingFact) -> tuple[Text, ...]:
    """What stands in the first tier, or that nothing stands before anything else."""
    if not fact.n_answers:
        return (NOTHING,)
    told = [text("%(n)s of %(of)s members chose.", n=fact.n_answers, of=fact.n_members)]
    if fact.n_tiers == 1:
        told.append(
            text(
                "Two members who had chosen otherwise, or those who are silent, could turn any "
                "order: nothing surely stands first."
            )
        )
    else:
        first = [one.title for one in fact.wanted if one.tier == 1]
        told.append(
            text(
                "%(first)s surely stands before the rest, even if two members had chosen otherwise "
                "and whatever the silent would say. Inside a tier there is no order.",
                first=joined(first),
            )
            if len(first) == 1
            else text(
                "%(first)s surely stand before the rest, even if two members had chosen otherwise "
                "and whatever the silent would say. Inside a tier there is no order.",
                first=joined(first),
            )
        )
    return tuple(told)


def parts_told(fact: PartsFact) -> Text:
    """Whether the group falls into clear parts; mostly it does not."""
    if fact.parts is None:
        return text(
            "%(n)s members have levels in enough domains to be compared. Parts can be looked for "
            "from %(needed)s members and three domains on.",
            n=len(fact.members),
            needed=FEWEST,
        )
    if not fact.n_clear:
        return text(
            "No clear parts: members differ, but gradually. The best way to divide them reaches "
            "%(reached)s of the 0.7 that would be clear.",
            reached=rounded(Fraction(fact.parts.silhouette), _HUNDREDTH),
        )
    return text(
        "%(n)s clear parts: members inside a part are alike over %(domains)s domains, and the "
        "parts come back when members are drawn again. Who is in which part stands in the "
        "workbook. Ask each part what it needs before you plan for all.",
        n=fact.n_clear,
        domains=fact.n_figures,
    )
