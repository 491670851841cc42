"""Rounds for tests: what zone 1, 2, … answered, per question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.values import Answer, Missing
from samenscan.core.interpretation.about_scan import AboutScan, Suggestion, about_scan
from samenscan.core.questionnaire.model import (
    Expression,
    FindingKind,
    FindingRule,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.questionnaire.tests.make import make_questionnaire, make_section
from samenscan.core.text import words

Given = Answer | tuple[int | None, int | None]
UNKNOWN, OPEN = Missing.UNKNOWN, Missing.NOT_ANSWERED
ABSENT, RATHER_NOT = Missing.NOT_APPLICABLE, Missing.RATHER_NOT_SAY


def asked(*questions: Question, **of_section: str | int) -> Questionnaire:
    """A questionnaire of one domain, “b”."""
    section = make_section(*questions, code="b")
    return make_questionnaire(
        Section(
            code=section.code,
            title=section.title,
            questions=section.questions,
            who=str(of_section.get("who", "")) or None,
            minutes=int(of_section.get("minutes", 0)),
        )
    )


def round_of(questionnaire: Questionnaire, **answers: Sequence[Given]) -> Dataset:
    """One sheet per place in the lists of answers, which are given by question code."""
    n_sheets = max(map(len, answers.values()))
    sheets = [
        make_sheet({code: given[at] for code, given in answers.items()}, organisation=f"zone-{at}")
        for at in range(n_sheets)
    ]
    return Dataset(questionnaire, tuple(sheets))


def said(dataset: Dataset) -> list[Suggestion]:
    """What is suggested."""
    return list(about_scan(dataset).suggestions)


def rules_said(dataset: Dataset) -> list[tuple[str, str]]:
    """The rule and what it is about, of each suggestion in its order."""
    return [(one.rule, one.about) for one in said(dataset)]


def with_rule(
    questionnaire: Questionnaire, when: str, kind: FindingKind = "risk", code: str = "r1"
) -> Questionnaire:
    """The same with one more rule for findings."""
    told = words(nl="x")
    rule = FindingRule(code, kind, Expression(when), told, told, told)
    return replace(questionnaire, findings=(*questionnaire.findings, rule))


def counts_of(report: AboutScan, code: str) -> Mapping[str, int | None]:
    """The counts of one question by name, those that are 0 left out."""
    one = next(count for count in report.questions if count.question == code)
    found = {
        "answered": one.n_answered,
        "half": one.n_half,
        "unknown": one.n_unknown,
        "rather_not": one.n_rather_not_say,
        "open": one.n_not_answered,
        "absent": one.n_not_applicable,
        "not_asked": one.n_not_asked,
    }
    return {name: n for name, n in found.items() if n != 0}
