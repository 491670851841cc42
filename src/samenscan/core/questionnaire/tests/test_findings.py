"""Rules for findings: read with their questionnaire, checked against it, hashed apart from it."""

import pytest

from samenscan.core.questionnaire import QuestionnaireErrors, gaps, read_set
from samenscan.core.questionnaire.tests.rule_files import FIRST, MAIN, SECOND, change, files


def problems(given: dict[str, str]) -> list[tuple[str, int, str]]:
    with pytest.raises(QuestionnaireErrors) as caught:
        read_set(given, "scan.yaml")
    return [
        (found.file, found.line, f"{found.what} {found.remedy}") for found in caught.value.problems
    ]


def test_reads_rules_of_several_files_in_order() -> None:
    scan = read_set(files(), "scan.yaml")
    first, second, third = scan.findings
    assert [rule.id for rule in scan.findings] == ["old-plan", "low-everywhere", "good"]
    assert (first.kind, first.severity, first.section) == ("improvement", "high", "D")
    assert (first.file, first.line, first.when.line) == ("rules/first.yaml", 2, 5)
    assert first.sees.told("nl") == "Uw plan is van {answer.B2}, net als i-Police."
    assert (first.covers, first.references) == (("D1",), ("CyFun2025 GV.PO-02",))
    assert (second.severity, second.section, second.covers) == ("middle", None, None)
    assert third.step is None


def test_is_no_part_of_what_is_asked() -> None:
    scan = read_set(files(), "scan.yaml")
    without = read_set({"scan.yaml": MAIN.replace("findings: ", "# ")}, "scan.yaml")
    assert without.findings == ()
    assert scan.content_hash == without.content_hash
    assert scan.findings_hash != without.findings_hash
    moved = files(first="# A remark.\n" + FIRST.replace("    kind", "    'kind'"))
    assert read_set(moved, "scan.yaml").findings_hash == scan.findings_hash
    other = files(first=change(FIRST, "Kijk het na.", "Kijk het na!"))
    assert read_set(other, "scan.yaml").findings_hash != scan.findings_hash


def test_finds_gaps_in_rules() -> None:
    found = {
        (gap.code, gap.part, gap.file, gap.line) for gap in gaps(read_set(files(), "scan.yaml"))
    }
    assert ("old-plan", "sees", "rules/first.yaml", 2) in found
    assert ("old-plan", "others", "rules/first.yaml", 2) in found
    assert ("good", "matters", "rules/second.yaml", 9) in found
    assert ("old-plan", "title", "rules/first.yaml", 2) not in found


F, S, M = "rules/first.yaml", "rules/second.yaml", "scan.yaml"


@pytest.mark.parametrize(
    ("part", "old", "new", "file", "line", "what"),
    [
        ("main", "rules/second.yaml", "rules/secnod.yaml", M, 6, "mean “rules/second.yaml”"),
        (
            "main",
            "[rules/first.yaml, rules/second.yaml]",
            "[{id: x}]",
            M,
            6,
            "in a file of their own",
        ),
        ("first", FIRST, "just text", F, 1, "no keys in this file"),
        ("first", FIRST, "findings: []", F, 1, "no rule here"),
        ("first", FIRST, "findings: {id: x}", F, 1, "has to be a list"),
        ("first", "findings:\n", "finding:\n", F, 1, "not a known key here. Did you mean “find"),
        ("first", "kind: improvement", "kind: improvment", F, 3, "Did you mean “improvement”?"),
        ("first", "severity: high", "severity: huge", F, 4, "cannot be “huge”. Use one of"),
        ("first", "id: old-plan", "id: Old plan", F, 2, "cannot be the name of a rule"),
        ("first", "id: old-plan", "id: old--plan", F, 2, "cannot be the name of a rule"),
        ("first", "- id: old-plan\n    kind", "- kind", F, 2, "“id” is missing"),
        ("first", "    step: Kijk het na.\n", "", F, 2, "names no first step"),
        ("first", "    matters: Plannen verouderen.\n", "", F, 2, "“matters” is missing"),
        ("first", "title: {nl: Een oud plan, fr", "title: {fr", F, 7, "first language (nl)"),
        ("first", "fr: Un vieux plan", "en: An old plan", F, 7, "not in “languages”"),
        ("first", "id: old-plan", "id: good", S, 9, "used on line 2 of rules/first.yaml"),
        ("second", "id: good", "id: low-everywhere", S, 9, "used on line 2."),
        ("first", "    section: D", "    section: E", F, 6, "no domain “E”"),
        ("first", "covers: [D1]", "covers: [D11]", F, 12, "question “D11”. Did you mean “D1”?"),
        ("first", "{answer.B2}", "{answer.B22}", F, 8, "question “B22”. Did you mean “B2”?"),
        ("first", "{answer.B2}", "{Answer B2}", F, 8, "“{Answer B2}” cannot stand in a text"),
        ("first", "{i_police}", "{i_polcie}", F, 8, "Did you mean “i_police”?"),
        ("second", "title: Weinig", 'title: "{answer.B1}"', S, 5, "A title cannot hold an answer"),
        ("first", "B1.paper > 1", "B9.paper > 1", F, 5, "no question “B9”"),
        ("first", "B1.paper > 1", "B1.papr > 1", F, 5, "Did you mean “paper”?"),
        ("first", "B1.paper > 1", "B4 == 'three'", F, 5, "not a choice of “B4”"),
        ("first", "B1.paper > 1", "B1.paper = 1", F, 5, "Write == to compare."),
        ("first", "B1.paper > 1", "B1.paper", F, 5, "does not go with yes or no and a number"),
        ("first", " >= 36 && B1.paper > 1", "", F, 5, "A condition gives yes or no"),
        ("first", "months_since(B2)", "months_since(B4)", F, 5, "does not go with a text (B4)"),
        ("first", "months_since(B2)", "month_since(B2)", F, 5, "Did you mean “months_since”?"),
        ("first", "B1.paper > 1", "B1.paper > 5", F, 5, "“B1.paper > 5” is never so. Compare"),
        ("first", "B1.paper > 1", "6 <= B1.paper", F, 5, "“6 <= B1.paper” is never so."),
        ("first", "B1.paper > 1", "B1.paper == 2.5", F, 5, "with a whole number from 0 to 5"),
        ("first", "B1.paper > 1", "!(B1.paper < 0)", F, 5, "“B1.paper < 0” is never so."),
        ("second", "level.B < 2", "level.B >= 5.5", S, 4, "number from 0 to 5."),
        ("second", "level.B < 2", "level.A < 2", S, 4, "There is no domain “A”"),
        ("second", "level.B < 2", "level.C < 2", S, 4, "The domain “C” has no level"),
        ("second", "level.B.paper < 2", "level.B.papre < 2", S, 4, "Did you mean “paper”?"),
        ("second", "level.B.paper", "level.D.paper", S, 4, "has no theme “paper”. Write level.D."),
        ("second", "level.B.paper < 2", "level.D < 2", S, 4, "about several domains"),
        ("second", "level.B.paper < 2", "level < 2", S, 4, "no domain “”"),
        (
            "main",
            "{code: B1, type",
            "{code: B1, asked_when: level.D > 1, type",
            M,
            12,
            "findings only",
        ),
        (
            "main",
            "{code: B1, type",
            "{code: B1, asked_when: months_since(B2) > 1, type",
            M,
            12,
            "in a rule for findings only",
        ),
    ],
)
def test_says_what_is_wrong_and_where(
    part: str, old: str, new: str, file: str, line: int, what: str
) -> None:
    source = {"main": MAIN, "first": FIRST, "second": SECOND}[part]
    found = problems(files(**{part: change(source, old, new)}))
    assert [one for one in found if one[:2] == (file, line) and what in one[2]], found
    # one mistake is told once; what hangs from it is not told as well
    assert len(found) <= 2, found


@pytest.mark.parametrize(
    "condition",
    ["B1.paper >= 5", "B1.paper <= 0", "B1.paper == 5", "B1.paper > -1", "level.B == 2.5"],
)
def test_takes_what_an_answer_can_meet(condition: str) -> None:
    first = change(FIRST, "B1.paper > 1", condition)
    assert len(read_set(files(first=first), "scan.yaml").findings) == 3


def test_says_nothing_of_a_rule_about_a_question_that_was_reported() -> None:
    main = change(MAIN, "{code: B2, type: date,", "{code: B2, type: date, weight: x,")
    assert [one[:2] for one in problems(files(main=main))] == [("scan.yaml", 13)]
    main = change(MAIN, "{code: two, text: Twee}", "{code: t wo, text: Twee}")
    first = change(FIRST, "B1.paper > 1", 'B4 == "two"')
    assert [one[:2] for one in problems(files(main=main, first=first))] == [("scan.yaml", 18)]


def test_tells_all_that_is_wrong_with_a_rule_at_once() -> None:
    first = change(FIRST, "severity: high", "severity: huge")
    first = change(first, "section: D", "section: E")
    first = change(first, "B1.paper > 1", "B9.paper > 1")
    assert [one[:2] for one in problems(files(first=first))] == [(F, 4), (F, 5), (F, 6)]
