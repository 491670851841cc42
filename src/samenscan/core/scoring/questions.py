"""The score of one question: an exact part of full marks, and missing is never zero (S1 to S6)."""

from decimal import Decimal
from fractions import Fraction

from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Several,
    YesNo,
)
from samenscan.core.questionnaire.model import LEVEL_MAX, NUMERIC, Band, Kind, Question
from samenscan.core.scoring.exact import exact
from samenscan.core.scoring.given import Given
from samenscan.core.scoring.results import Points

TARGET_SHARE = Fraction(3, 5)
GATE_SHARE = Fraction(1, 2)
# Twice the mean of a level on paper and one in practice, as a part of full marks.
_TENTHS = [Fraction(both, 2 * LEVEL_MAX) for both in range(2 * LEVEL_MAX + 1)]


def carries_score(question: Question) -> bool:
    """Whether any answer to this question earns a score (S5)."""
    if question.weight <= 0 or question.max_score <= 0:
        return False
    if question.kind is Kind.LEVEL:
        return True
    if question.kind is Kind.YES_NO:
        return question.yes_score is not None or question.no_score is not None
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        return any(choice.score is not None for choice in question.choices)
    return question.kind in NUMERIC and bool(question.bands)


def score_question(question: Question, answer: Answer) -> Fraction | None:
    """The part of full marks (0..1) that this answer reaches (S1 to S5, S10, S11).

    None when the answer is missing or half given, or when the question carries no score.
    """
    if not carries_score(question):
        return None
    match answer:
        case Levels(int(paper), int(practice)):
            both = 2 * min(paper, practice) if question.combine == "minimum" else paper + practice
            return _TENTHS[both] if 0 <= both <= 2 * LEVEL_MAX else Fraction(both, 2 * LEVEL_MAX)
        case Chosen(code):
            choice = question.choice(code)
            return _share(question, choice.score if choice else None)
        case Several(codes):
            return _share(question, sum_of_choices(question, codes))
        case YesNo(yes):
            return _share(question, question.yes_score if yes else question.no_score)
        case Number(value):
            band = band_of(question, value)
            return _share(question, band.score if band else None)
    return None


def sum_of_choices(question: Question, codes: tuple[str, ...]) -> Decimal | None:
    """What the chosen answers earn together, not yet held to full marks (S10).

    A choice without a score adds nothing; None when the question does not know one of them, or
    when a choice stands for a kind of missing.
    """
    choices = [question.choice(code) for code in codes]
    if not choices or any(choice is None or choice.missing for choice in choices):
        return None
    return sum((choice.score or Decimal(0) for choice in choices if choice), Decimal(0))


def band_of(question: Question, value: Decimal) -> Band | None:
    """The band this number lies in (S11); None below the lowest one."""
    reached = [band for band in question.bands if band.at_least <= value]
    return max(reached, key=lambda band: band.at_least, default=None)


def _share(question: Question, score: Decimal | None) -> Fraction | None:
    if score is None:
        return None
    full = exact(question.max_score)
    return min(exact(score), full) / full


def counted_answer(question: Question, given: Given) -> Answer:
    """The answer as it counts (S6).

    Where the author offers no “does not apply”, that answer is one that is missing; a question
    that is not asked does not apply, whatever the author offers.
    """
    if not given.asked(question.code):
        return Missing.NOT_APPLICABLE
    answer = given.answer(question.code)
    if answer is Missing.NOT_APPLICABLE and not question.not_applicable:
        return Missing.NOT_ANSWERED
    return answer


def points_of(question: Question, answer: Answer) -> Points:
    """The points of one scored question (S14); nothing at all when it does not apply."""
    if answer is Missing.NOT_APPLICABLE or not carries_score(question):
        return Points()
    full = exact(question.max_score)
    share = score_question(question, answer)
    return Points(Fraction(0), full, full) if share is None else Points(share * full, full)


def target_share(question: Question) -> Fraction:
    """The part of full marks aimed at: the question's target, or 60 % (S9)."""
    if question.target is None:
        return TARGET_SHARE
    return exact(question.target) / exact(question.max_score)


def gate_share(question: Question) -> Fraction:
    """What a key question has to reach on its own: half of full marks, or a lower target (S9).

    Half follows the per-measure threshold 2.5 of 5 of CyberFundamentals “Basic”.
    """
    return min(GATE_SHARE, target_share(question))
