"""What the analyst reads as plain JSON for other programs: counts, and what is certain of them."""

import json

from django.utils.translation import override

from samenscan import __version__
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.facts import LevelFact, NumberFact, StepsFact
from samenscan.core.interpretation.group.members import Group
from samenscan.core.questionnaire import Questionnaire
from samenscan.reports.analyst.about_facts import about_json, written_json
from samenscan.reports.analyst.beside import Beside
from samenscan.reports.analyst.more_facts import more_json
from samenscan.reports.analyst.released import ForAnalyst
from samenscan.reports.analyst.trends import trends_json
from samenscan.reports.facts import Json
from samenscan.reports.words import tell


def analyst_facts(released: ForAnalyst, beside: Beside, asked: Questionnaire, language: str) -> str:
    """Every fact of the report; fractions are texts, steps are counted from the first."""
    report = released.facts
    with override(language):
        facts: dict[str, Json] = {
            "for": "analyst",
            "round": released.audience.round,
            "program": f"samenscan {__version__}",
            "language": language,
            "questionnaire": {
                "code": asked.code,
                "version": asked.version,
                "hash": asked.content_hash,
            },
            "input_hash": report.content_hash,
            "groups": [_group(group) for group in report.groups],
            "took_part": [
                [*_name(one.group), one.n_took_part] for one in report.participation.took_part
            ],
            "silent": [one.organisation for one in report.participation.silent],
            "levels": [_level(fact) for fact in report.levels],
            "steps": [_steps(fact) for fact in report.steps],
            "numbers": [_number(fact) for fact in report.numbers],
            "courses": [_course(one) for one in report.courses],
            **more_json(report),
            "about_the_scan": about_json(beside.about),
            "free_text": written_json(beside.written),
            "trends": trends_json(beside.trends),
        }
        return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _name(group: Group) -> list[Json]:
    return [group.by, group.name]


def _group(group: Group) -> Json:
    title = group.title if isinstance(group.title, str) else tell(group.title)
    return {"by": group.by, "name": group.name, "title": title, "n_members": group.n_members}


def _level(fact: LevelFact) -> Json:
    middle = fact.middle
    return {
        "section": fact.section,
        "theme": fact.theme,
        "group": _name(fact.group),
        "n_members": fact.n_members,
        "n_levels": len(fact.known),
        "bands": list(fact.bands),
        "mean_share": None if middle is None else str(middle.mean),
        "median_share": None if middle is None else str(middle.median),
        "mean_at_least": None if middle is None else str(middle.certain.low),
        "mean_at_most": None if middle is None else str(middle.certain.high),
    }


def _steps(fact: StepsFact) -> Json:
    middle = fact.middle
    return {
        "measure": fact.measure.code,
        "group": _name(fact.group),
        "n_members": fact.n_members,
        "n_answers": fact.n_answers,
        "counts": list(fact.counts),
        "mean": None if middle is None else str(middle.mean),
        "median": None if middle is None else str(middle.median),
        "mean_at_least": None if middle is None else str(middle.certain.low),
        "mean_at_most": None if middle is None else str(middle.certain.high),
    }


def _number(fact: NumberFact) -> Json:
    return {
        "question": fact.question.code,
        "group": _name(fact.group),
        "n_members": fact.n_members,
        "n_answers": len(fact.known),
        "mean": None if fact.mean is None else str(fact.mean),
        "median": None if fact.median is None else str(fact.median),
    }


def _course(one: ThemeCourse) -> Json:
    found = (one.matters_agreed, one.together_agreed)
    return {
        "question": one.question.code,
        "group": _name(one.group),
        "course": one.advised.course.value,
        "leaning": one.leaning.value,
        "possible": sorted(course.value for course in one.advised.possible),
        "about": [[fact.section, fact.theme] for fact in one.about],
        "agreement": [None if side is None else str(side.a) for side in found],
    }
