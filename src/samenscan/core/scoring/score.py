"""Scores of questions and sections: exact fractions of full marks, and missing is never zero.

The rules S1 to S9 are written out, with worked examples, in docs/methods/scoring.md.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Sheet, YesNo
from samenscan.core.questionnaire.model import LEVEL_MAX, Question, Questionnaire, Section
from samenscan.core.scoring.results import SectionScore
from samenscan.core.text import Text, text

COVERAGE_NEEDED = Fraction(7, 10)
TARGET_SHARE = Fraction(3, 5)
GATE_SHARE = Fraction(1, 2)


def score_question(question: Question, answer: Answer) -> Fraction | None:
    """The part of full marks (0..1) that this answer reaches (S1 to S5).

    None when the answer is missing or half given, or when the question carries no score.
    """
    if question.weight == 0:
        return None
    match answer:
        case Levels(int(paper), int(practice)):
            if question.combine == "minimum":
                return Fraction(min(paper, practice), LEVEL_MAX)
            return Fraction(paper + practice, 2 * LEVEL_MAX)
        case Chosen(code):
            choice = question.choice(code)
            return _share(question, choice.score if choice else None)
        case YesNo(yes):
            return _share(question, question.yes_score if yes else question.no_score)
    return None


def _share(question: Question, score: Decimal | None) -> Fraction | None:
    return None if score is None else Fraction(score) / Fraction(question.max_score)


def target_share(question: Question) -> Fraction:
    """The part of full marks aimed at: the question's target, or 60 % (S9)."""
    if question.target is None:
        return TARGET_SHARE
    return Fraction(question.target) / Fraction(question.max_score)


def gate_share(question: Question) -> Fraction:
    """What a key question has to reach on its own: half of full marks, or a lower target (S9).

    Half follows the per-measure threshold 2.5 of 5 of CyberFundamentals “Basic”.
    """
    return min(GATE_SHARE, target_share(question))


def scored_questions(section: Section) -> tuple[Question, ...]:
    """The questions that count in the level of this section."""
    if not section.scored:
        return ()
    return tuple(question for question in section.questions if question.weight > 0)


def applicable_questions(section: Section, sheet: Sheet) -> tuple[Question, ...]:
    """The scored questions that apply to this organisation (S6)."""
    return tuple(
        question
        for question in scored_questions(section)
        if sheet.answer(question.code) is not Missing.NOT_APPLICABLE
    )


def score_section(section: Section, sheet: Sheet) -> SectionScore:
    """The weighted mean of the answered questions, when enough of them are answered (S6 to S8)."""
    applicable = applicable_questions(section, sheet)
    scores = [
        (Fraction(question.weight), score)
        for question in applicable
        if (score := score_question(question, sheet.answer(question.code))) is not None
    ]
    answered_weight = sum((weight for weight, _ in scores), Fraction(0))
    applicable_weight = sum((Fraction(question.weight) for question in applicable), Fraction(0))
    coverage = answered_weight / applicable_weight if applicable_weight else Fraction(0)
    reason = _withheld(section, len(applicable), coverage)
    share = None
    if reason is None:
        share = sum(weight * score for weight, score in scores) / answered_weight
    return SectionScore(section.code, share, coverage, len(scores), len(applicable), reason)


def _withheld(section: Section, n_applicable: int, coverage: Fraction) -> Text | None:
    if not scored_questions(section):
        return text("This domain describes your organisation; it has no level.")
    if n_applicable == 0:
        return text("Nothing in this domain applies to your organisation.")
    if coverage < COVERAGE_NEEDED:
        return text(
            "%(answered)s %% of this domain is answered; from %(needed)s %% on we show a level.",
            answered=int(coverage * 100),
            needed=int(COVERAGE_NEEDED * 100),
        )
    return None


def target_of_section(section: Section, sheet: Sheet) -> Fraction | None:
    """The weighted mean of the targets of the questions that apply; None when none does."""
    applicable = applicable_questions(section, sheet)
    weight = sum((Fraction(question.weight) for question in applicable), Fraction(0))
    if not weight:
        return None
    return sum(Fraction(q.weight) * target_share(q) for q in applicable) / weight


def on_scale(share: Fraction, questionnaire: Questionnaire) -> Decimal:
    """A share on the scale of the questionnaire, rounded half up to one decimal, for display."""
    tenths = share * Fraction(questionnaire.scale_max) * 10
    rounded = (tenths * 2 + 1) // 2
    return (Decimal(rounded) / 10).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
