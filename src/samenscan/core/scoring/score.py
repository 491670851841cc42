"""Scores of themes, sections and the whole, one sheet at a time, in exact fractions.

The rules are written out, with worked examples, in docs/methods/scoring.md.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from samenscan.core.answers.values import Missing, Sheet
from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.scoring.exact import exact, exact_sum, weighted_sum
from samenscan.core.scoring.given import Given, given
from samenscan.core.scoring.parts import parts_of, scored_questions
from samenscan.core.scoring.passing import Passing, gates_of, passing
from samenscan.core.scoring.questions import carries_score, counted_answer, score_question
from samenscan.core.scoring.reasons import SECTION, THEME, TOTAL, Wording
from samenscan.core.scoring.results import PartScore, Points, SectionScore, SheetScore

_ZERO = Fraction(0)


def score_sheet(
    questionnaire: Questionnaire, sheet: Sheet, seen: Given | None = None
) -> SheetScore:
    """Every section of this sheet and the total; `seen` is what counts of it, where known."""
    seen = seen or given(questionnaire, sheet)
    sections = tuple(
        score_section(questionnaire, section, sheet, seen) for section in questionnaire.sections
    )
    return SheetScore(sheet.organisation, sections, _total(questionnaire, sections, seen))


def score_section(
    questionnaire: Questionnaire, section: Section, sheet: Sheet, seen: Given | None = None
) -> SectionScore:
    """The mean of the answered questions, or of the themes that have a level (S6 to S8, S12).

    Withheld when too little of it is answered. With a pass mark it also says whether the section
    passes (S13).
    """
    seen = seen or given(questionnaire, sheet)
    needed = questionnaire.scoring.coverage
    parts = parts_of(section) if section.themes else ()
    themes = [
        (part.weight, mean_of_questions(part.code, part.questions, seen, needed, THEME))
        for part in parts
    ]
    if by_themes(questionnaire, section):
        mean = mean_of_means(section.code, themes, needed, SECTION)
    else:
        mean = mean_of_questions(section.code, scored_questions(section), seen, needed, SECTION)
    passes = passing(questionnaire, section, mean, gates_of(section, seen))
    return section_score(mean, tuple(score for _, score in themes), passes)


def section_score(mean: PartScore, themes: tuple[PartScore, ...], passing: Passing) -> SectionScore:
    """A section from its mean, its themes and whether it passes."""
    return SectionScore(
        code=mean.code,
        share=mean.share,
        coverage=mean.coverage,
        n_answered=mean.n_answered,
        n_applicable=mean.n_applicable,
        reason=mean.reason,
        points=mean.points,
        themes=themes,
        passed=passing.passed,
        because=passing.because,
    )


def mean_of_questions(
    code: str, questions: Sequence[Question], seen: Given, needed: Fraction, wording: Wording
) -> PartScore:
    """The mean of the answered ones of these questions, by weight (S7)."""
    applying = [
        (question, score_question(question, answer))
        for question in questions
        if (answer := counted_answer(question, seen)) is not Missing.NOT_APPLICABLE
    ]
    scored = [(question, score) for question, score in applying if score is not None]
    weight = exact_sum(exact(question.weight) for question, _ in applying)
    answered = exact_sum(exact(question.weight) for question, _ in scored)
    coverage = answered / weight if weight else _ZERO
    reason = wording.reason(len(questions), len(applying), coverage, needed)
    total = weighted_sum((exact(question.weight), score) for question, score in scored)
    share = None if reason else total / answered
    return PartScore(code, share, coverage, len(scored), len(applying), reason, _points(applying))


def _points(applying: Sequence[tuple[Question, Fraction | None]]) -> Points:
    """The points of these questions together (S14); one that carries no score has none."""
    counted = [(exact(one.max_score), share) for one, share in applying if carries_score(one)]
    return Points(
        weighted_sum((full, share) for full, share in counted if share is not None),
        exact_sum(full for full, _ in counted),
        exact_sum(full for full, share in counted if share is None),
    )


def mean_of_means(
    code: str,
    parts: Sequence[tuple[Fraction, PartScore]],
    needed: Fraction,
    wording: Wording,
) -> PartScore:
    """The mean of the parts that have a level, by their weights (S12).

    A part without a level counts for nothing in the mean, and as not answered in coverage; one in
    which nothing applies leaves both.
    """
    applying = [(weight, score) for weight, score in parts if weight and score.n_applicable]
    weight = sum((weight for weight, _ in applying), _ZERO)
    counted = [
        (weight, score, score.share) for weight, score in applying if score.share is not None
    ]
    counts = sum((weight for weight, _, _ in counted), _ZERO)
    covered = sum((weight * score.coverage for weight, score, _ in counted), _ZERO)
    coverage = covered / weight if weight else _ZERO
    n_parts = sum(1 for weight, _ in parts if weight)
    reason = wording.reason(n_parts, len(applying), coverage, needed)
    share = None if reason else sum((w * s for w, _, s in counted), _ZERO) / counts
    return PartScore(
        code,
        share,
        coverage,
        sum(score.n_answered for _, score in applying),
        sum(score.n_applicable for _, score in applying),
        reason,
        sum((score.points for _, score in applying), Points()),
    )


def by_themes(questionnaire: Questionnaire, section: Section) -> bool:
    """Whether the level of this section is a mean of its themes."""
    return questionnaire.scoring.section == "themes" and bool(section.themes)


def total_parts(
    questionnaire: Questionnaire, sections: Sequence[SectionScore]
) -> list[tuple[Fraction, PartScore]]:
    """The sections that can count in a total, each with its weight."""
    return [
        (Fraction(section.weight), score)
        for section, score in zip(questionnaire.sections, sections, strict=True)
        if scored_questions(section)
    ]


def _total(
    questionnaire: Questionnaire, sections: Sequence[SectionScore], seen: Given
) -> PartScore | None:
    scoring = questionnaire.scoring
    if scoring.total == "none":
        return None
    if scoring.total == "sections":
        parts = total_parts(questionnaire, sections)
        return mean_of_means("", parts, scoring.coverage, TOTAL)
    questions = [q for section in questionnaire.sections for q in scored_questions(section)]
    return mean_of_questions("", questions, seen, scoring.coverage, TOTAL)


def on_scale(share: Fraction, questionnaire: Questionnaire) -> Decimal:
    """A share on the scale of the questionnaire, rounded half up to one decimal, for display."""
    tenths = share * Fraction(questionnaire.scale_max) * 10
    rounded = (tenths * 2 + 1) // 2
    return (Decimal(rounded) / 10).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
