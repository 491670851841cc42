"""How a section falls apart into themes and questions, and which of them count."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire.model import Question, Section
from samenscan.core.scoring.exact import exact, exact_sum, weighted_sum
from samenscan.core.scoring.given import Given
from samenscan.core.scoring.questions import carries_score, counted_answer, target_share
from samenscan.core.text import Text, Words, text


@dataclass(frozen=True)
class Part:
    """A theme with its scored questions; code "" for those that name no theme."""

    code: str
    title: Words | Text
    weight: Fraction
    questions: tuple[Question, ...]


def scored_questions(section: Section) -> tuple[Question, ...]:
    """The questions that count in the level of this section."""
    if not section.scored:
        return ()
    return tuple(question for question in section.questions if carries_score(question))


def parts_of(section: Section) -> tuple[Part, ...]:
    """The themes of this section that have scored questions, in their order (S12).

    Questions without a theme stand together after the others, as a theme of weight 1.
    """
    scored = scored_questions(section)
    known = {theme.code for theme in section.themes}
    parts = [
        Part(
            theme.code,
            theme.title,
            Fraction(theme.weight),
            tuple(question for question in scored if question.theme == theme.code),
        )
        for theme in section.themes
    ]
    rest = tuple(question for question in scored if question.theme not in known)
    parts.append(Part("", text("Other questions"), Fraction(1), rest))
    return tuple(part for part in parts if part.questions)


def applicable_questions(section: Section, given: Given) -> tuple[Question, ...]:
    """The scored questions that apply to this organisation (S6)."""
    return applicable(scored_questions(section), given)


def applicable(questions: Sequence[Question], given: Given) -> tuple[Question, ...]:
    """Those of these questions that apply to this organisation."""
    return tuple(
        question
        for question in questions
        if counted_answer(question, given) is not Missing.NOT_APPLICABLE
    )


def target_of_section(section: Section, given: Given) -> Fraction | None:
    """The weighted mean of the targets of the questions that apply; None when none does."""
    return target_of(applicable_questions(section, given))


def target_of_part(part: Part, given: Given) -> Fraction | None:
    """The same of one theme (S12)."""
    return target_of(applicable(part.questions, given))


def target_of(questions: Sequence[Question]) -> Fraction | None:
    """The weighted mean of the targets of these questions; None without any."""
    weight = exact_sum(exact(question.weight) for question in questions)
    if not weight:
        return None
    return weighted_sum((exact(q.weight), target_share(q)) for q in questions) / weight
