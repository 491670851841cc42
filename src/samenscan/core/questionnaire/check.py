"""Whether a questionnaire makes sense as a whole, whoever made it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from samenscan.core.questionnaire.check_about import about_findings
from samenscan.core.questionnaire.check_cut import Finding, cut_findings
from samenscan.core.questionnaire.check_findings import problems_of_findings
from samenscan.core.questionnaire.check_level import level_findings
from samenscan.core.questionnaire.check_score import MAX_WEIGHT, score_findings
from samenscan.core.questionnaire.check_sharing import sharing_findings
from samenscan.core.questionnaire.check_total import total_findings
from samenscan.core.questionnaire.expressions.check import problems_of_expressions
from samenscan.core.questionnaire.model import (
    CHOOSING,
    Choice,
    Column,
    Kind,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.problem import MAX_PROBLEMS, Problem, did_you_mean
from samenscan.core.text import text

MAX_COLUMNS = 30


def problems_of(
    questionnaire: Questionnaire, file: str = "", places: Places | None = None
) -> tuple[Problem, ...]:
    """What contradicts itself in a questionnaire, whoever made it; empty when all is well.

    At most 500 problems are told.

    `places` tells the line of a key where it is known; questions that it calls broken are left
    out, as they were reported already.
    """
    known = places or Places()
    found = _problems(questionnaire, file, known)
    if not known.incomplete:  # else a formula may name what could not be read
        found = chain(
            found,
            problems_of_expressions(questionnaire, known.broken),
            _of_whole(questionnaire, file, known),
            problems_of_findings(questionnaire, file, known),
        )
    return tuple(islice(found, MAX_PROBLEMS))


def _problems(questionnaire: Questionnaire, file: str, places: Places) -> Iterator[Problem]:
    for section in questionnaire.sections:
        whole = section.code not in places.incomplete
        for key, what, remedy in _section_findings(questionnaire, section, whole):
            place = places.at(section.code, key, Place(file, 0))
            yield Problem(place.file, place.line, what, remedy)
        for question in section.questions:
            if question.code in places.broken:
                continue
            stands = Place(question.file or file, question.line)
            for key, what, remedy in _question_findings(questionnaire, section, question):
                place = places.at(question.code, key, stands)
                yield Problem(place.file, place.line, what, remedy)


def _of_whole(questionnaire: Questionnaire, file: str, places: Places) -> Iterator[Problem]:
    """What can only be checked when every section and question was read."""
    for key, findings in (("value", sharing_findings), ("about", about_findings)):
        for question, what, remedy in findings(questionnaire):
            if question.code not in places.broken:
                stands = Place(question.file or file, question.line)
                place = places.at(question.code, key, stands)
                yield Problem(place.file, place.line, what, remedy)
    for section, what, remedy in level_findings(questionnaire):
        place = places.at(section.code, "cut", Place(file, 0))
        yield Problem(place.file, place.line, what, remedy)


def _section_findings(
    questionnaire: Questionnaire, section: Section, whole: bool
) -> Iterator[Finding]:
    yield from _who(questionnaire, section.who)
    yield from _themes(section, whole)
    yield from _pass_mark(questionnaire, section)


def _themes(section: Section, whole: bool) -> Iterator[Finding]:
    if section.weight > MAX_WEIGHT or any(theme.weight > MAX_WEIGHT for theme in section.themes):
        yield (
            "weight" if section.weight > MAX_WEIGHT else "themes",
            text("A weight is too high."),
            text("Use weights from 0 to %(top)s.", top=MAX_WEIGHT),
        )
    used = {question.theme for question in section.questions}
    for theme in section.themes:
        if whole and theme.code not in used:
            yield (
                "themes",
                text("The theme “%(code)s” has no question.", code=theme.code),
                text("Write “theme: %(code)s” with a question, or leave it out.", code=theme.code),
            )


def _pass_mark(questionnaire: Questionnaire, section: Section) -> Iterator[Finding]:
    if section.pass_mark is None:
        return
    if section.pass_mark > questionnaire.scale_max:
        yield (
            "pass_mark",
            text(
                "Nobody reaches %(mark)s on a scale up to %(top)s.",
                mark=section.pass_mark,
                top=questionnaire.scale_max,
            ),
            text("Write a mark from 0 to %(top)s.", top=questionnaire.scale_max),
        )
    if not section.scored:
        yield (
            "pass_mark",
            text("A section without a score cannot have a mark from which it passes."),
            text("Leave “pass_mark” out, or “scored: no”."),
        )


def _who(questionnaire: Questionnaire, who: str | None) -> Iterator[Finding]:
    known = [one.code for one in questionnaire.respondents]
    if who is not None and known and who not in known:
        yield (
            "who",
            text("“%(who)s” is not one of the “respondents”.", who=who[:80]),
            did_you_mean(who, known),
        )


def _question_findings(
    questionnaire: Questionnaire, section: Section, question: Question
) -> Iterator[Finding]:
    yield from _who(questionnaire, question.who)
    yield from _theme(questionnaire, section, question)
    yield from score_findings(question, section)
    yield from _choices(question)
    yield from _bounds(question.minimum, question.maximum)
    yield from _days(question)
    yield from _columns(question)
    yield from cut_findings(question)
    yield from total_findings(question, section)


def _theme(questionnaire: Questionnaire, section: Section, question: Question) -> Iterator[Finding]:
    known = [theme.code for theme in section.themes]
    if question.theme is not None and question.theme not in known:
        yield (
            "theme",
            text("“%(code)s” is not a theme of this section.", code=question.theme),
            did_you_mean(question.theme, known)
            if known
            else text("Name the themes of the section: themes: [{code: …, title: …}]."),
        )
    counts = question.weight > 0 and section.scored
    if questionnaire.scoring.section == "themes" and known and counts and question.theme is None:
        yield (
            "theme",
            text("This question counts, but has no theme, and the section is a mean of themes."),
            text("Write “theme: …”, or “weight: 0”."),
        )


def _choices(question: Question) -> Iterator[Finding]:
    if question.kind not in CHOOSING:
        return
    real = [choice for choice in question.choices if choice.missing is None]
    if len(real) < 2:
        yield _too_few("choices")
    if question.kind is Kind.RANKING and question.top > len(real):
        yield (
            "top",
            text("There are fewer choices than are asked for (%(n)s).", n=question.top),
            text("Write at most %(n)s.", n=len(real)),
        )
    yield from _half_scored([choice for choice in real if not choice.exclusive])
    for choice in question.choices:
        if choice.missing is not None and choice.score is not None:
            yield (
                "choices",
                text("The choice “%(code)s” is both missing and scored.", code=choice.code),
                text("Missing is never a score: leave one of the two out."),
            )


def _too_few(key: str) -> Finding:
    return (
        key,
        text("There is nothing to choose from."),
        text("Write at least two choices that are real answers."),
    )


def _half_scored(real: list[Choice]) -> Iterator[Finding]:
    without = [choice.code for choice in real if choice.score is None]
    if without and len(without) < len(real):
        yield (
            "choices",
            text("Some choices have a score and “%(code)s” has none.", code=without[0]),
            text("Give it a score, or write what kind of missing it is: missing: not_applicable."),
        )


def _bounds(low: Decimal | None, high: Decimal | None, key: str = "min") -> Iterator[Finding]:
    if low is not None and high is not None and low >= high:
        yield (
            key,
            text("“min” (%(low)s) has to be lower than “max” (%(high)s).", low=low, high=high),
            text("Swap them, or leave one out."),
        )


def _days(question: Question) -> Iterator[Finding]:
    first, last = question.earliest, question.latest
    if first is not None and last is not None and first >= last:
        yield (
            "earliest",
            text(
                "“earliest” (%(first)s) has to be before “latest” (%(last)s).",
                first=str(first),
                last=str(last),
            ),
            text("Swap them, or leave one out."),
        )


def _columns(question: Question) -> Iterator[Finding]:
    if question.kind is not Kind.TABLE:
        return
    if not 1 <= len(question.columns) <= MAX_COLUMNS:
        yield (
            "columns",
            text("A table has 1 to %(n)s columns.", n=MAX_COLUMNS),
            text("Write what a row holds: columns: [{code: …, type: …, text: …}]."),
        )
    for column in question.columns:
        yield from _column(column)


def _column(column: Column) -> Iterator[Finding]:
    yield from _bounds(column.minimum, column.maximum, "columns")
    if column.kind is Kind.SINGLE and len(column.choices) < 2:
        yield _too_few("columns")
