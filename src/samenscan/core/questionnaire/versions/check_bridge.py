"""Whether a bridge holds: every question once, rules that cover all answers, kinds that fit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.questionnaire.versions.bridge import HOW_NAMES, Bridge, How, Rule, Step
from samenscan.core.questionnaire.versions.meaning import (
    answer_codes,
    answered_as,
    falls,
    possible_shares,
    scored_as,
    share_pairs,
)
from samenscan.core.questionnaire.versions.values import listed
from samenscan.core.text import Text, text

_MANY = 10**6
_SIDES = {
    How.SAME: ((1, 1), (1, 1)),
    How.RENAMED: ((1, 1), (1, 1)),
    How.RESCALED: ((1, 1), (1, 1)),
    How.SPLIT: ((1, 1), (2, _MANY)),
    How.MERGED: ((2, _MANY), (1, 1)),
    How.BROKEN: ((0, _MANY), (0, _MANY)),
}


@dataclass(frozen=True)
class BridgeProblem:
    """One thing to mend; `step` is the place of its step in the bridge, or None for no step."""

    step: int | None
    what: Text
    remedy: Text


def check_bridge(
    bridge: Bridge, old: Questionnaire, new: Questionnaire
) -> tuple[BridgeProblem, ...]:
    """All problems at once; none means that the bridge carries."""
    return (
        *_version(bridge, old),
        *_once(bridge, old, new),
        *(problem for at, step in enumerate(bridge.steps) for problem in _step(at, step, old, new)),
    )


def _version(bridge: Bridge, old: Questionnaire) -> Iterator[BridgeProblem]:
    if bridge.old != old.version:
        yield BridgeProblem(
            None,
            text("This bridge starts at version %(version)s.", version=bridge.old),
            text("Start it at version %(version)s.", version=old.version),
        )


def _once(bridge: Bridge, old: Questionnaire, new: Questionnaire) -> Iterator[BridgeProblem]:
    """Every question of either version in exactly one step, and no others."""
    for side, form in (("old", old), ("new", new)):
        codes = [
            code for step in bridge.steps for code in (step.old if side == "old" else step.new)
        ]
        known = [question.code for question in form.questions()]
        for code, n in Counter(codes).items():
            if code not in known:
                yield BridgeProblem(
                    _place(bridge, side, code),
                    text("Version %(v)s has no question %(code)s.", v=form.version, code=code),
                    text("Correct the code, or leave it out."),
                )
            elif n > 1:
                yield BridgeProblem(
                    _place(bridge, side, code),
                    text(
                        "Question %(code)s of version %(v)s stands in %(n)s steps.",
                        code=code,
                        v=form.version,
                        n=n,
                    ),
                    text("Keep it in one of them."),
                )
        for code in known:
            if code in codes:
                continue
            yield BridgeProblem(
                None,
                text(
                    "Question %(code)s of version %(v)s is in no step.", code=code, v=form.version
                ),
                text("Say what became of it; “broken” if it cannot be compared."),
            )


def _place(bridge: Bridge, side: str, code: str) -> int:
    return next(
        at
        for at, step in enumerate(bridge.steps)
        if code in (step.old if side == "old" else step.new)
    )


def _step(at: int, step: Step, old: Questionnaire, new: Questionnaire) -> Iterator[BridgeProblem]:
    if step.how is None:
        yield BridgeProblem(
            at,
            text("What became of %(codes)s is still to be decided.", codes=_codes(step)),
            text("Choose how the old and the new question compare."),
        )
        return
    counts = (len(step.old), len(step.new))
    fits = all(low <= n <= high for n, (low, high) in zip(counts, _SIDES[step.how], strict=True))
    if not fits or counts == (0, 0):
        yield BridgeProblem(
            at,
            text(
                "“%(how)s” does not fit %(old)s old and %(new)s new questions.",
                how=HOW_NAMES[step.how],
                old=counts[0],
                new=counts[1],
            ),
            text("Choose another way, or name other questions."),
        )
        return
    was, now = _found(old, step.old), _found(new, step.new)
    if len(was) == counts[0] and len(now) == counts[1]:
        yield from _content(at, step, step.how, was, now)


def _codes(step: Step) -> Text:
    return listed(text("%(code)s", code=code) for code in dict.fromkeys([*step.old, *step.new]))


def _found(form: Questionnaire, codes: tuple[str, ...]) -> list[Question]:
    return [question for question in form.questions() if question.code in codes]


def _content(
    at: int, step: Step, how: How, was: list[Question], now: list[Question]
) -> Iterator[BridgeProblem]:
    if step.rule is not None and how is not How.RESCALED:
        yield BridgeProblem(
            at,
            text("Only “%(how)s” has a rule.", how=HOW_NAMES[How.RESCALED]),
            text("Leave the rule out, or choose that."),
        )
    if how in (How.SAME, How.RENAMED):
        yield from _unchanged(at, how, was[0], now[0])
    elif how is How.RESCALED:
        yield from _rescaled(at, was[0], now[0], step.rule or Rule())
    elif how in (How.SPLIT, How.MERGED):
        for question in (*was, *now):
            if possible_shares(question) is None and question.kind is not Kind.MULTIPLE:
                yield BridgeProblem(
                    at,
                    text("Question %(code)s has no score to compare.", code=question.code),
                    text("Choose “%(how)s”.", how=HOW_NAMES[How.BROKEN]),
                )


def _unchanged(at: int, how: How, was: Question, now: Question) -> Iterator[BridgeProblem]:
    if (was.code == now.code) is (how is How.RENAMED):
        yield BridgeProblem(
            at,
            text("A renamed question has another code, and the same question the same code."),
            text("Choose the other of the two."),
        )
    if answered_as(was) != answered_as(now):
        yield BridgeProblem(
            at,
            text("The answers that can be given to %(code)s are not the same.", code=now.code),
            text("Choose “%(how)s”.", how=HOW_NAMES[How.BROKEN]),
        )
    elif scored_as(was) != scored_as(now):
        yield BridgeProblem(
            at,
            text("Answers to %(code)s are not worth the same as before.", code=now.code),
            text("Choose “%(how)s”.", how=HOW_NAMES[How.RESCALED]),
        )


def _rescaled(at: int, was: Question, now: Question, rule: Rule) -> Iterator[BridgeProblem]:
    if rule.answers and rule.shares:
        yield BridgeProblem(
            at,
            text("A rule is about answers or about shares, not about both."),
            text("Leave one of the two out."),
        )
        return
    if rule.shares:
        yield from _shares(at, was, now, rule)
    elif rule.answers:
        yield from _answers(at, was, now, rule)
    elif answered_as(was) != answered_as(now):
        yield BridgeProblem(
            at,
            text("The answers that can be given to %(code)s are not the same.", code=now.code),
            text("Say in the rule which old answer becomes which new one."),
        )
    if rule.rising and falls(share_pairs(was, now, rule)):
        yield BridgeProblem(
            at,
            text("By this rule, who scored higher on %(code)s can score lower now.", code=was.code),
            text("Correct the rule, or do not claim that it rises."),
        )


def _answers(at: int, was: Question, now: Question, rule: Rule) -> Iterator[BridgeProblem]:
    if was.kind not in (Kind.SINGLE, Kind.YES_NO) or now.kind not in (Kind.SINGLE, Kind.YES_NO):
        yield BridgeProblem(
            at,
            text("Only questions with one answer out of several have a rule about answers."),
            text("Write a rule about shares, or choose “%(how)s”.", how=HOW_NAMES[How.BROKEN]),
        )
        return
    yield from _covers(at, [code for code, _ in rule.answers], list(answer_codes(was)), was.code)
    for _code, other in rule.answers:
        if other not in answer_codes(now):
            yield BridgeProblem(
                at,
                text("Question %(code)s has no answer “%(answer)s”.", code=now.code, answer=other),
                text("Use the code of one of its answers."),
            )


def _shares(at: int, was: Question, now: Question, rule: Rule) -> Iterator[BridgeProblem]:
    known = possible_shares(was)
    if known is None or not possible_shares(now):
        yield BridgeProblem(
            at,
            text("The scores of %(code)s are too many for a rule about shares.", code=was.code),
            text("Choose “%(how)s”.", how=HOW_NAMES[How.BROKEN]),
        )
        return
    told = [str(share) for share, _ in rule.shares]
    yield from _covers(at, told, [str(share) for share in known], was.code)
    if not all(Fraction(0) <= new <= 1 for _, new in rule.shares):
        yield BridgeProblem(
            at,
            text("A share lies between 0 and 1."),
            text("Write 3/4 for three quarters of full marks."),
        )


def _covers(at: int, told: list[str], known: list[str], code: str) -> Iterator[BridgeProblem]:
    """A rule names every old answer (or share) once, and no others."""
    missing = [one for one in known if one not in told]
    foreign = [one for one in told if one not in known]
    double = [one for one, n in Counter(told).items() if n > 1]
    for found, what in (
        (
            missing,
            text(
                "The rule for %(code)s says nothing about %(which)s.",
                code=code,
                which=", ".join(missing),
            ),
        ),
        (
            foreign,
            text("Question %(code)s never gave %(which)s.", code=code, which=", ".join(foreign)),
        ),
        (
            double,
            text(
                "The rule for %(code)s names %(which)s twice.", code=code, which=", ".join(double)
            ),
        ),
    ):
        if found:
            yield BridgeProblem(
                at, what, text("Name each of these once: %(all)s.", all=", ".join(known))
            )
