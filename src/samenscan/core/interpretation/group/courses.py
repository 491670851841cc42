"""What members could do together about each theme they were asked about (Z11 to Z13, Z23)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samenscan.core.interpretation.group.agreed import Agreed, agreed
from samenscan.core.interpretation.group.facts import LevelFact, StepsFact
from samenscan.core.interpretation.group.members import Group
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.statistics.together import Advised, Wishes, advised


@dataclass(frozen=True)
class ThemeCourse:
    """One priority question in one group: what members want, and the course.

    `about` are the levels that belong to it, as the author linked them; empty when none do, and
    then “learn from each other” cannot be found.
    """

    question: Question
    matters: StepsFact
    together: StepsFact
    about: tuple[LevelFact, ...]
    advised: Advised

    @property
    def group(self) -> Group:
        """Whose course it is."""
        return self.matters.group

    @cached_property
    def matters_agreed(self) -> Agreed | None:
        """Whether members agree on how much it matters."""
        return agreed(self.matters.counts, self.matters.n_members)

    @cached_property
    def together_agreed(self) -> Agreed | None:
        """Whether members agree on doing it together."""
        return agreed(self.together.counts, self.together.n_members)


def courses_of(
    asked: Questionnaire, steps: Sequence[StepsFact], levels: Sequence[LevelFact]
) -> tuple[ThemeCourse, ...]:
    """The course of every priority question, in reading order and in each group of the facts."""
    of_levels = {(fact.section, fact.theme, fact.group): fact for fact in levels}
    halves = {
        (fact.question.code, fact.group): fact for fact in steps if fact.measure.side == "together"
    }
    return tuple(
        _course(fact, halves[fact.question.code, fact.group], of_levels)
        for fact in steps
        if fact.measure.side == "matters"
    )


def _course(
    matters: StepsFact,
    together: StepsFact,
    levels: Mapping[tuple[str, str | None, Group], LevelFact],
) -> ThemeCourse:
    about = tuple(
        levels[place, theme, matters.group]
        for place, theme in linked(matters)
        if (place, theme, matters.group) in levels
    )
    members = matters.n_members
    wishes = Wishes(members, matters.counts, together.counts, _levels(about))
    return ThemeCourse(matters.question, matters, together, about, advised(wishes))


def linked(fact: StepsFact) -> tuple[tuple[str, str | None], ...]:
    """Domain and theme that a question is about: its own domain unless the author says more."""
    return ((fact.section, None),)


def _levels(about: Sequence[LevelFact]) -> tuple[int, ...]:
    counts = [0] * 6
    for fact in about[:1]:
        for value in fact.known:
            counts[int(value * 5 + 0.5)] += 1
    return tuple(counts)
