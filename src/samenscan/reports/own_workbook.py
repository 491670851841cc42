"""The facts of one organisation as a workbook: what it is told, and every answer behind it."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import override

from samenscan.core.answers.values import Missing
from samenscan.core.disclosure import Own, Released
from samenscan.core.formats.workbook_told import Cell, Table, write_tables
from samenscan.core.interpretation import (
    Finding,
    OwnAnswer,
    OwnAnswers,
    OwnReport,
    SectionFact,
    ThemeFact,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Said, Text, text
from samenscan.reports.cards import reference_told
from samenscan.reports.report import KIND_WORDS, OwnStory, own_story
from samenscan.reports.sheets import sheet
from samenscan.reports.trends import trend_tables
from samenscan.reports.words import tell

_WORDS = 46
_LONG = 60


@dataclass(frozen=True)
class _Told:
    """What every sheet is made from; only what the gate released to this organisation."""

    report: OwnReport
    answers: tuple[OwnAnswer, ...]
    story: OwnStory
    questionnaire: Questionnaire
    name: str

    def section(self, code: str) -> str:
        """The title of a domain."""
        return tell(self.questionnaire.section(code).title)


def own_workbook(
    released: Released[Own, OwnReport],
    answers: Released[Own, OwnAnswers],
    questionnaire: Questionnaire,
    language: str,
    *,
    name: str = "",
) -> bytes:
    """An organisation's own facts as .xlsx, in this language; the same facts give the same bytes.

    Levels, answers and calculated values are numbers; everything else is a text that no
    spreadsheet program takes for a formula.
    """
    with override(language):
        told = _Told(
            released.facts,
            answers.facts.answers,
            own_story(released, questionnaire),
            questionnaire,
            name or released.facts.organisation,
        )
        tables = [
            _overview(told),
            _levels(told),
            _findings(told),
            _answers(told),
            _not_answered(told),
            _calculated(told),
            *trend_tables(told.report),
            _sources(told),
        ]
        title = tell(text("Own report"))
        return write_tables(tables, f"{title}: {told.name}")


def _overview(told: _Told) -> Table:
    report, asked = told.report, told.questionnaire
    lines: list[tuple[Text, str]] = [
        (text("Organisation"), told.name),
        (text("Questionnaire"), f"{tell(asked.title)} · {asked.version}"),
        *((text("In short"), tell(sentence)) for sentence in told.story.opening),
        *((text("What goes well"), tell(one.title)) for one in report.strengths),
        *(
            (text("Where you could start"), _with_step(one.title, one.next_step))
            for one in report.improvements
        ),
        (text("What was answered"), tell(told.story.coverage)),
        *((text("What was answered"), tell(sentence)) for sentence in told.story.left_open),
    ]
    columns = ((text("About"), 28), (text("What we tell"), 100))
    return sheet(text("Overview"), columns, ([tell(about), says] for about, says in lines))


def _with_step(title: Said, step: Said | None) -> str:
    return tell(title) if step is None else f"{tell(title)}\n{tell(step)}"


def _levels(told: _Told) -> Table:
    columns = (
        (text("Domain"), 34),
        (text("Theme"), 34),
        (text("Level"), 10),
        (text("Aimed at"), 10),
        (text("Highest level there is"), 12),
        (text("Questions answered"), 12),
        (text("Questions that count"), 12),
        (text("Weight answered (%%)"), 12),
        (text("Passes"), 10),
        (text("Why"), _LONG),
    )
    rows: list[list[Cell]] = []
    for fact in told.report.sections:
        rows.append(_domain(fact))
        rows += [_theme(fact, theme) for theme in fact.themes]
    return sheet(text("Levels"), columns, rows)


def _domain(fact: SectionFact) -> list[Cell]:
    passes = {True: text("yes"), False: text("no"), None: None}[fact.passed]
    return [
        tell(fact.title),
        None,
        fact.level,
        fact.target,
        fact.scale_max,
        fact.n_answered,
        fact.n_applicable,
        _percent(fact.coverage),
        None if passes is None else tell(passes),
        " ".join(tell(why) for why in (fact.reason, fact.because) if why),
    ]


def _theme(fact: SectionFact, theme: ThemeFact) -> list[Cell]:
    return [
        tell(fact.title),
        tell(theme.title),
        theme.level,
        theme.target,
        fact.scale_max,
        None,
        None,
        _percent(theme.coverage),
        None,
        tell(theme.reason) if theme.reason else None,
    ]


def _percent(coverage: Fraction) -> int:
    return int(coverage * 100)


def _findings(told: _Told) -> Table:
    columns = (
        (text("Finding"), 22),
        (text("Kind"), 22),
        (text("Told first"), 10),
        (text("Domain"), 30),
        (text("About"), _WORDS),
        (text("What we see"), _WORDS),
        (text("Why it matters"), _WORDS),
        (text("What others do"), _WORDS),
        (text("First step"), _WORDS),
        (text("Questions"), 14),
        (text("Answers"), _WORDS),
        (text("Where this is asked for"), 30),
    )
    report = told.report
    first = {one.id for one in (*report.strengths, *report.improvements)}
    rows = [_finding(one, told, one.id in first) for one in report.findings]
    check = tell(text("Check these answers"))
    rows += [
        ["X9", check, None, None, tell(one.says), *[None] * 4, one.question, None, None]
        for one in report.broken
    ]
    return sheet(text("Findings"), columns, rows)


def _finding(one: Finding, told: _Told, first: bool) -> list[Cell]:
    return [
        one.id,
        tell(KIND_WORDS[one.kind]),
        tell(text("yes")) if first else None,
        told.section(one.section),
        tell(one.title),
        tell(one.sentence),
        tell(one.reason),
        tell(one.others) if one.others else None,
        tell(one.next_step) if one.next_step else None,
        ", ".join(one.questions),
        "\n".join(f"{name}: {tell(answer)}" for name, answer in one.evidence),
        "\n".join(map(reference_told, one.references)),
    ]


def _answers(told: _Told) -> Table:
    columns = (
        (text("Domain"), 30),
        (text("Question"), 12),
        (text("Text of the question"), _LONG),
        (text("Answer"), _WORDS),
        (text("On paper"), 10),
        (text("In practice"), 10),
        (text("Number"), 14),
        (text("Explanation"), _WORDS),
        (text("Files"), 30),
    )
    rows = [
        [
            told.section(one.section),
            one.question,
            tell(one.title),
            "\n".join(tell(line) for line in one.in_full),
            one.paper,
            one.practice,
            one.number,
            one.comment,
            "\n".join(one.evidence),
        ]
        for one in told.answers
    ]
    return sheet(text("Answers"), columns, rows)


def _not_answered(told: _Told) -> Table:
    columns = (
        (text("Domain"), 30),
        (text("Question"), 12),
        (text("Text of the question"), _LONG),
        (text("Why there is no answer"), _WORDS),
    )
    rows: list[list[Cell]] = [
        [told.section(one.section), one.question, tell(one.title), tell(_why(one))]
        for one in told.answers
        if one.missing is not None
    ]
    return sheet(text("Not answered"), columns, rows)


def _why(one: OwnAnswer) -> Text:
    if one.calculated:
        return text("This is calculated, from answers that are not all there.")
    if one.missing is Missing.NOT_ANSWERED and (one.paper, one.practice) != (None, None):
        return text("Half an answer: %(answer)s", answer=one.shown)
    return one.shown


def _calculated(told: _Told) -> Table:
    columns = (
        (text("Question"), 12),
        (text("Calculated"), _WORDS),
        (text("Value"), 16),
        (text("As shown"), 24),
        (text("How it was calculated"), 80),
    )
    rows: list[list[Cell]] = [
        [one.question, tell(one.title), one.value, tell(one.shown), tell(one.how)]
        for one in told.report.calculated
    ]
    return sheet(text("Calculated"), columns, rows)


def _sources(told: _Told) -> Table:
    columns = ((text("Source"), 34), (text("What it is"), 100))
    rows: list[list[Cell]] = [
        [tell(label), value if isinstance(value, str) else tell(value)]
        for label, value in told.story.sources
    ]
    rows += [[tell(text("Method")), tell(sentence)] for sentence in told.story.method]
    return sheet(text("Sources"), columns, rows)
