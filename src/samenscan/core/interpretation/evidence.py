"""One scored question with its answer, seen once: what the rules I1 to I6 look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import Answer, Levels
from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.scoring import (
    applicable_questions,
    counted_answer,
    gate_share,
    score_question,
    target_share,
)
from samenscan.core.text import Text, Words

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Seen:
    """A question that applies, its answer, and its place in the questionnaire (from 0).

    `score`, `target` and `gate` are parts of full marks (0..1); `score` is None when missing.
    `advice` is what the author advises to this organisation, if anything.
    """

    position: int
    section: Section
    question: Question
    answer: Answer
    score: Fraction | None
    target: Fraction
    gate: Fraction
    advice: Words | None = None

    @property
    def below_target(self) -> bool:
        """Whether the answer lies below the target; never so when it is missing."""
        return self.score is not None and self.score < self.target

    @property
    def shortfall(self) -> Fraction:
        """Weight times the distance that is left to the target; 0 when reached or unknown."""
        if self.score is None or self.score >= self.target:
            return NOTHING
        return _weighed(self.target - self.score, self.question)

    @property
    def surplus(self) -> Fraction:
        """Weight times the distance beyond the target; 0 when not reached or unknown."""
        if self.score is None or self.score <= self.target:
            return NOTHING
        return _weighed(self.score - self.target, self.question)

    @property
    def paper_ahead(self) -> int:
        """Levels on paper minus levels in practice; 0 when one of them is open."""
        match self.answer:
            case Levels(int(paper), int(practice)):
                return paper - practice
        return 0

    @cached_property
    def evidence(self) -> tuple[tuple[str, Text], ...]:
        """The answer a finding rests on, as shown."""
        return ((self.question.code, shown(self.question, self.answer)),)


def _weighed(distance: Fraction, question: Question) -> Fraction:
    return distance if question.weight == 1 else distance * Fraction(question.weight)


def look(questionnaire: Questionnaire, seen: SheetView) -> Iterator[Seen]:
    """Every scored question that applies to this organisation, in reading order."""
    position = 0
    for section in questionnaire.sections:
        for question in applicable_questions(section, seen):
            answer = counted_answer(question, seen)
            yield Seen(
                position=position,
                section=section,
                question=question,
                answer=answer,
                score=score_question(question, answer),
                target=target_share(question),
                gate=gate_share(question),
                advice=seen.advice(question.code),
            )
            position += 1
