"""Per domain what the group holds: levels as a picture, themes and questions as tables."""

from samenscan.core.charts import group_levels_chart
from samenscan.core.interpretation.group.facts import LevelFact, StepsFact
from samenscan.core.interpretation.group.told import on_scale_of, rounded
from samenscan.core.questionnaire import Questionnaire, Section
from samenscan.core.text import text
from samenscan.reports.analyst.released import ForAnalyst
from samenscan.reports.figures import figure
from samenscan.reports.words import shown, tell

_SIDES = {
    "practice": text("in practice"),
    "paper": text("on paper"),
    "matters": text("how much it matters"),
    "together": text("together"),
}


def domains(released: ForAnalyst, asked: Questionnaire, language: str) -> list[dict[str, object]]:
    """Every domain with something to count, in the order of the questionnaire."""
    found = [_domain(released, asked, section, language) for section in asked.sections]
    return [one for one in found if one["figure"] or one["questions"]]


def _domain(
    released: ForAnalyst, asked: Questionnaire, section: Section, language: str
) -> dict[str, object]:
    report = released.facts
    levels = [fact for fact in report.levels if fact.section == section.code]
    has_level = any(fact.theme is None for fact in levels)
    steps = [f for f in report.steps if f.section == section.code and f.group.by == "all"]
    return {
        "code": section.code,
        "title": shown(section.title, language),
        "figure": figure(group_levels_chart(released, asked, section.code, tell))
        if has_level
        else None,
        # The domain and its themes over everybody, then the domain in each partnership.
        "levels": [_level(fact, asked) for fact in levels if fact.group.by == "all"]
        + [
            _level(fact, asked)
            for fact in levels
            if fact.theme is None and fact.group.by == "partnership"
        ],
        "per_group": [
            _level(fact, asked)
            for fact in levels
            if fact.theme is None and fact.group.by in ("kind", "region", "size")
        ],
        "questions": [_question(fact, language) for fact in steps],
    }


def _level(fact: LevelFact, asked: Questionnaire) -> dict[str, object]:
    title = fact.group.title if fact.group.by != "all" else fact.title
    middle = fact.middle
    return {
        "title": title if isinstance(title, str) else tell(title),
        "n": len(fact.known),
        "of": fact.n_members,
        "mean": tell(on_scale_of(asked, middle.mean)) if middle else "",
        "median": tell(on_scale_of(asked, middle.median)) if middle else "",
        "low": tell(on_scale_of(asked, middle.certain.low)) if middle else "",
        "high": tell(on_scale_of(asked, middle.certain.high)) if middle else "",
        "counts": " · ".join(str(n) for n in fact.bands),
    }


def _question(fact: StepsFact, language: str) -> dict[str, object]:
    side = _SIDES.get(fact.measure.side)
    choice = fact.question.choice(fact.measure.choice) if fact.measure.choice else None
    middle = fact.middle
    return {
        "code": fact.question.code,
        "title": shown(fact.question.text, language),
        "side": tell(side) if side else "",
        "choice": shown(choice.text, language) if choice else None,
        "n": fact.n_answers,
        "of": fact.n_members,
        "median": tell(rounded(middle.median)) if middle and fact.measure.n_steps > 2 else "",
        "mean": tell(rounded(middle.mean)) if middle and fact.measure.n_steps > 2 else "",
        "counts": " · ".join(str(n) for n in fact.counts),
    }
