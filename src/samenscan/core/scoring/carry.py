"""Old answers beside new ones: what a bridge lets stand in a trend, in exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from samenscan.core.answers.accept import accept
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import Answer, Chosen, Missing, Sheet, YesNo
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.versions import NO, YES, Bridge, How, Rule, Step
from samenscan.core.scoring.given import Given, given
from samenscan.core.scoring.questions import counted_answer, score_question


@dataclass(frozen=True)
class CarriedShare:
    """An old share (0..1), to stand beside the weighted mean of the `new` questions."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    share: Fraction


@dataclass(frozen=True)
class Carried:
    """What of an old sheet can stand beside a new one.

    `answers` are by new code, as the new version would have read them; `shares` are all that have
    a score. `left_out` are the old codes that cannot be compared, or had nothing to compare.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    shares: tuple[CarriedShare, ...] = ()
    left_out: tuple[str, ...] = ()


def carry(
    bridge: Bridge,
    old: Questionnaire,
    new: Questionnaire,
    sheet: Sheet,
    seen: Given | None = None,
) -> Carried:
    """The answers of an old sheet as far as the bridge carries them to the new version.

    `seen` is what counts of the sheet, where known. Nothing passes a step that is broken or
    undecided. Of several questions merged into one, the share is the mean by old weight, and only
    where each of them has one.
    """
    said = seen or given(old, sheet)
    answers: dict[str, Answer] = {}
    shares: list[CarriedShare] = []
    left_out: list[str] = []
    for step in bridge.steps:
        answer = _answer(step, old, new, said)
        share = _share(step, old, new, said, answer)
        if answer is not None:
            answers[step.new[0]] = answer
        if share is not None:
            shares.append(CarriedShare(step.old, step.new, share))
        if answer is None and share is None:
            left_out += step.old
    return Carried(answers, tuple(shares), tuple(left_out))


def _answer(step: Step, old: Questionnaire, new: Questionnaire, said: Given) -> Answer | None:
    """The answer itself, where the new question takes it; None where only a share can stand."""
    if step.how not in (How.SAME, How.RENAMED, How.RESCALED):
        return None
    rule = step.rule or Rule()
    if rule.shares:
        return None
    answer = counted_answer(old.question(step.old[0]), said)
    target = new.question(step.new[0])
    if rule.answers:
        answer = _became(answer, dict(rule.answers), target)
    try:
        return accept(target, answer)
    except AnswerRefused:
        return None


def _became(answer: Answer, rule: Mapping[str, str], target: Question) -> Answer:
    match answer:
        case Chosen(code):
            code = rule.get(code, "")
        case YesNo(yes):
            code = rule.get(YES if yes else NO, "")
        case _:
            return answer
    if target.choices:
        return Chosen(code)
    return YesNo(code == YES) if code in (YES, NO) else Missing.NOT_ANSWERED


def _share(
    step: Step, old: Questionnaire, new: Questionnaire, said: Given, answer: Answer | None
) -> Fraction | None:
    if step.how is None or step.how is How.BROKEN:
        return None
    if answer is not None:
        return score_question(new.question(step.new[0]), answer)
    asked = [old.question(code) for code in step.old]
    shares = [score_question(one, counted_answer(one, said)) for one in asked]
    known = [share for share in shares if share is not None]
    if len(known) != len(shares) or not known:
        return None
    if step.how is How.MERGED:
        weights = [Fraction(one.weight) for one in asked]
        parts = (share * weight for share, weight in zip(known, weights, strict=True))
        return sum(parts, Fraction(0)) / sum(weights, Fraction(0))
    if step.how is How.SPLIT:
        return known[0]
    return dict(step.rule.shares).get(known[0]) if step.rule else None
