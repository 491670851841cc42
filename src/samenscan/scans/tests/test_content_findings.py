"""Every rule for findings of a ready-made scan speaks for one sheet and not for another."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Day,
    Levels,
    Number,
    Priority,
    Row,
    Rows,
    Several,
    Sheet,
    YesNo,
)
from samenscan.core.interpretation.fire import fired, levels_by_name, values_for
from samenscan.core.interpretation.own import own_report
from samenscan.core.interpretation.section_facts import section_facts
from samenscan.core.questionnaire import Kind, Question, Questionnaire
from samenscan.core.questionnaire.expressions import finding_rules_of
from samenscan.core.questionnaire.model import FindingRule
from samenscan.core.text import Words
from samenscan.scans.tests.test_content_sets import content

TABLES = {
    "ict-scan-police": Path(__file__).with_name("police_findings.txt"),
    "ict-scan-municipality": Path(__file__).with_name("municipality_findings.txt"),
}
DAY = date(2026, 11, 24)
LANGUAGES = ("nl", "fr", "de", "en")


@cache
def rows(scan: str) -> tuple[tuple[str, str, str], ...]:
    """Rule, answers for which it speaks, answers for which it does not."""
    lines = TABLES[scan].read_text(encoding="utf-8").splitlines()[1:]
    split = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    return tuple((rule, speaks, silent) for rule, speaks, silent in split)


def answer(question: Question, written: str) -> Answer:
    """What is written in the table, as an answer to this question."""
    first, _, second = written.partition("/")
    match question.kind:
        case Kind.LEVEL:
            return Levels(int(first), int(second))
        case Kind.PRIORITY:
            return Priority(int(first), int(second))
        case Kind.YES_NO:
            return YesNo(written == "yes")
        case Kind.MULTIPLE:
            return Several(tuple(written.split("+")))
        case Kind.DATE:
            return Day(date.fromisoformat(written))
        case Kind.TABLE:
            days = [Day(date.fromisoformat(day)) for day in written.split(";")]
            return Rows(tuple(Row((("ends", day),)) for day in days))
        case Kind.SINGLE:
            return Chosen(written)
    return Number(Decimal(written))


def whole(scan: Questionnaire, code: str, level: int) -> Iterator[tuple[str, Answer]]:
    """Every question with levels or scored choices of a domain (G) or theme (G.detect)."""
    domain, _, theme = code.partition(".")
    for section in scan.sections:
        for question in section.questions if section.code == domain else ():
            if theme and question.theme != theme:
                continue
            if question.kind is Kind.LEVEL:
                yield question.code, Levels(level, level)
            scores = {one.code: one.score for one in question.choices if one.score is not None}
            if question.kind is Kind.SINGLE and scores:
                near = min(scores, key=lambda choice: abs(scores[choice] - level))
                yield question.code, Chosen(near)


def sheet(scan: Questionnaire, written: str) -> Sheet:
    """“C1=1 G:2”: an answer to a question, or the same level everywhere in a domain."""
    answers: dict[str, Answer] = {}
    for part in written.split():
        code, is_answer, value = part.partition("=")
        if is_answer:
            answers[code] = answer(scan.question(code), value)
        else:
            domain, _, level = part.partition(":")
            answers |= dict(whole(scan, domain, int(level)))
    return Sheet("member", answers)


def outcomes(scan: Questionnaire, written: str) -> dict[str, bool | None]:
    """What the condition of every rule gives for these answers; None where one lacks."""
    answered = sheet(scan, written)
    rules = finding_rules_of(scan)
    seen = view(scan, answered)
    levels = levels_by_name(section_facts(scan, answered, seen))
    values = values_for(rules, seen, levels, DAY)
    return {one.rule.id: one.program.holds(values) if one.program else None for one in rules.rules}


def texts(rule: FindingRule) -> Iterator[Words]:
    """Everything that a rule says."""
    for told in (rule.title, rule.sees, rule.matters, rule.others, rule.step):
        if told:
            yield told


EVERY_ROW = [(scan, *row) for scan in TABLES for row in rows(scan)]
EVERY_RULE = [(scan, rule) for scan in TABLES for rule in content(scan).findings]


@pytest.mark.parametrize("scan", TABLES)
def test_every_rule_stands_in_the_table_in_its_order(scan: str) -> None:
    in_table = list(dict.fromkeys(rule for rule, _, _ in rows(scan)))
    assert in_table == [rule.id for rule in content(scan).findings]


@pytest.mark.parametrize(("scan", "rule", "speaks", "silent"), EVERY_ROW)
def test_a_rule_speaks_for_one_sheet_and_not_for_another(
    scan: str, rule: str, speaks: str, silent: str
) -> None:
    assert outcomes(content(scan), speaks)[rule] is True
    assert outcomes(content(scan), silent)[rule] is False


@pytest.mark.parametrize(("scan", "rule", "speaks"), [row[:3] for row in EVERY_ROW])
def test_a_finding_is_told_with_every_answer_it_quotes(scan: str, rule: str, speaks: str) -> None:
    report = own_report(content(scan), sheet(content(scan), speaks), day=DAY)
    told = next(one for one in report.findings if one.id == rule)
    for part in (told.sentence, told.reason, told.others, told.next_step):
        assert not re.search("[{}]", str(part))


@pytest.mark.parametrize("scan", TABLES)
def test_a_sheet_without_answers_meets_no_rule(scan: str) -> None:
    rules = finding_rules_of(content(scan))
    values = values_for(rules, view(content(scan), Sheet("member", {})), {}, DAY)
    assert fired(rules, values) == ()


@pytest.mark.parametrize("scan", TABLES)
def test_there_are_rules_of_every_kind_and_for_every_domain_with_levels(scan: str) -> None:
    rules = finding_rules_of(content(scan))
    kinds = {one.rule.kind for one in rules.rules}
    assert kinds == {"strength", "improvement", "risk", "check", "choice"}
    domains = {one.section.code for one in rules.rules}
    assert domains >= {section.code for section in content(scan).sections if section.scored}


def test_no_rule_of_the_municipalities_speaks_of_a_police_force() -> None:
    force = "zone|korps|corps de police|chef de corps|chief of police|politiegeg|policière|polizeid"
    for rule in content("ict-scan-municipality").findings:
        for told in texts(rule):
            assert not any(re.search(force, said.lower()) for said in told.values())


@pytest.mark.parametrize(
    "rule",
    [rule for _, rule in EVERY_RULE],
    ids=[f"{scan}-{rule.id}" for scan, rule in EVERY_RULE],
)
def test_a_rule_is_written_in_every_language_with_its_own_signs(rule: FindingRule) -> None:
    for told in texts(rule):
        assert set(told) == set(LANGUAGES)
        assert not any(re.search("[\"']", said) for said in told.values())
        assert not re.search("[“”„]|(?<![\u00a0\\w])[;:?!»]|«[^\u00a0]", told["fr"])
        assert "”" not in told["de"]
    assert 2 <= len(rule.title["nl"].split()) <= 9
