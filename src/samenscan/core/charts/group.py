"""Charts of what a group holds together; they take only what was released to the analyst."""

from decimal import Decimal

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.histogram import Block, draw_histogram
from samenscan.core.disclosure import Analyst, Released
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.facts import N_BANDS, LevelFact, StepsFact
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.steps import step_titles
from samenscan.core.interpretation.group.told import course_told, level_told
from samenscan.core.questionnaire.model import Questionnaire, UnknownCode
from samenscan.core.text import text

ForAnalyst = Released[Analyst, GroupReport]
MATTERS = text("How much it matters")
TOGETHER = text("Doing it together")


def group_levels_chart(
    released: ForAnalyst,
    asked: Questionnaire,
    section: str,
    tell: Tell,
    *,
    theme: str | None = None,
) -> Chart:
    """How many members have a level in each fifth of the scale; UnknownCode without such levels."""
    fact = _level(released.facts, section, theme)
    step = asked.scale_max / N_BANDS
    block = Block(
        "",
        tuple((_between(step * at, step * (at + 1), tell), n) for at, n in enumerate(fact.bands)),
    )
    sentence = " ".join(tell(one) for one in level_told(asked, fact))
    name = f"group-{section}{'' if theme is None else f'-{theme}'}"
    return draw_histogram([block], tell(fact.title), sentence, tell, name=name)


def wishes_chart(released: ForAnalyst, asked: Questionnaire, code: str, tell: Tell) -> Chart:
    """How much a theme matters to members, and who would do it together; UnknownCode otherwise."""
    found = _course(released.facts, code)
    blocks = [
        Block(title, _told(fact, asked, tell))
        for title, fact in ((MATTERS, found.matters), (TOGETHER, found.together))
    ]
    sentence = " ".join(tell(one) for one in course_told(found))
    return draw_histogram(blocks, tell(found.question.text), sentence, tell, name=f"wishes-{code}")


def _told(fact: StepsFact, asked: Questionnaire, tell: Tell) -> tuple[tuple[str, int], ...]:
    titles = step_titles(fact.measure, fact.question, asked)
    return tuple((tell(step), n) for step, n in zip(titles, fact.counts, strict=True))


def _between(low: Decimal, high: Decimal, tell: Tell) -> str:
    return f"{_plain(low, tell)}–{_plain(high, tell)}"


def _plain(value: Decimal, tell: Tell) -> str:
    """Without zeros after the point, and never with an exponent."""
    whole = value.to_integral_value()
    return tell(whole if value == whole else value.normalize())


def _level(report: GroupReport, section: str, theme: str | None) -> LevelFact:
    for fact in report.levels:
        if (fact.section, fact.theme, fact.group.by) == (section, theme, "all"):
            return fact
    raise UnknownCode(section)


def _course(report: GroupReport, code: str) -> ThemeCourse:
    for found in report.courses:
        if found.question.code == code and found.matters.group.by == "all":
            return found
    raise UnknownCode(code)
