"""What members put first: tiers that two members more or less leave as they are (Z24)."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.core.answers.values import Missing, Ranked
from samenscan.core.interpretation.group.columns import Columns, serves_group
from samenscan.core.interpretation.group.members import Group
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.statistics.ranks import Ranks, rank_sets, tiers
from samenscan.core.text import Words

# So many members could have answered otherwise without a choice leaving its tier.
OTHERWISE = 2


@dataclass(frozen=True)
class Wanted:
    """One choice: how many named it and how many put it first, its tier and its possible ranks."""

    code: str
    title: Words
    n_named: int
    n_first: int
    tier: int
    ranks: Ranks


@dataclass(frozen=True)
class RankingFact:
    """One ranking question in one group; `wanted` by tier, and inside a tier as it was asked."""

    question: Question
    section: str
    group: Group
    n_answers: int
    n_members: int
    wanted: tuple[Wanted, ...]

    @property
    def n_tiers(self) -> int:
        """How many tiers there are; 1 says that nothing stands before anything else."""
        return max((one.tier for one in self.wanted), default=0)


def rankings_of(columns: Columns) -> tuple[RankingFact, ...]:
    """Every ranking question, over all together and each partnership."""
    groups = [group for group in columns.groups if group.by in ("all", "partnership")]
    return tuple(
        _ranking(columns, question, section.code, group)
        for section in columns.questionnaire.sections
        for question in section.questions
        if question.kind is Kind.RANKING and serves_group(question)
        for group in groups
    )


def _ranking(columns: Columns, question: Question, section: str, group: Group) -> RankingFact:
    answers = [columns.answer(place, question.code) for place in group.places]
    orders = [answer.codes for answer in answers if isinstance(answer, Ranked)]
    hidden = question.code in columns.hidden
    applies = [one for one in answers if hidden or one is not Missing.NOT_APPLICABLE]
    silent = len(applies) - len(orders)
    wanted = _wanted(question, orders, silent) if orders else ()
    return RankingFact(question, section, group, len(orders), len(orders) + silent, wanted)


def _wanted(question: Question, orders: Sequence[Sequence[str]], silent: int) -> tuple[Wanted, ...]:
    codes = [choice.code for choice in question.choices]
    points = [_points(code, orders, question.top) for code in codes]
    intervals = [possible(own, silent, question.top) for own in points]
    ranks, own_tiers = rank_sets(intervals), tiers(intervals)
    found = [
        Wanted(
            choice.code,
            choice.text,
            sum(n > 0 for n in own),
            sum(n == question.top for n in own),
            tier,
            rank,
        )
        for choice, own, tier, rank in zip(question.choices, points, own_tiers, ranks, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: one.tier))


def _points(code: str, orders: Sequence[Sequence[str]], top: int) -> list[int]:
    """Per member `top` for a first place, one less for each place after it, 0 where not named."""
    return [max(top - order.index(code), 0) if code in order else 0 for order in orders]


def possible(points: Sequence[int], silent: int, top: int) -> tuple[float, float]:
    """The least and most points a choice could have had.

    The silent give nothing or everything, and OTHERWISE of those who answered take back what they
    gave or give all they did not.
    """
    taken = sum(sorted(points, reverse=True)[:OTHERWISE])
    given = sum(sorted((top - n for n in points), reverse=True)[:OTHERWISE])
    total = sum(points)
    return float(total - taken), float(total + given + silent * top)
