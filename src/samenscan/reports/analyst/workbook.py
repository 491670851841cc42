"""What the analyst reads as a workbook: who took part, levels, answers, numbers and courses."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import override

from samenscan.core.formats.workbook_told import Cell, Column, Table, write_tables
from samenscan.core.interpretation.group.facts import LevelFact, StepsFact
from samenscan.core.interpretation.group.members import Group
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.told import COURSES, on_scale_of, rounded
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.reports.analyst.about_facts import about_tables
from samenscan.reports.analyst.beside import Beside
from samenscan.reports.analyst.more_facts import more_tables
from samenscan.reports.analyst.released import ForAnalyst
from samenscan.reports.analyst.trends import trend_tables
from samenscan.reports.words import tell


def analyst_workbook(
    released: ForAnalyst, beside: Beside, asked: Questionnaire, language: str
) -> bytes:
    """The facts in sheets, in every group; the same answers give the same bytes."""
    with override(language):
        report = released.facts
        tables = [_people(report), _levels(report, asked)]
        tables += [_answers(report, asked), _numbers(report, asked)]
        if report.courses:
            tables.append(_courses(report))
        tables += more_tables(report, asked)
        tables += about_tables(beside.about, beside.written)
        tables += trend_tables(beside.trends)
        return write_tables(tables, f"{tell(asked.title)} {asked.version}")


def _people(report: GroupReport) -> Table:
    rows = [
        (_title(one.group), one.group.n_members, one.n_took_part, one.n_silent)
        for one in report.participation.took_part
    ]
    return Table(
        tell(text("Took part")),
        _columns(text("Group"), text("Members"), text("Took part"), text("Silent")),
        rows,
    )


def _levels(report: GroupReport, asked: Questionnaire) -> Table:
    head = _columns(
        *(text("Domain"), text("Theme"), text("Group"), text("Members"), text("With a level")),
        *(text("Mean"), text("Median"), text("Mean at least"), text("Mean at most")),
        decimals=1,
    )
    return Table(tell(text("Levels")), head, [_level(fact, asked) for fact in report.levels])


def _level(fact: LevelFact, asked: Questionnaire) -> Sequence[Cell]:
    middle = fact.middle
    figures: tuple[Decimal | None, ...] = (None,) * 4
    if middle:
        shares = (middle.mean, middle.median, middle.certain.low, middle.certain.high)
        figures = tuple(on_scale_of(asked, share) for share in shares)
    theme = "" if fact.theme is None else tell(fact.title)
    n = len(fact.known)
    domain = tell(asked.section(fact.section).title)
    return (domain, theme, _title(fact.group), fact.n_members, n, *figures)


def _answers(report: GroupReport, asked: Questionnaire) -> Table:
    most = max((len(fact.counts) for fact in report.steps), default=0)
    head = (
        *_columns(text("Measure"), text("Text of the question"), text("Group")),
        *_columns(text("Members"), text("Answered")),
        *_columns(text("Mean"), text("Median"), decimals=2),
        *(Column(tell(text("Step %(n)s", n=step)), 8) for step in range(most)),
    )
    return Table(tell(text("Answers")), head, [_steps(fact, most, asked) for fact in report.steps])


def _steps(fact: StepsFact, most: int, asked: Questionnaire) -> Sequence[Cell]:
    middle = fact.middle
    empty = (None,) * (most - len(fact.counts))
    found: tuple[Cell, ...] = (None, None)
    if middle:
        hundredth = Decimal("0.01")
        found = (rounded(middle.mean, hundredth), rounded(middle.median, hundredth))
    what = (fact.measure.code, tell(asked.question(fact.measure.question).text))
    who = (_title(fact.group), fact.n_members, fact.n_answers)
    return (*what, *who, *found, *fact.counts, *empty)


def _numbers(report: GroupReport, asked: Questionnaire) -> Table:
    rows = [
        (
            fact.question.code,
            tell(asked.question(fact.question.code).text),
            _title(fact.group),
            fact.n_members,
            len(fact.known),
            None if fact.mean is None else rounded(fact.mean),
            None if fact.median is None else rounded(fact.median),
        )
        for fact in report.numbers
    ]
    head = (
        *_columns(text("Question"), text("Text of the question"), text("Group")),
        *_columns(text("Members"), text("Answered")),
        *_columns(text("Mean"), text("Median"), decimals=1),
    )
    return Table(tell(text("Numbers")), head, rows)


def _courses(report: GroupReport) -> Table:
    rows = [
        (
            one.question.code,
            tell(one.question.text),
            _title(one.group),
            tell(COURSES[one.advised.course]),
        )
        for one in report.courses
    ]
    head = _columns(text("Question"), text("Theme"), text("Group"), text("What to do"))
    return Table(tell(text("What to do together")), head, rows)


def _columns(*titles: Text, decimals: int = 0) -> tuple[Column, ...]:
    return tuple(Column(tell(title), 18, decimals) for title in titles)


def _title(group: Group) -> str:
    return group.title if isinstance(group.title, str) else tell(group.title)
