"""Whether the scores, weights and targets of a question fit each other."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samenscan.core.questionnaire.check_cut import Finding
from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question, Section
from samenscan.core.text import text

MAX_WEIGHT = 1000


def scorable(question: Question) -> bool:
    """Whether answers to this question can carry a score at all (rule S5)."""
    if question.kind is Kind.LEVEL or question.bands or question.yes_score is not None:
        return True
    return any(choice.score is not None for choice in question.choices)


def score_findings(question: Question, section: Section) -> Iterator[Finding]:
    """What is wrong with scores, weight, key and target."""
    yield from _scores(question)
    yield from _bands(question)
    yield from _weight(question, section)
    yield from _target(question)


def _scores(question: Question) -> Iterator[Finding]:
    if question.max_score <= 0:
        yield (
            "max_score",
            text("“max_score” has to be more than 0."),
            text("Write the score of the best answer, or leave it out for %(n)s.", n=LEVEL_MAX),
        )
    given: dict[str, list[Decimal | None]] = {
        "choices": [choice.score for choice in question.choices],
        "yes_score": [question.yes_score],
        "no_score": [question.no_score],
        "bands": [band.score for band in question.bands],
    }
    for key, scores in given.items():
        top = max((score for score in scores if score is not None), default=Decimal(0))
        if top > question.max_score:
            yield (
                key,
                text(
                    "The score %(score)s is higher than full marks (%(top)s).",
                    score=top,
                    top=question.max_score,
                ),
                text("Lower the score, or write a higher “max_score”."),
            )


def _bands(question: Question) -> Iterator[Finding]:
    starts = [band.at_least for band in question.bands]
    if not starts:
        return
    if any(later <= earlier for earlier, later in pairwise(starts)):
        yield (
            "bands",
            text("The bands do not go up."),
            text("Write the lowest “at_least” first, and each one once."),
        )
    # A calculated value has no “min”; one under the bands has no score (rule S11).
    open_below = question.minimum is None or starts[0] > question.minimum
    if open_below and question.kind is not Kind.DERIVED:
        yield (
            "bands",
            text("A value under %(it)s has no score.", it=starts[0]),
            text("Let the first band start at “min”, and write “min: …”."),
        )
    if question.maximum is not None and max(starts) > question.maximum:
        yield (
            "bands",
            text("No answer reaches the band from %(it)s.", it=max(starts)),
            text("Leave the band out, or write a higher “max”."),
        )


def _weight(question: Question, section: Section) -> Iterator[Finding]:
    if question.weight > MAX_WEIGHT:
        yield (
            "weight",
            text("The weight %(weight)s is too high.", weight=question.weight),
            text("Use weights from 0 to %(top)s.", top=MAX_WEIGHT),
        )
    if question.weight > 0 and not scorable(question):
        yield (
            "weight",
            text("This question has a weight, but no answer to it carries a score."),
            text("Leave “weight” out, or give its answers scores."),
        )
    if question.key and not (question.weight > 0 and section.scored):
        yield (
            "key",
            text("A key question has to count in the score."),
            text("Leave “key” out, or give the question a weight in a scored section."),
        )


def _target(question: Question) -> Iterator[Finding]:
    if question.target is None:
        return
    if question.target > question.max_score:
        yield (
            "target",
            text(
                "The target %(target)s is higher than full marks (%(top)s).",
                target=question.target,
                top=question.max_score,
            ),
            text("Write a target from 0 to %(top)s.", top=question.max_score),
        )
    if question.weight == 0:
        yield (
            "target",
            text("This question has a target, but does not count in the score."),
            text("Leave “target” out, or give the question a weight."),
        )
