"""What a report tells, as plain JSON for other programs; the same facts, and no more."""

import json
from collections.abc import Sequence

from django.utils.translation import override

from samenscan import __version__
from samenscan.core.answers.asked import Broken
from samenscan.core.disclosure import NoPlan, Own, Plan, Released, plan_to_plain
from samenscan.core.interpretation import (
    Calculated,
    Finding,
    OwnAnswer,
    OwnAnswers,
    OwnReport,
    SectionFact,
    ThemeFact,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Said, Text
from samenscan.reports.collective import Bands
from samenscan.reports.totals import TotalsReport, totals_facts
from samenscan.reports.trends import trend_facts
from samenscan.reports.words import tell

Json = None | bool | int | str | Sequence["Json"] | dict[str, "Json"]


def own_facts(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    *,
    answers: Released[Own, OwnAnswers] | None = None,
) -> str:
    """The own report as JSON; levels and values are texts with a point, coverage a fraction.

    With `answers`, every question that is asked with its answer, or why there is none.
    """
    report = released.facts
    with override(language):
        return _written(
            {
                "organisation": report.organisation,
                "input_hash": report.content_hash,
                "read_on": None if report.day is None else report.day.isoformat(),
                **_frame(questionnaire, language),
                "sections": [_section(fact) for fact in report.sections],
                "findings": [_finding(finding) for finding in report.findings],
                "strengths": [_finding(finding) for finding in report.strengths],
                "improvements": [_finding(finding) for finding in report.improvements],
                "noticed": [_finding(finding) for finding in report.noticed],
                "calculated": [_calculated(one) for one in report.calculated],
                "broken": [_broken(one) for one in report.broken],
                "trends": [_json(trend_facts(one)) for one in report.trends],
                "n_missing": {kind.value: n for kind, n in report.n_missing.items()},
                **({"answers": [_answer(one) for one in answers.facts.answers]} if answers else {}),
            }
        )


def collective_facts(
    released: Bands,
    plan: Plan,
    questionnaire: Questionnaire,
    language: str,
    amounts: TotalsReport | None = None,
) -> str:
    """The collective result as JSON: few, some or many per statement and group, and the plan.

    `other_ends` holds the same for the second sentence of a question, where one was told;
    `totals` the lowest and the highest amount of all together, null where that side is open.
    """
    with override(language):
        return _written(
            {
                "round": released.audience.round,
                **_frame(questionnaire, language),
                "plan": _json(plan_to_plain(plan)),
                "questions": {facts.code: dict(facts.bands) for facts in released.facts},
                "other_ends": {
                    facts.code: dict(facts.other_end.bands)
                    for facts in released.facts
                    if facts.other_end is not None
                },
                "totals": _json(totals_facts(amounts)) if amounts else {},
            }
        )


def nothing_told_facts(
    plan: NoPlan | Plan | None, reason: Text, questionnaire: Questionnaire, language: str
) -> str:
    """That there is no collective result, and why."""
    with override(language):
        return _written(
            {
                **_frame(questionnaire, language),
                "plan": None if plan is None else _json(plan_to_plain(plan)),
                "reason": tell(reason),
            }
        )


def _frame(questionnaire: Questionnaire, language: str) -> dict[str, Json]:
    return {
        "program": f"samenscan {__version__}",
        "language": language,
        "questionnaire": {
            "code": questionnaire.code,
            "version": questionnaire.version,
            "hash": questionnaire.content_hash,
            "findings_hash": questionnaire.findings_hash,
        },
    }


def _section(fact: SectionFact) -> Json:
    return {
        "code": fact.code,
        "title": tell(fact.title),
        "level": None if fact.level is None else str(fact.level),
        "target": None if fact.target is None else str(fact.target),
        "scale_max": str(fact.scale_max),
        "coverage": str(fact.coverage),
        "n_answered": fact.n_answered,
        "n_applicable": fact.n_applicable,
        "reason": _told(fact.reason),
        "themes": [_theme(theme) for theme in fact.themes],
        "passed": fact.passed,
        "because": _told(fact.because),
    }


def _theme(theme: ThemeFact) -> Json:
    return {
        "code": theme.code,
        "title": tell(theme.title),
        "level": None if theme.level is None else str(theme.level),
        "target": None if theme.target is None else str(theme.target),
        "coverage": str(theme.coverage),
        "reason": _told(theme.reason),
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "section": finding.section,
        "questions": list(finding.questions),
        "title": tell(finding.title),
        "sentence": tell(finding.sentence),
        "reason": tell(finding.reason),
        "others": _told(finding.others),
        "next_step": _told(finding.next_step),
        "references": list(finding.references),
        "evidence": [[code, tell(answer)] for code, answer in finding.evidence],
    }


def _answer(one: OwnAnswer) -> Json:
    return {
        "section": one.section,
        "question": one.question,
        "title": tell(one.title),
        "answer": [tell(line) for line in one.in_full],
        "missing": None if one.missing is None else one.missing.value,
        "paper": one.paper,
        "practice": one.practice,
        "number": None if one.number is None else str(one.number),
        "calculated": one.calculated,
        "comment": one.comment,
        "evidence": list(one.evidence),
    }


def _calculated(one: Calculated) -> Json:
    return {
        "question": one.question,
        "title": tell(one.title),
        "value": str(one.value),
        "shown": tell(one.shown),
        "how": tell(one.how),
    }


def _broken(one: Broken) -> Json:
    return {"question": one.question, "says": tell(one.says)}


def _told(value: Said | None) -> str | None:
    return None if value is None else tell(value)


def _json(value: object) -> Json:
    plain: Json = json.loads(json.dumps(value, default=dict))
    return plain


def _written(facts: dict[str, Json]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
