"""Every worked example in docs/methods/scoring.md is executed as it stands there."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from samenscan.core.answers import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo, accept
from samenscan.core.answers.values import Several
from samenscan.core.interpretation import Finding, own_report
from samenscan.core.questionnaire import Questionnaire, gaps, read, read_set
from samenscan.core.scoring import (
    given,
    on_scale,
    score_question,
    score_section,
    score_sheet,
    target_of_section,
)

DOCUMENT = Path(__file__).parents[5] / "docs" / "methods" / "scoring.md"
DOCS = DOCUMENT.read_text(encoding="utf-8")
YAML = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)


def rows_under(*header: str, after: str = "") -> list[list[str]]:
    """The rows of the first table with these column names, below a heading where one is given."""
    lines = iter(DOCS[DOCS.index(after) :].splitlines())
    for line in lines:
        if line == f"| {' | '.join(header)} |":
            next(lines)
            break
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


SCORES = rows_under("question", "answer", "score", "rule")
DOMAINS = rows_under("domain", "answers", "level", "coverage", "target")
SCORED = rows_under("scored question", "answer", "score", "rule")
THEMED = rows_under("domain", "answers", "level", "coverage", "passes", "points")
TOTALS = rows_under("all answers", "total", "coverage")
FINDINGS = rows_under("answers", "strengths", "improvements", "also noticed")
OF_SCAN = rows_under(
    "answers",
    "strengths",
    "improvements",
    "also noticed",
    after="## What the author of a scan says",
)


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return read(YAML[0], "scoring.md")


@pytest.fixture(scope="module")
def with_rules() -> Questionnaire:
    main = YAML[0] + "findings: [findings.yaml]\n"
    return read_set({"scoring.yaml": main, "findings.yaml": YAML[2]}, "scoring.yaml")


@pytest.fixture(scope="module")
def themed() -> Questionnaire:
    return read(YAML[1], "scoring.md")


def answer_of(
    questionnaire: Questionnaire, code: str, written: str, *, checked: bool = True
) -> Answer:
    levels = dict(re.findall(r"(paper|practice) (\d)", written))
    answer: Answer
    if levels:
        answer = Levels(
            *(int(levels[side]) if side in levels else None for side in ("paper", "practice"))
        )
    elif written in ("yes", "no"):
        answer = YesNo(written == "yes")
    elif written.startswith("choice "):
        answer = Chosen(written.removeprefix("choice "))
    elif written.startswith("choices "):
        answer = Several(tuple(written.removeprefix("choices ").split(", ")))
    elif written.startswith("number "):
        answer = Number(Decimal(written.removeprefix("number ")))
    else:
        answer = Missing(written)
    return accept(questionnaire.question(code), answer) if checked else answer


def sheet_of(questionnaire: Questionnaire, written: str, *, checked: bool = True) -> Sheet:
    pairs = [pair.split(": ", 1) for pair in written.split("; ")]
    answers = {code: answer_of(questionnaire, code, told, checked=checked) for code, told in pairs}
    return Sheet("zone", answers)


def test_has_an_example_of_every_table() -> None:
    assert len(YAML) == 3
    assert (len(SCORES), len(DOMAINS), len(FINDINGS), len(OF_SCAN)) == (13, 8, 5, 4)
    assert (len(SCORED), len(THEMED), len(TOTALS)) == (11, 8, 3)


def test_reads_the_questionnaire_and_finds_its_gaps(questionnaire: Questionnaire) -> None:
    assert [section.code for section in questionnaire.sections] == [
        "profile",
        "continuity",
        "privacy",
    ]
    assert {gap.language for gap in gaps(questionnaire)} == {"fr"}


@pytest.mark.parametrize(("code", "written", "score", "rule"), SCORES)
def test_scores_each_answer(
    questionnaire: Questionnaire, code: str, written: str, score: str, rule: str
) -> None:
    found = score_question(questionnaire.question(code), answer_of(questionnaire, code, written))
    assert found == (None if score == "none" else Fraction(score)), rule


@pytest.mark.parametrize(("code", "written", "level", "coverage", "target"), DOMAINS)
def test_scores_each_domain(
    questionnaire: Questionnaire, code: str, written: str, level: str, coverage: str, target: str
) -> None:
    section, sheet = questionnaire.section(code), sheet_of(questionnaire, written)
    found = score_section(questionnaire, section, sheet)
    aimed = target_of_section(section, given(questionnaire, sheet))
    assert shown_level(questionnaire, found.share) == level
    assert (found.reason is None) == (found.share is not None)
    assert found.coverage == Fraction(coverage)
    assert ("none" if aimed is None else str(on_scale(aimed, questionnaire))) == target


@pytest.mark.parametrize(("code", "written", "score", "rule"), SCORED)
def test_scores_sums_and_bands(
    themed: Questionnaire, code: str, written: str, score: str, rule: str
) -> None:
    found = score_question(themed.question(code), answer_of(themed, code, written))
    assert found == (None if score == "none" else Fraction(score)), rule


@pytest.mark.parametrize(("code", "written", "level", "coverage", "passes", "points"), THEMED)
def test_scores_each_domain_by_its_themes(
    themed: Questionnaire,
    code: str,
    written: str,
    level: str,
    coverage: str,
    passes: str,
    points: str,
) -> None:
    section = themed.section(code)
    found = score_section(themed, section, sheet_of(themed, written, checked=False))
    assert shown_level(themed, found.share) == level
    assert found.coverage == Fraction(coverage)
    assert {True: "yes", False: "no", None: "not said"}[found.passed] == passes
    won = found.points
    assert f"{won.achieved} of {won.full}, {won.open} open" == points


@pytest.mark.parametrize(("written", "total", "coverage"), TOTALS)
def test_scores_the_total(themed: Questionnaire, written: str, total: str, coverage: str) -> None:
    found = score_sheet(themed, sheet_of(themed, written)).total
    assert found is not None
    assert shown_level(themed, found.share) == total
    assert found.coverage == Fraction(coverage)


def shown_level(questionnaire: Questionnaire, share: Fraction | None) -> str:
    return "withheld" if share is None else str(on_scale(share, questionnaire))


def told(findings: Sequence[Finding]) -> str:
    return ", ".join(finding.id.replace(":", " ") for finding in findings) or "–"


@pytest.mark.parametrize(("written", "strengths", "improvements", "noticed"), FINDINGS)
def test_tells_what_the_document_says(
    questionnaire: Questionnaire, written: str, strengths: str, improvements: str, noticed: str
) -> None:
    report = own_report(questionnaire, sheet_of(questionnaire, written))
    assert told(report.strengths) == strengths
    assert told(report.improvements) == improvements
    assert told(report.noticed) == noticed
    assert (report.strengths_note is None) == bool(report.strengths)
    assert (report.improvements_note is None) == bool(report.improvements)


@pytest.mark.parametrize(("written", "strengths", "improvements", "noticed"), OF_SCAN)
def test_i9_to_i11_tells_what_the_author_wrote(
    with_rules: Questionnaire, written: str, strengths: str, improvements: str, noticed: str
) -> None:
    report = own_report(with_rules, sheet_of(with_rules, written))
    assert told(report.strengths) == strengths
    assert told(report.improvements) == improvements
    assert told(report.noticed) == noticed
