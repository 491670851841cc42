"""Whether the cut of a question tells some answers from others."""

from collections.abc import Iterator
from decimal import Decimal

from samenscan.core.questionnaire.keys import LEVEL_SIDES, PRIORITY_SIDES
from samenscan.core.questionnaire.model import LEVEL_MAX, NUMERIC, Cut, Kind, Question
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import Text, text

# The key of the question a finding is about, what is wrong, and what would help.
Finding = tuple[str, Text, Text]

MATTERS_MAX = 3
TOGETHER_MAX = 2
_BY_CHOICE = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.YES_NO})
_BY_VALUE = frozenset({Kind.LEVEL, Kind.PRIORITY}) | NUMERIC


def cut_findings(question: Question) -> Iterator[Finding]:
    """What is wrong with the cut, if there is one."""
    cut = question.cut
    if cut is None:
        return
    yield from _sharing(question)
    if question.kind in _BY_VALUE:
        yield from _side(question, cut)
        yield from _threshold(question, cut)
        yield from _far_enough(question, cut)
        if cut.choices:
            yield (
                "cut",
                text("The cut of a %(kind)s question has no choices.", kind=question.kind.value),
                text("Write “at_least: …” instead."),
            )
    elif question.kind in _BY_CHOICE:
        if cut.at_least is not None:
            yield (
                "cut",
                text("The cut of a %(kind)s question has no “at_least”.", kind=question.kind.value),
                text("Write “choices: […]” instead."),
            )
        yield from _choices(question, cut.choices)
        yield from _other_choices(question, cut)
    else:
        yield (
            "cut",
            text("A question of type %(kind)s cannot have a cut.", kind=question.kind.value),
            text("Leave “cut” out."),
        )


def _sharing(question: Question) -> Iterator[Finding]:
    if question.sharing == "partnership-named":
        yield (
            "cut",
            text(
                "Answers that members tell each other by name have no cut: beside them, a "
                "statement about the group could give away who did not consent."
            ),
            text("Leave “cut” out, or write sharing: partnership-anonymous."),
        )
    if question.sharing in ("own", "centre"):
        yield (
            "cut",
            text(
                "The answer stays with “%(sharing)s”, so it cannot have a cut for the collective "
                "result.",
                sharing=question.sharing,
            ),
            text(
                "Leave “cut” out, or write sharing: partnership-anonymous, or public for what "
                "everybody may read about all together."
            ),
        )


def _side(question: Question, cut: Cut) -> Iterator[Finding]:
    match question.kind:
        case Kind.LEVEL:
            sides = LEVEL_SIDES
        case Kind.PRIORITY:
            sides = PRIORITY_SIDES
        case _:
            sides = ("value",)
    if cut.side not in sides:
        yield (
            "cut",
            text("The cut does not say which side counts."),
            text("Write side: %(side)s.", side=" | ".join(sides)),
        )


def _bounds(question: Question, cut: Cut) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest value that can be given, where there is one."""
    if question.kind is Kind.LEVEL:
        return Decimal(0), Decimal(LEVEL_MAX)
    if question.kind is Kind.PRIORITY:
        return Decimal(0), Decimal(TOGETHER_MAX if cut.side == "together" else MATTERS_MAX)
    return question.minimum, question.maximum


def _threshold(question: Question, cut: Cut) -> Iterator[Finding]:
    at_least = cut.at_least
    if at_least is None:
        yield (
            "cut",
            text("The cut does not say from where it counts as yes."),
            text("Write “at_least: …”."),
        )
        return
    stepped = question.kind in (Kind.LEVEL, Kind.PRIORITY)
    low, high = _bounds(question, cut)
    if stepped and at_least != at_least.to_integral_value():
        yield (
            "cut",
            text("A cut between two levels (%(it)s) says nothing.", it=at_least),
            text("Write a whole level from 1 to %(high)s.", high=int(high or LEVEL_MAX)),
        )
    if (low is not None and at_least <= low) or (high is not None and at_least > high):
        yield (
            "cut",
            text("With the cut at %(it)s everybody or nobody counts as yes.", it=at_least),
            text("Write a value that some answers reach and others do not."),
        )


def _choices(question: Question, chosen: frozenset[str]) -> Iterator[Finding]:
    real = [choice.code for choice in question.choices if choice.missing is None]
    known = ["yes", "no"] if question.kind is Kind.YES_NO else real
    for code in sorted(chosen - set(known)):
        yield (
            "cut",
            text("The cut names “%(code)s”, which is not a choice.", code=code[:80]),
            did_you_mean(code, known) if known else text("Write the choices first."),
        )
    if chosen <= set(known) and (not chosen or chosen == set(known)):
        yield (
            "cut",
            text("With this cut everybody or nobody counts as yes."),
            text("Name some of the choices, not all and not none."),
        )


def _far_enough(question: Question, cut: Cut) -> Iterator[Finding]:
    """The other end has to lie below the cut, with room for an answer in it."""
    other = cut.other_end
    if other is None or other.at_most is None or cut.at_least is None:
        return
    low, _ = _bounds(question, cut)
    if other.at_most >= cut.at_least:
        yield (
            "cut",
            text("An answer of %(it)s would be at both ends.", it=cut.at_least),
            text("Write “at_most: …” with a value below “at_least”."),
        )
    if low is not None and other.at_most < low:
        yield (
            "cut",
            text("No answer is as low as %(it)s.", it=other.at_most),
            text("Write “at_most: …” with a value that some answers have."),
        )


def _other_choices(question: Question, cut: Cut) -> Iterator[Finding]:
    other = cut.other_end
    if other is None:
        return
    yield from _choices(question, other.choices)
    both = sorted(other.choices & cut.choices)
    if both:
        yield (
            "cut",
            text("“%(code)s” counts at both ends.", code=both[0][:80]),
            text("Name every choice at one end at most."),
        )
