"""Rankings, values to check, size and parts, ready for the template."""

from samenscan.core.interpretation.group.odd_values import ToCheck
from samenscan.core.interpretation.group.rankings import RankingFact
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.told_numbers import (
    WHY,
    check_told,
    parts_told,
    ranking_told,
    size_told,
)
from samenscan.reports.words import shown, tell


def numbers_context(report: GroupReport, language: str) -> dict[str, object]:
    """What the sections about rankings, values to check, size and parts print."""
    return {
        "rankings": [
            _ranking(fact, language) for fact in report.rankings if fact.group.by == "all"
        ],
        "to_check": [_check(one, language) for one in report.to_check],
        "sizes": [
            {"title": shown(one.question.text, language), "said": tell(size_told(one))}
            for one in report.sizes
            if one.line is not None
        ],
        "parts": tell(parts_told(report.parts)),
    }


def _ranking(fact: RankingFact, language: str) -> dict[str, object]:
    return {
        "code": fact.question.code,
        "title": shown(fact.question.text, language),
        "sentences": [tell(one) for one in ranking_told(fact)],
        "rows": [
            {
                "title": shown(one.title, language),
                "tier": one.tier,
                "n_named": one.n_named,
                "n_first": one.n_first,
            }
            for one in fact.wanted
        ],
    }


def _check(one: ToCheck, language: str) -> dict[str, object]:
    return {
        "member": one.member.name,
        "code": one.question.code,
        "title": shown(one.question.text, language),
        "said": tell(check_told(one)),
        "why": tell(WHY[one.why]),
    }
