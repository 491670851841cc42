"""What was said in an earlier round, brought to the questions of today over one bridge or more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import Answer, Missing, Sheet, is_complete
from samenscan.core.questionnaire.model import Kind, Questionnaire
from samenscan.core.questionnaire.versions import Bridge, How, Step
from samenscan.core.scoring import counted_answer, given, score_question
from samenscan.core.scoring.carry import carry
from samenscan.core.text import Text


@dataclass(frozen=True)
class Crossing:
    """One bridge, and the version it leads to."""

    bridge: Bridge
    to: Questionnaire


@dataclass(frozen=True)
class Earlier:
    """What the same organisation answered in an earlier round, and the way from there to today.

    `way` crosses the versions one by one, the last one to the questionnaire of today; it is empty
    where both rounds asked the same version. `day` is the closing day of the round, where known.
    """

    questionnaire: Questionnaire
    sheet: Sheet
    way: tuple[Crossing, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class EarlierRound:
    """A whole earlier round with the way from its version to the one of today."""

    dataset: Dataset
    way: tuple[Crossing, ...] = ()
    day: date | None = None

    def of(self, organisation: str) -> Earlier | None:
        """What this organisation answered then; None when it did not."""
        sheet = self.dataset.sheet_of(organisation)
        if sheet is None:
            return None
        return Earlier(self.dataset.questionnaire, sheet, self.way, self.day)


class Why(StrEnum):
    """Why a question of today cannot be compared (R2); the first that holds is told."""

    NEW = "new"
    CHANGED = "changed"
    UNDECIDED = "undecided"
    DIVIDED = "divided"
    NOT_APPLICABLE_THEN = "not_applicable_then"
    NO_ANSWER_THEN = "no_answer_then"
    NO_ANSWER_NOW = "no_answer_now"
    NO_LEVEL = "no_level"


@dataclass(frozen=True)
class Then:
    """What was said then, beside one or several questions of today (`new`).

    `share` (0..1) is worth what the same would be worth today; None where `why` says why.
    `answer` is there only when an answer itself came over. `shown` is what one question then
    was answered with, in its own words; None where several questions became one, or one several.
    """

    new: tuple[str, ...]
    share: Fraction | None = None
    answer: Answer | None = None
    shown: Text | None = None
    why: Why | None = None


def said_then(earlier: Earlier) -> Mapping[str, Then]:
    """By code of the questionnaire of today: what was said then, or why it does not compare.

    Nothing passes a step that is broken or undecided, on any bridge of the way.
    """
    then = _at_first(earlier.questionnaire, earlier.sheet)
    asked = earlier.questionnaire
    for crossing in earlier.way:
        then = _across(crossing, asked, earlier.sheet.organisation, then)
        asked = crossing.to
    return then


def led_to(way: Sequence[Crossing], codes: frozenset[str]) -> frozenset[str]:
    """The questions of today that these codes of the earlier version lead to, alone or merged."""
    for crossing in way:
        steps = [step for step in crossing.bridge.steps if codes & set(step.old)]
        codes = frozenset(new for step in steps for new in step.new)
    return codes


def gone_since(earlier: Earlier, before: frozenset[str]) -> frozenset[str]:
    """Those of these codes of the earlier version that lead to no question of today at all."""
    leads = {code: frozenset({code}) for code in before}
    for crossing in earlier.way:
        onward = {code: step.new for step in crossing.bridge.steps for code in step.old}
        leads = {
            code: frozenset(new for at in places for new in onward.get(at, ()))
            for code, places in leads.items()
        }
    return frozenset(code for code, places in leads.items() if not places)


def _at_first(asked: Questionnaire, sheet: Sheet) -> dict[str, Then]:
    """Every question of the earlier version as it counted then."""
    seen = given(asked, sheet)
    found = {}
    for question in asked.questions():
        answer = counted_answer(question, seen)
        share = score_question(question, answer)
        found[question.code] = Then(
            new=(question.code,),
            share=share,
            # What is calculated is nobody's answer; its share alone can go on.
            answer=None if question.kind is Kind.DERIVED else answer,
            shown=shown(question, answer),
            why=None if share is not None else _why_no_share(answer),
        )
    return found


def _why_no_share(answer: Answer) -> Why:
    if answer is Missing.NOT_APPLICABLE:
        return Why.NOT_APPLICABLE_THEN
    if isinstance(answer, Missing) or not is_complete(answer):
        return Why.NO_ANSWER_THEN
    return Why.NO_LEVEL


@dataclass(frozen=True)
class _OnTheWay:
    """Answers between two bridges: what was asked then stays asked, whatever would be now."""

    then: Mapping[str, Then]

    def asked(self, code: str) -> bool:
        # What did not apply says so by its answer.
        return code in self.then

    def answer(self, code: str) -> Answer:
        return self.then[code].answer or Missing.NOT_ANSWERED


def _across(
    crossing: Crossing, old: Questionnaire, organisation: str, then: Mapping[str, Then]
) -> dict[str, Then]:
    answers = {code: one.answer for code, one in then.items() if one.answer is not None}
    sheet = Sheet(organisation, answers)
    carried = carry(crossing.bridge, old, crossing.to, sheet, _OnTheWay(then))
    shares = {one.new: one.share for one in carried.shares}
    found = {one.code: Then((one.code,), why=Why.UNDECIDED) for one in crossing.to.questions()}
    for step in crossing.bridge.steps:
        was = [then[code] for code in step.old]
        why = _why_broken(step)
        if why is not None:
            found |= {code: Then((code,), why=why) for code in step.new}
            continue
        share = shares.get(step.new)
        if share is None:
            share = _share_alone(step, old, was)
        one = _landed(step, was, share, carried.answers.get(step.new[0]))
        found |= dict.fromkeys(one.new, one)
    for group in {one.new: one for one in then.values() if len(one.new) > 1}.values():
        found |= _group_across(crossing.bridge, group)
    return found


def _why_broken(step: Step) -> Why | None:
    if step.how is None:
        return Why.UNDECIDED
    if step.how is How.BROKEN:
        return Why.CHANGED if step.old else Why.NEW
    return None


def _share_alone(step: Step, old: Questionnaire, was: Sequence[Then]) -> Fraction | None:
    """The share over a step that no answer can take: of a value, or of what came as a share."""
    shares = [one.share for one in was if one.share is not None]
    if len(shares) < len(was) or all(one.answer is not None for one in was):
        return None
    if step.how is How.RESCALED:
        return dict(step.rule.shares).get(shares[0]) if step.rule else None
    weights = [Fraction(old.question(code).weight) for code in step.old]
    if step.how is not How.MERGED or not sum(weights):
        return shares[0]
    total = sum((share * weight for share, weight in zip(shares, weights, strict=True)), Fraction())
    return total / sum(weights)


def _landed(step: Step, was: Sequence[Then], share: Fraction | None, answer: Answer | None) -> Then:
    lost = next((one.why for one in was if one.why), Why.NO_LEVEL)
    alone = len(was) == 1 and len(step.new) == 1
    return Then(
        new=step.new,
        share=share,
        # Once only a share came over, no answer comes back.
        answer=answer if alone and was[0].answer is not None else None,
        shown=was[0].shown if alone else None,
        why=None if share is not None else lost,
    )


def _group_across(bridge: Bridge, group: Then) -> dict[str, Then]:
    """Several questions that one became: only all of them together stand for it, further on."""
    steps = [step for step in bridge.steps if set(step.old) & set(group.new)]
    codes = tuple(code for step in steps for code in step.new)
    kept = all(step.how in (How.SAME, How.RENAMED) for step in steps)
    joined = len(steps) == 1 and steps[0].how is How.MERGED and set(steps[0].old) == set(group.new)
    if kept or joined:
        return dict.fromkeys(codes, Then(codes, group.share, why=group.why))
    return {
        code: Then((code,), why=_why_broken(step) or Why.DIVIDED)
        for step in steps
        for code in step.new
    }
