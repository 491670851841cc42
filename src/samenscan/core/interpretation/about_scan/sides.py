"""How answers lie over the steps of a question: at one end, all alike, or paper as practice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.measures import Measure, counted_choices
from samenscan.core.answers.values import Levels
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.questionnaire.own_only import is_own
from samenscan.core.statistics.histograms import ALL, histograms

_ROUND = "round"


@dataclass(frozen=True)
class SideCount:
    """How often each step of one side of a question was chosen, in the order of the questionnaire.

    A question with choices has its choices as steps. `at_ends` says how many stand at the lowest
    and at the highest end: of choices, those with the lowest and the highest score; None where
    there are no ends. `side` is "practice", "paper", "matters", "together" or "value"; `choice` is
    the choice of a question with several.
    """

    question: str
    side: str
    choice: str
    counts: tuple[int, ...]
    at_ends: tuple[int, int] | None

    @property
    def n(self) -> int:
        """How many gave a step."""
        return sum(self.counts)

    @property
    def n_most(self) -> int:
        """How many gave the step that was given most."""
        return max(self.counts, default=0)

    @property
    def all_same(self) -> bool:
        """Whether everybody who answered gave the same step."""
        return 0 < self.n == self.n_most


@dataclass(frozen=True)
class SidesAlike:
    """Of how many whole answers to a level question paper and practice are the same level."""

    question: str
    n_answers: int
    n_alike: int


def side_counts(dataset: Dataset) -> tuple[SideCount, ...]:
    """Every countable side of the questions that do not serve the organisation alone (Q2)."""
    counted = histograms({_ROUND: dataset})
    questions = {question.code: question for question in dataset.questionnaire.questions()}
    return tuple(
        _side(questions[measure.question], measure, counted.at(_ROUND, ALL, measure.code).counts)
        for measure in counted.measures
        if measure.n_steps > 1 and not is_own(questions[measure.question])
    )


def _side(question: Question, measure: Measure, counts: Sequence[int]) -> SideCount:
    steps = tuple(counts)
    ends = (steps[0], steps[-1]) if measure.ordered else _ends(question, steps)
    return SideCount(measure.question, measure.side, measure.choice, steps, ends)


def _ends(question: Question, steps: Sequence[int]) -> tuple[int, int] | None:
    """How many chose what scores least, and what scores most; None unless all choices score."""
    choices = [question.choice(code) for code in counted_choices(question)]
    scores = [choice.score for choice in choices if choice and choice.score is not None]
    if len(scores) < len(steps) or len(set(scores)) < 2:
        return None
    of_score: Counter[Decimal] = Counter()
    for score, n in zip(scores, steps, strict=True):
        of_score[score] += n
    return of_score[min(scores)], of_score[max(scores)]


def sides_alike(dataset: Dataset, views: Sequence[SheetView]) -> tuple[SidesAlike, ...]:
    """Per level question of how many answers both sides are the same."""
    found = []
    for question in dataset.questionnaire.questions():
        if question.kind is not Kind.LEVEL or is_own(question):
            continue
        answers = [seen.answer(question.code) for seen in views]
        whole = [one for one in answers if isinstance(one, Levels) and one.complete]
        n_alike = sum(one.paper == one.practice for one in whole)
        found.append(SidesAlike(question.code, len(whole), n_alike))
    return tuple(found)
