"""Propose a bridge between two versions: a step only where it is certain, the rest to decide."""

from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.versions.bridge import Bridge, How, Rule, Step
from samenscan.core.questionnaire.versions.meaning import (
    answered_as,
    falls,
    said_as,
    scored_as,
    share_pairs,
)


def propose_bridge(old: Questionnaire, new: Questionnaire) -> Bridge:
    """A step for every question, in the order of the new version, then what is gone.

    SAME where words (of the first language) and scores are the same; RESCALED where only the
    scores differ; RENAMED where exactly one question with another code is the same in everything;
    BROKEN where the kind of answer differs, and for what is new or gone while nothing is left on
    the other side that it could come from. Everything else has no `how`.
    """
    return completed(Bridge(old.version, ()), old, new)


def completed(bridge: Bridge, old: Questionnaire, new: Questionnaire) -> Bridge:
    """A bridge with a proposal for every question that none of its steps names."""
    settled_old = {code for step in bridge.steps for code in step.old}
    settled_new = {code for step in bridge.steps for code in step.new}
    left = {one.code: one for one in old.questions() if one.code not in settled_old}
    come = {one.code: one for one in new.questions() if one.code not in settled_new}
    renamed = _renamed(old, new, left, come)
    steps = list(bridge.steps)
    for code, question in come.items():
        if code in left:
            steps.append(_kept(old, new, left[code], question))
        elif code in renamed:
            steps.append(Step((renamed[code],), (code,), How.RENAMED))
    gone = [code for code in left if code not in come and code not in renamed.values()]
    added = [code for code in come if code not in left and code not in renamed]
    certain = None if gone and added else How.BROKEN
    steps += [Step((), (code,), certain) for code in added]
    steps += [Step((code,), (), certain) for code in gone]
    return Bridge(bridge.old, tuple(_in_order(steps, new)))


def _renamed(
    old: Questionnaire,
    new: Questionnaire,
    left: dict[str, Question],
    come: dict[str, Question],
) -> dict[str, str]:
    """By new code, the old code of the one question that is the same in everything."""
    was = {
        code: (said_as(old, one), scored_as(one), answered_as(one))
        for code, one in left.items()
        if code not in come
    }
    now = {
        code: (said_as(new, one), scored_as(one), answered_as(one))
        for code, one in come.items()
        if code not in left
    }
    found = {}
    for code, meaning in now.items():
        same_then = [other for other, meant in was.items() if meant == meaning]
        same_now = [other for other, meant in now.items() if meant == meaning]
        if len(same_then) == len(same_now) == 1:
            found[code] = same_then[0]
    return found


def _kept(old: Questionnaire, new: Questionnaire, was: Question, now: Question) -> Step:
    codes = (was.code,), (now.code,)
    if was.kind is not now.kind:
        return Step(*codes, How.BROKEN)
    if said_as(old, was) != said_as(new, now) or answered_as(was) != answered_as(now):
        return Step(*codes, None)
    if scored_as(was) == scored_as(now):
        return Step(*codes, How.SAME)
    return Step(*codes, How.RESCALED, Rule(rising=_rises(was, now)))


def _rises(was: Question, now: Question) -> bool:
    pairs = share_pairs(was, now, Rule())
    return bool(pairs) and not falls(pairs)


def _in_order(steps: list[Step], new: Questionnaire) -> list[Step]:
    place = {question.code: number for number, question in enumerate(new.questions())}
    return sorted(
        steps, key=lambda step: min((place.get(c, 10**6) for c in step.new), default=10**6)
    )
