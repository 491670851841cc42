"""What members could do together about each theme they were asked about (Z11 to Z13, Z23)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from samenscan.core.interpretation.group.agreed import Agreed, agreed
from samenscan.core.interpretation.group.columns import Columns
from samenscan.core.interpretation.group.facts import LevelFact, StepsFact
from samenscan.core.interpretation.group.members import Group
from samenscan.core.questionnaire.model import Question
from samenscan.core.statistics.counts import Counts
from samenscan.core.statistics.together import (
    Advised,
    Course,
    Wishes,
    advised,
    agreed_from,
    answered_by_enough,
    leaning,
)

# Levels are compared in fortieths of full marks; twelve of them are one and a half level of five.
FINE, FAR = 40, 12


@dataclass(frozen=True)
class ThemeCourse:
    """One priority question in one group: what members want, and the course.

    `about` are the levels that belong to it, as the author linked them; empty when none do, and
    then “learn from each other” cannot be found. `leaning` is the course by those who answered
    alone, `enough` whether they are enough to speak of one (Z13).
    """

    question: Question
    matters: StepsFact
    together: StepsFact
    about: tuple[LevelFact, ...]
    advised: Advised
    leaning: Course
    enough: bool

    @property
    def group(self) -> Group:
        """Whose course it is."""
        return self.matters.group

    @property
    def differs(self) -> tuple[bool, bool]:
        """Whether those who answered differ about how much it matters, and about together."""
        return (
            _differs(self.matters_agreed, self.matters),
            _differs(self.together_agreed, self.together),
        )

    @cached_property
    def matters_agreed(self) -> Agreed | None:
        """Whether members agree on how much it matters."""
        return agreed(self.matters.counts, self.matters.n_members)

    @cached_property
    def together_agreed(self) -> Agreed | None:
        """Whether members agree on doing it together."""
        return agreed(self.together.counts, self.together.n_members)


def _differs(found: Agreed | None, fact: StepsFact) -> bool:
    return found is not None and found.a < agreed_from(fact.n_answers)


def courses_of(
    columns: Columns, steps: Sequence[StepsFact], levels: Sequence[LevelFact]
) -> tuple[ThemeCourse, ...]:
    """The course of every priority question, over all together and in each partnership."""
    of_levels = {(fact.section, fact.theme, fact.group): fact for fact in levels}
    halves = {
        (fact.question.code, fact.group): fact for fact in steps if fact.measure.side == "together"
    }
    found = []
    for matters in steps:
        if matters.measure.side == "matters" and matters.group.by in ("all", "partnership"):
            about = tuple(
                of_levels[section, theme, matters.group]
                for section, theme in linked(matters)
                if (section, theme, matters.group) in of_levels
            )
            together = halves[matters.question.code, matters.group]
            applies = columns.applies_to(matters.measure.code)
            found.append(_course(matters, together, about, applies))
    return tuple(found)


def _course(
    matters: StepsFact,
    together: StepsFact,
    about: tuple[LevelFact, ...],
    applies: Sequence[bool],
) -> ThemeCourse:
    levels = fine_levels(about, [applies[place] for place in matters.group.places])
    wishes = Wishes(matters.n_members, matters.counts, together.counts, levels, apart=FAR)
    return ThemeCourse(
        matters.question,
        matters,
        together,
        about,
        advised(wishes),
        leaning(wishes),
        answered_by_enough(wishes),
    )


def linked(fact: StepsFact) -> tuple[tuple[str, str | None], ...]:
    """Domain and theme of the levels that belong to a priority question, theme None for a domain.

    As its author wrote in `about`; otherwise the domain in which it stands, if that has a level.
    """
    if not fact.question.about:
        return ((fact.section, None),)
    parts = [name.partition(".") for name in fact.question.about]
    return tuple((section, theme or None) for section, _, theme in parts)


def fine_levels(about: Sequence[LevelFact], applies: Sequence[bool]) -> Counts:
    """The levels of members in fortieths of full marks, of several parts their mean; () without.

    By place in the group; whoever said that the question does not apply to it is left out.
    """
    if not about:
        return ()
    counts = [0] * (FINE + 1)
    for own, counted in zip(
        zip(*(fact.values for fact in about), strict=True), applies, strict=True
    ):
        known = [value for value in own if value is not None]
        if known and counted:
            share = sum(known, Fraction(0)) / len(known)
            counts[floor(share * FINE + Fraction(1, 2))] += 1
    return tuple(counts)
