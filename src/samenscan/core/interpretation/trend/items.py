"""What of one organisation stands in both rounds: shares over exactly the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.values import Answer, Missing, is_complete
from samenscan.core.interpretation.trend.facts import Turn
from samenscan.core.interpretation.trend.links import Then, Why
from samenscan.core.questionnaire.model import LEVEL_MAX, Question, Questionnaire, Section
from samenscan.core.scoring import (
    applicable_questions,
    counted_answer,
    parts_of,
    score_question,
    scored_questions,
)
from samenscan.core.scoring.score import by_themes

WHOLE_LEVEL = Fraction(1, LEVEL_MAX)
"""A question moved when its share moved this much (R3): one level of five."""
HALF_LEVEL = WHOLE_LEVEL / 2
"""A domain moved when its level moved this much, and … (R4)."""
FEWEST_QUESTIONS = 3
"""Over fewer questions there is no level of a domain to compare (R1)."""
FEWEST_MOVED = 2
"""… and this many of its questions moved a whole level that way, more than moved the other way."""


@dataclass(frozen=True)
class Item:
    """One thing that can be compared: the same question, or what one became or came from.

    Shares are 0..1, both worth what they are worth today; `weight` is that of today.
    """

    questions: tuple[Question, ...]
    before: Fraction
    after: Fraction
    then: Then

    @property
    def weight(self) -> Fraction:
        """What it counts for in its domain."""
        return sum((Fraction(one.weight) for one in self.questions), Fraction())

    @property
    def turn(self) -> Turn:
        """Whether it moved by a whole level (R3)."""
        if abs(self.after - self.before) < WHOLE_LEVEL:
            return Turn.STEADY
        return Turn.ROSE if self.after > self.before else Turn.FELL

    @property
    def one_to_one(self) -> bool:
        """Whether one question of then led to one of today; only then it has a trend itself."""
        return self.then.shown is not None


@dataclass(frozen=True)
class Compared:
    """One domain: the questions that apply, what compares, and why the rest does not."""

    section: Section
    applicable: tuple[Question, ...]
    items: tuple[Item, ...]
    left: Mapping[str, Why]

    @property
    def n_compared(self) -> int:
        """How many questions of today stand in an item."""
        return sum(len(item.questions) for item in self.items)

    def count(self, turn: Turn) -> int:
        """How many items went this way."""
        return sum(item.turn is turn for item in self.items)


def compared(
    questionnaire: Questionnaire, seen: SheetView, then: Mapping[str, Then]
) -> tuple[Compared, ...]:
    """Every scored domain in reading order, with what can be compared in it (R1, R2)."""
    return tuple(
        _in_section(section, seen, then)
        for section in questionnaire.sections
        if scored_questions(section)
    )


def _in_section(section: Section, seen: SheetView, then: Mapping[str, Then]) -> Compared:
    applicable = applicable_questions(section, seen)
    scored = {question.code: question for question in scored_questions(section)}
    items: dict[tuple[str, ...], Item] = {}
    left: dict[str, Why] = {}
    for question in applicable:
        said = then.get(question.code, Then((question.code,), why=Why.NEW))
        group = [scored[code] for code in said.new if code in scored]
        if said.why is None and len(group) < len(said.new):
            left[question.code] = Why.DIVIDED
            continue
        found = _item(group, said, seen)
        if isinstance(found, Why):
            left[question.code] = found
        else:
            items[said.new] = found
    return Compared(section, applicable, tuple(items.values()), left)


def _item(questions: Sequence[Question], then: Then, seen: SheetView) -> Item | Why:
    if then.share is None:
        return then.why or Why.NO_LEVEL
    answers = [counted_answer(question, seen) for question in questions]
    shares = [
        score_question(question, answer)
        for question, answer in zip(questions, answers, strict=True)
    ]
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return _why_no_share(answers, shares)
    weights = [Fraction(question.weight) for question in questions]
    total = sum((share * weight for share, weight in zip(known, weights, strict=True)), Fraction())
    return Item(tuple(questions), then.share, total / sum(weights), then)


def _why_no_share(answers: Sequence[Answer], shares: Sequence[Fraction | None]) -> Why:
    first = next(answer for answer, share in zip(answers, shares, strict=True) if share is None)
    if isinstance(first, Missing) or not is_complete(first):
        return Why.NO_ANSWER_NOW
    return Why.NO_LEVEL


def levels_of(questionnaire: Questionnaire, one: Compared) -> tuple[Fraction, Fraction] | None:
    """The level of a domain then and now (shares 0..1), with the weights of today on both sides.

    By themes where the questionnaire works by themes (S12). None under three questions.
    """
    if one.n_compared < FEWEST_QUESTIONS:
        return None
    groups = [(Fraction(1), list(one.items))]
    if by_themes(questionnaire, one.section):
        groups = _themes(one)
    weighing = [(weight, items) for weight, items in groups if weight and items]
    total = sum((weight for weight, _ in weighing), Fraction())
    if not total:
        return None
    before = sum((weight * _mean(items, then=True) for weight, items in weighing), Fraction())
    after = sum((weight * _mean(items, then=False) for weight, items in weighing), Fraction())
    return before / total, after / total


def _themes(one: Compared) -> list[tuple[Fraction, list[Item]]]:
    """The items by theme; what lies over several themes stands with the questions of none."""
    parts = parts_of(one.section)
    theme_of = {question.code: part.code for part in parts for question in part.questions}
    found: dict[str, list[Item]] = {}
    for item in one.items:
        themes = {theme_of[question.code] for question in item.questions}
        found.setdefault(themes.pop() if len(themes) == 1 else "", []).append(item)
    weights = {part.code: part.weight for part in parts}
    return [(weights.get(code, Fraction(1)), items) for code, items in found.items()]


def _mean(items: Sequence[Item], *, then: bool) -> Fraction:
    shares = [item.before if then else item.after for item in items]
    weights = [item.weight for item in items]
    total = sum((share * weight for share, weight in zip(shares, weights, strict=True)), Fraction())
    return total / sum(weights)


def turn_of(one: Compared, before: Fraction, after: Fraction) -> Turn:
    """Whether a domain rose or fell, or shows no clear change (R4)."""
    if abs(after - before) < HALF_LEVEL:
        return Turn.STEADY
    way, other = (Turn.ROSE, Turn.FELL) if after > before else (Turn.FELL, Turn.ROSE)
    moved = one.count(way)
    return way if moved >= FEWEST_MOVED and moved > one.count(other) else Turn.STEADY
