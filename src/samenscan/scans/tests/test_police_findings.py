"""Every rule for findings of the police scan speaks for one sheet and stays silent for another."""

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

TABLE = Path(__file__).with_name("police_findings.txt")
DAY = date(2026, 11, 24)
LANGUAGES = ("nl", "fr", "de", "en")


@cache
def police() -> Questionnaire:
    """The police scan of 2026 with its rules."""
    return content("ict-scan-police")


def rows() -> list[tuple[str, str, str]]:
    """Rule, answers for which it speaks, answers for which it does not."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    split = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    return [(rule, speaks, silent) for rule, speaks, silent in split]


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


def whole(code: str, level: int) -> Iterator[tuple[str, Answer]]:
    """Every question with levels or scored choices of a domain (G) or theme (G.detect)."""
    domain, _, theme = code.partition(".")
    for section in police().sections:
        for question in section.questions if section.code == domain else ():
            if theme and question.theme != theme:
                continue
            if question.kind is Kind.LEVEL:
                yield question.code, Levels(level, level)
            scores = {one.code: one.score for one in question.choices if one.score is not None}
            if question.kind is Kind.SINGLE and scores:
                near = min(scores, key=lambda choice: abs(scores[choice] - level))
                yield question.code, Chosen(near)


def sheet(written: str) -> Sheet:
    """“C1=1 G:2”: an answer to a question, or the same level everywhere in a domain."""
    answers: dict[str, Answer] = {}
    for part in written.split():
        code, is_answer, value = part.partition("=")
        if is_answer:
            answers[code] = answer(police().question(code), value)
        else:
            domain, _, level = part.partition(":")
            answers |= dict(whole(domain, int(level)))
    return Sheet("zone", answers)


def outcomes(written: str) -> dict[str, bool | None]:
    """What the condition of every rule gives for these answers; None where one lacks."""
    answered = sheet(written)
    rules = finding_rules_of(police())
    seen = view(police(), answered)
    levels = levels_by_name(section_facts(police(), answered, seen))
    values = values_for(rules, seen, levels, DAY)
    return {one.rule.id: one.program.holds(values) if one.program else None for one in rules.rules}


def texts(rule: FindingRule) -> Iterator[Words]:
    """Everything that a rule says."""
    for told in (rule.title, rule.sees, rule.matters, rule.others, rule.step):
        if told:
            yield told


def test_every_rule_stands_in_the_table_in_its_order() -> None:
    in_table = list(dict.fromkeys(rule for rule, _, _ in rows()))
    assert in_table == [rule.id for rule in police().findings]


@pytest.mark.parametrize(("rule", "speaks", "silent"), rows())
def test_a_rule_speaks_for_one_sheet_and_not_for_another(
    rule: str, speaks: str, silent: str
) -> None:
    assert outcomes(speaks)[rule] is True
    assert outcomes(silent)[rule] is False


@pytest.mark.parametrize(("rule", "speaks"), [(rule, speaks) for rule, speaks, _ in rows()])
def test_a_finding_is_told_with_every_answer_it_quotes(rule: str, speaks: str) -> None:
    report = own_report(police(), sheet(speaks), day=DAY)
    told = next(one for one in report.findings if one.id == rule)
    for part in (told.sentence, told.reason, told.others, told.next_step):
        assert not re.search("[{}]", str(part))


def test_a_sheet_without_answers_meets_no_rule() -> None:
    rules = finding_rules_of(police())
    values = values_for(rules, view(police(), Sheet("zone", {})), {}, DAY)
    assert fired(rules, values) == ()


def test_there_are_rules_of_every_kind_and_for_every_domain_with_levels() -> None:
    rules = finding_rules_of(police())
    kinds = {one.rule.kind for one in rules.rules}
    assert kinds == {"strength", "improvement", "risk", "check", "choice"}
    domains = {one.section.code for one in rules.rules}
    assert domains >= {section.code for section in police().sections if section.scored}


@pytest.mark.parametrize("rule", police().findings, ids=lambda rule: rule.id)
def test_a_rule_is_written_in_every_language_with_its_own_signs(rule: FindingRule) -> None:
    for told in texts(rule):
        assert set(told) == set(LANGUAGES)
        assert not any(re.search("[\"']", said) for said in told.values())
        assert not re.search("[“”„]|(?<![\u00a0\\w])[;:?!»]|«[^\u00a0]", told["fr"])
        assert "”" not in told["de"]
    assert 2 <= len(rule.title["nl"].split()) <= 9
