"""Charts of an organisation's own result; they take only what the gate released to it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samenscan.core.answers.values import Levels, Sheet
from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.dumbbell import PAPER_AND_PRACTICE, Pair, draw_pairs
from samenscan.core.charts.levels import THEMES, Level, draw_levels
from samenscan.core.disclosure import Own, Released, release_own
from samenscan.core.interpretation.report import OwnReport
from samenscan.core.questionnaire.model import LEVEL_MAX, Questionnaire, Section
from samenscan.core.scoring import Given, given


@dataclass(frozen=True)
class PaperAndPractice:
    """Per domain with level questions: the mean level on paper and in practice, 0..5."""

    organisation: str
    pairs: tuple[Pair, ...]


def levels_chart(report: Released[Own, OwnReport], tell: Tell, *, name: str = "levels") -> Chart:
    """Level per domain with its target; domains without enough answers stay visibly empty."""
    facts = report.facts.sections
    levels = [Level(fact.title, fact.level, fact.target) for fact in facts]
    maximum = facts[0].scale_max if facts else Decimal(LEVEL_MAX)
    return draw_levels(levels, maximum, tell, name=name)


def themes_chart(report: Released[Own, OwnReport], section: str, tell: Tell) -> Chart | None:
    """Level per theme of one domain; None where the domain has no themes, or there is no such."""
    fact = next((fact for fact in report.facts.sections if fact.code == section), None)
    if fact is None or not fact.themes:
        return None
    levels = [Level(theme.title, theme.level, theme.target) for theme in fact.themes]
    return draw_levels(levels, fact.scale_max, tell, name=f"themes-{section}", of=THEMES)


def paper_and_practice(
    questionnaire: Questionnaire, sheet: Sheet
) -> Released[Own, PaperAndPractice]:
    """Weighted means over the level questions with both sides answered, to one decimal (half up).

    A domain without such a question is left out. Questions of weight 0 do not count.
    """
    seen = given(questionnaire, sheet)
    pairs = [
        pair
        for section in questionnaire.sections
        if section.scored and (pair := _pair(section, seen)) is not None
    ]
    facts = PaperAndPractice(sheet.organisation, tuple(pairs))
    return release_own(Own(sheet.organisation), facts)


def pairs_chart(
    released: Released[Own, PaperAndPractice], tell: Tell, *, name: str = "paper-practice"
) -> Chart | None:
    """Paper beside practice per domain; None when no domain asks for both."""
    pairs = released.facts.pairs
    if not pairs:
        return None
    return draw_pairs(pairs, Decimal(LEVEL_MAX), tell, PAPER_AND_PRACTICE, name=name)


def _pair(section: Section, seen: Given) -> Pair | None:
    weight = paper = practice = Decimal(0)
    for question in section.questions:
        answer = seen.answer(question.code)
        if isinstance(answer, Levels) and answer.paper is not None and answer.practice is not None:
            weight += question.weight
            paper += question.weight * answer.paper
            practice += question.weight * answer.practice
    if not weight:
        return None
    return Pair(section.title, _shown(paper / weight), _shown(practice / weight))


def _shown(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
