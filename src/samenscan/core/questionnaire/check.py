"""Whether a questionnaire makes sense as a whole, and which translations it still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.problem import Problem, did_you_mean
from samenscan.core.text import Text, Words, text

MAX_WEIGHT = 1000

Finding = tuple[Text, Text]


@dataclass(frozen=True)
class Gap:
    """A text that a language lacks: not an error, the first language is shown and marked.

    `code` is that of the question, section or questionnaire; `part` the key of the text.
    """

    code: str
    part: str
    language: str
    line: int


def problems_of(
    questionnaire: Questionnaire, file: str = "", skip: frozenset[int] = frozenset()
) -> tuple[Problem, ...]:
    """What contradicts itself in a questionnaire, whoever made it; empty when all is well.

    `skip` holds lines of questions that were reported already.
    """
    return tuple(
        Problem(file, question.line, what, remedy)
        for section in questionnaire.sections
        for question in section.questions
        if question.line not in skip or not question.line
        for what, remedy in _question_problems(question, section)
    )


def _question_problems(question: Question, section: Section) -> Iterator[Finding]:
    yield from _scores(question)
    yield from _scored(question, section)
    yield from _choices(question)
    yield from _bounds(question)
    yield from _cut(question)


def _scores(question: Question) -> Iterator[Finding]:
    if question.max_score <= 0:
        yield (
            text("“max_score” has to be more than 0."),
            text("Write the score of the best answer, or leave it out for %(n)s.", n=LEVEL_MAX),
        )
    scores = [choice.score for choice in question.choices if choice.score is not None]
    scores += [score for score in (question.yes_score, question.no_score) if score is not None]
    if scores and max(scores) > question.max_score:
        yield (
            text(
                "The score %(score)s is higher than full marks (%(top)s).",
                score=max(scores),
                top=question.max_score,
            ),
            text("Lower the score, or write a higher “max_score”."),
        )
    if question.weight > MAX_WEIGHT:
        yield (
            text("The weight %(weight)s is too high.", weight=question.weight),
            text("Use weights from 0 to %(top)s.", top=MAX_WEIGHT),
        )


def scorable(question: Question) -> bool:
    """Whether answers to this question can carry a score at all (rule S5)."""
    match question.kind:
        case Kind.LEVEL:
            return True
        case Kind.SINGLE:
            return any(choice.score is not None for choice in question.choices)
        case Kind.YES_NO:
            return question.yes_score is not None
        case _:
            return False


def _scored(question: Question, section: Section) -> Iterator[Finding]:
    if question.weight > 0 and not scorable(question):
        yield (
            text("This question has a weight, but no answer to it carries a score."),
            text("Leave “weight” out, or give its answers scores."),
        )
    counts = question.weight > 0 and section.scored
    if question.key and not counts:
        yield (
            text("A key question has to count in the score."),
            text("Leave “key” out, or give the question a weight in a scored section."),
        )
    if question.target is not None:
        if question.target > question.max_score:
            yield (
                text(
                    "The target %(target)s is higher than full marks (%(top)s).",
                    target=question.target,
                    top=question.max_score,
                ),
                text("Write a target from 0 to %(top)s.", top=question.max_score),
            )
        if question.weight == 0:
            yield (
                text("This question has a target, but does not count in the score."),
                text("Leave “target” out, or give the question a weight."),
            )


def _choices(question: Question) -> Iterator[Finding]:
    if question.kind is not Kind.SINGLE:
        return
    real = [choice for choice in question.choices if choice.missing is None]
    if len(real) < 2:
        yield (
            text("There is nothing to choose from."),
            text("Write at least two choices that are real answers."),
        )
    without = [choice.code for choice in real if choice.score is None]
    if without and len(without) < len(real):
        yield (
            text("Some choices have a score and “%(code)s” has none.", code=without[0]),
            text("Give it a score, or write what kind of missing it is: missing: not_applicable."),
        )
    for choice in question.choices:
        if choice.missing is not None and choice.score is not None:
            yield (
                text("The choice “%(code)s” is both missing and scored.", code=choice.code),
                text("Missing is never a score: leave one of the two out."),
            )


def _bounds(question: Question) -> Iterator[Finding]:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low >= high:
        yield (
            text("“min” (%(low)s) has to be lower than “max” (%(high)s).", low=low, high=high),
            text("Swap them, or leave one out."),
        )


def _cut(question: Question) -> Iterator[Finding]:
    cut = question.cut
    if cut is None:
        return
    if question.sharing != "partnership-anonymous":
        yield (
            text(
                "The answer stays with “%(sharing)s”, so it cannot have a cut for the collective "
                "result.",
                sharing=question.sharing,
            ),
            text("Leave “cut” out, or write sharing: partnership-anonymous."),
        )
    if question.kind in (Kind.LEVEL, Kind.NUMBER):
        yield from _threshold(question, cut.at_least)
        if cut.choices:
            yield (
                text("The cut of a %(kind)s question has no choices.", kind=question.kind.value),
                text("Write “at_least: …” instead."),
            )
        return
    if cut.at_least is not None:
        yield (
            text("The cut of a %(kind)s question has no “at_least”.", kind=question.kind.value),
            text("Write “choices: […]” instead."),
        )
    yield from _cut_choices(question, cut.choices)


def _threshold(question: Question, at_least: Decimal | None) -> Iterator[Finding]:
    if at_least is None:
        yield (
            text("The cut does not say from where it counts as yes."),
            text("Write “at_least: …”."),
        )
        return
    level = question.kind is Kind.LEVEL
    low = Decimal(0) if level else question.minimum
    high = Decimal(LEVEL_MAX) if level else question.maximum
    if level and at_least != at_least.to_integral_value():
        yield (
            text("A cut between two levels (%(it)s) says nothing.", it=at_least),
            text("Write a whole level from 1 to %(high)s.", high=LEVEL_MAX),
        )
    if (low is not None and at_least <= low) or (high is not None and at_least > high):
        yield (
            text("With the cut at %(it)s everybody or nobody counts as yes.", it=at_least),
            text("Write a value that some answers reach and others do not."),
        )


def _cut_choices(question: Question, chosen: frozenset[str]) -> Iterator[Finding]:
    real = [choice.code for choice in question.choices if choice.missing is None]
    known = ["yes", "no"] if question.kind is Kind.YES_NO else real
    for code in sorted(chosen - set(known)):
        yield (
            text("The cut names “%(code)s”, which is not a choice.", code=code[:80]),
            did_you_mean(code, known) if known else text("Write the choices first."),
        )
    if chosen <= set(known) and (not chosen or chosen == set(known)):
        yield (
            text("With this cut everybody or nobody counts as yes."),
            text("Name some of the choices, not all and not none."),
        )


def gaps(questionnaire: Questionnaire) -> list[Gap]:
    """Every text that one of the questionnaire's languages lacks, in reading order."""
    return [
        Gap(code, part, language, line)
        for code, part, line, told in _texts(questionnaire)
        if told is not None
        for language in questionnaire.languages
        if told.lacks(language)
    ]


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, str, int, Words | None]]:
    yield questionnaire.code, "title", 0, questionnaire.title
    for number, name in enumerate(questionnaire.levels):
        yield questionnaire.code, f"levels.{number}", 0, name
    for section in questionnaire.sections:
        yield section.code, "title", 0, section.title
        yield section.code, "intro", 0, section.intro
        for question in section.questions:
            yield from _question_texts(question)


def _question_texts(question: Question) -> Iterator[tuple[str, str, int, Words | None]]:
    code, line = question.code, question.line
    yield code, "text", line, question.text
    yield code, "help", line, question.help
    yield code, "unit", line, question.unit
    for choice in question.choices:
        yield code, f"choices.{choice.code}", line, choice.text
    yield code, "cut.says", line, question.cut.says if question.cut else None
    yield code, "advice", line, question.advice
