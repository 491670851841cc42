"""The rules of a scan: when they speak (X13, X14, X15, X16), and what goes first (I9 to I11)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Levels, Sheet
from samenscan.core.answers.tests.strategies import levels, missing
from samenscan.core.answers.tests.test_worked_formulas import sheet_of
from samenscan.core.answers.values import Answer, Chosen, Day, YesNo
from samenscan.core.interpretation import OwnReport, explain_finding, own_report
from samenscan.core.interpretation.tests.scans import rule, scan, without_rules
from samenscan.core.questionnaire import Questionnaire, problems_of
from samenscan.core.questionnaire.expressions.formula import Known, read_formula
from samenscan.core.questionnaire.expressions.names import Sort
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.expressions.told import part_in_words
from samenscan.core.questionnaire.model import Expression, FindingRule
from samenscan.core.questionnaire.tests.formulas import PAGE, english, example, rows
from samenscan.core.text import words

_PAGE = PAGE.read_text(encoding="utf-8")


def with_rule(condition: str) -> Questionnaire:
    """The example of the page with one rule."""
    said = words(nl="x")
    one = FindingRule("it", "improvement", Expression(condition, 7), said, said, said, step=said)
    return replace(example(), findings=(one,))


def ids(report: OwnReport) -> list[str]:
    return [finding.id for finding in report.findings]


@pytest.mark.parametrize(
    ("condition", "day", "answers", "speaks"),
    rows(_PAGE, "| condition of a rule | read on | answers | speaks |"),
)
def test_x13_to_x16_speaks(condition: str, day: str, answers: str, speaks: str) -> None:
    questionnaire = with_rule(condition)
    assert not problems_of(questionnaire)
    sheet, read_on = sheet_of(answers), date.fromisoformat(day)
    told = "it" in ids(own_report(questionnaire, sheet, day=read_on))
    explained = explain_finding(questionnaire, sheet, "it", day=read_on).facts
    waits = ", ".join(value.name for value in explained.waits_for)
    assert told is (explained.outcome is True)
    if explained.outcome is None:
        assert f"waits for {waits}" == speaks
    else:
        assert not waits
        assert ("yes" if told else "no") == speaks


@pytest.mark.parametrize(("condition", "told"), rows(_PAGE, "| condition of a rule | in words |"))
def test_x12_tells_a_condition_of_a_rule_in_words(condition: str, told: str) -> None:
    known = Known(example(), in_a_rule=True)
    ready = read_formula(condition, known, Sort.YES_NO)
    assert isinstance(ready, Program)
    said = part_in_words(ready.node, known.names)
    assert said is not None
    assert english(said) == told


@pytest.mark.parametrize(
    ("condition", "said"), rows(_PAGE, "| condition of a rule | what is said |")
)
def test_x11_says_what_is_wrong_with_a_condition(condition: str, said: str) -> None:
    (problem,) = problems_of(with_rule(condition))
    assert f"{english(problem.what)} {english(problem.remedy)}" == said


def test_x15_counts_no_months_without_a_day() -> None:
    questionnaire = with_rule("months_since(A5) >= 12")
    sheet = sheet_of("A5: 2020-01-01")
    assert "it" not in ids(own_report(questionnaire, sheet))
    explained = explain_finding(questionnaire, sheet, "it").facts
    assert [value.name for value in explained.waits_for] == ["day"]


def test_x13_compares_the_level_that_is_shown() -> None:
    # 2 and 1 on paper and in practice, three times: 1.96 is shown as 2.0
    questionnaire = scan(rule("low", "level.D < 2"))
    for kost, baten, low in ((2, 2, False), (2, 1, True)):
        sheet = Sheet("z", {"D1": Levels(kost, kost), "D2": Levels(baten, baten)})
        report = own_report(questionnaire, sheet)
        assert ("low" in ids(report)) is low
    heavy = replace(questionnaire.section("D").questions[0], weight=Decimal(24))
    section = replace(
        questionnaire.section("D"), questions=(heavy, questionnaire.section("D").questions[1])
    )
    close = replace(questionnaire, sections=(*questionnaire.sections[:2], section))
    report = own_report(close, Sheet("z", {"D1": Levels(2, 2), "D2": Levels(1, 1)}))
    assert report.sections[-1].level == Decimal("2.0")
    assert "low" not in ids(report)


ANSWERS: dict[str, Answer] = {
    "B1": Levels(1, 1),
    "B2": YesNo(True),
    "B3": Day(date(2025, 1, 1)),
    "C1": Levels(2, 2),
    "C2": Chosen("one"),
    "D1": Levels(2, 2),
    "D2": Levels(5, 5),
}
SHEET = Sheet("z", ANSWERS)


def test_i9_says_what_the_author_wrote_with_its_evidence() -> None:
    keys = {
        "title": "{nl: Titel, fr: Titre}",
        "sees": '{nl: "Team {answer.C1}, wie {answer.C2}.", fr: "Équipe {answer.C1}."}',
        "others": "Anderen.",
        "references": "[CyFun GV.1]",
        "severity": "high",
    }
    questionnaire = scan(rule("team", "level.D > 1 && C1.practice < 3", **keys))
    (found,) = (one for one in own_report(questionnaire, SHEET).findings if one.id == "team")
    assert (found.rule, found.kind, found.severity, found.section) == (
        "I9",
        "improvement",
        "high",
        "C",
    )
    assert found.questions == ("C1",)
    assert found.references == ("CyFun GV.1",)
    assert next((name, str(shown)) for name, shown in found.evidence) == (
        "C1",
        "on paper level 2, in practice level 2",
    )
    assert [name for name, _ in found.evidence] == ["C1", "C2", "level.D"]
    assert str(found.evidence[2][1]) == "level 3.5"
    assert str(found.sentence).startswith("Team on paper level 2, in practice level 2, wie ")
    assert found.title.told("fr") == "Titre"


def test_i9_is_told_with_the_domain_of_its_author_or_of_the_first_question() -> None:
    for keys, expected in (({}, "C"), ({"section": "D"}, "D")):
        questionnaire = scan(rule("it", "C1.practice < 3 && B1.practice < 2", **keys))
        report = own_report(questionnaire, SHEET)
        (found,) = (one for one in report.findings if one.id == "it")
        assert found.section == expected
        at = ids(report).index("it")
        assert [one.section for one in report.findings[:at]] == ["B"] * at
    levels_only = own_report(scan(rule("it", "level.D > 1")), SHEET)
    assert next(one.section for one in levels_only.findings if one.id == "it") == "D"


def test_i9_tells_a_question_that_is_not_asked() -> None:
    questionnaire = scan(rule("asked", "B1.practice < 2", sees='"Antwoord: {answer.C3}."'))
    told = own_report(questionnaire, Sheet("z", {**ANSWERS, "B2": YesNo(False)}))
    (found,) = (one for one in told.findings if one.id == "asked")
    assert str(found.sentence) == "Antwoord: not asked of you."


def test_i10_keeps_the_general_rules_silent_about_what_is_covered() -> None:
    assert ids(own_report(scan(rule("x", "B2 && false || B2 && B1.practice > 4")), SHEET)) == [
        "I5:B1",
        "I1:B2",
        "I2:C1",
        "I2:D1",
        "I1:D2",
    ]
    spoken = scan(rule("x", "B1.practice < 2 && B2"))
    assert ids(own_report(spoken, SHEET)) == ["x", "I2:C1", "I2:D1", "I1:D2"]
    covers = scan(rule("x", "B1.practice < 2 && B2", covers="[C1, D1]"))
    assert ids(own_report(covers, SHEET)) == ["I5:B1", "x", "I1:B2", "I1:D2"]
    nothing = scan(rule("x", "B1.practice < 2 && B2", covers="[]"))
    assert ids(own_report(nothing, SHEET)) == ["I5:B1", "x", "I1:B2", "I2:C1", "I2:D1", "I1:D2"]


@pytest.mark.parametrize(
    ("rules", "improvements"),
    [
        ((), ["I5:B1", "I2:C1", "I2:D1"]),
        (
            (rule("mild", "D1.practice < 3", severity="low"),),
            ["I5:B1", "I2:C1", "mild"],
        ),
        (
            (rule("wild", "D2.practice > 1", "risk", severity="high"),),
            ["wild", "I5:B1", "I2:C1"],
        ),
        (
            (rule("r", "D2.practice > 1", "risk"), rule("m", 'C2 == "one"')),
            ["I5:B1", "r", "m"],
        ),
        (
            (rule("s", "D2.practice > 1"), rule("t", 'C2 == "one"', severity="high")),
            ["I5:B1", "t", "s"],
        ),
        (
            (rule("s", "D2.practice > 1", "check"), rule("t", 'C2 == "one"', "choice")),
            ["I5:B1", "I2:C1", "I2:D1"],
        ),
        (
            (rule("low", "B1.practice < 2", severity="low"), rule("m", 'C2 == "one"')),
            ["low", "m", "I2:D1"],
        ),
        ((rule("ask", "B1.practice < 2", "check"),), ["I5:B1", "I2:C1", "I2:D1"]),
    ],
)
def test_i11_tells_first_what_weighs_most(rules: tuple[str, ...], improvements: list[str]) -> None:
    report = own_report(scan(*rules), SHEET)
    assert [one.id for one in report.improvements] == improvements
    told = {one.id for one in (*report.strengths, *report.improvements, *report.noticed)}
    quiet = {one.id for one in report.findings if one.rule in ("I1", "I2")}
    assert {one.id for one in report.findings} - quiet <= told


def test_i11_prefers_domains_not_used_yet_within_a_step_only() -> None:
    same = [rule(f"b{n}", "B1.practice < 2", "risk", severity="high") for n in range(3)]
    other = rule("d", "D1.practice < 3", "risk")
    report = own_report(scan(*same, other), SHEET)
    assert [one.id for one in report.improvements] == ["b0", "b1", "b2"]
    before = [rule(f"d{n}", "D2.practice > 1", "risk", severity="high") for n in range(3)]
    report = own_report(scan(*before), SHEET)
    assert [one.id for one in report.improvements] == ["d0", "d1", "d2"]
    spread = rule("d", "D1.practice < 3", "risk", severity="high")
    report = own_report(scan(*same, spread), SHEET)
    assert [one.id for one in report.improvements] == ["b0", "d", "b1"]


def test_i11_tells_strengths_of_the_author_first() -> None:
    questionnaire = scan(
        rule("mine", "D1.practice == 2", "strength"),
        rule("more", 'C2 == "one"', "strength", severity="high"),
    )
    report = own_report(questionnaire, SHEET)
    assert [one.id for one in report.strengths] == ["more", "mine", "I1:B2"]


_rules = st.lists(
    st.builds(
        lambda kind, severity, side, sign, level: (kind, severity, f"{side} {sign} {level}"),
        st.sampled_from(["strength", "improvement", "risk", "check", "choice"]),
        st.sampled_from(["high", "middle", "low"]),
        st.sampled_from(["B1.practice", "C1.paper", "D1.practice", "level.D", "level.B"]),
        st.sampled_from(["<", ">=", "=="]),
        st.integers(1, 5),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(
    _rules,
    st.fixed_dictionaries(dict.fromkeys(("B1", "C1", "D1", "D2"), levels | missing)),
)
def test_i9_to_i11_hold_for_any_rules_and_answers(
    rules: list[tuple[str, str, str]], answers: dict[str, Answer]
) -> None:
    questionnaire = scan(
        *(rule(f"r{n}", when, kind, severity=sev) for n, (kind, sev, when) in enumerate(rules))
    )
    sheet = Sheet("z", answers)
    report = own_report(questionnaire, sheet)
    assert report == own_report(questionnaire, sheet)
    assert len(report.strengths) <= 3 and len(report.improvements) <= 3
    assert all(one.kind == "strength" for one in report.strengths)
    assert all(one.kind in ("risk", "improvement") for one in report.improvements)
    every = ids(report)
    assert len(set(every)) == len(every)
    shown = [one.id for one in (*report.strengths, *report.improvements, *report.noticed)]
    assert len(set(shown)) == len(shown) and set(shown) <= set(every)
    covered = {code for one in report.findings if one.rule == "I9" for code in one.questions}
    general = {one.question for one in report.findings if one.rule != "I9"}
    assert not covered & general
    # what no rule of the scan covers is told as it would be without any
    alone = ids(own_report(without_rules(questionnaire), sheet))
    kept = [one for one in every if ":" in one]
    assert kept == [one for one in alone if one.split(":")[1] not in covered]
    assert [one for one in shown if one.startswith("r")] == [
        one for one in shown if one in every and ":" not in one
    ]
    assert {one for one in every if ":" not in one} <= set(shown)


@given(st.permutations(range(4)))
def test_i11_does_not_depend_on_the_order_of_answers(order: list[int]) -> None:
    questionnaire = scan(rule("a", "B1.practice < 2"), rule("b", "level.D > 1", "strength"))
    pairs = list(ANSWERS.items())[:4]
    mixed = dict([pairs[n] for n in order]) | ANSWERS
    assert own_report(questionnaire, Sheet("z", mixed)) == own_report(questionnaire, SHEET)


def test_an_unreadable_rule_never_speaks() -> None:
    broken = replace(scan(rule("a", "B1.practice < 2")).findings[0], when=Expression("B1 <"))
    questionnaire = replace(scan(), findings=(broken,))
    assert "a" not in ids(own_report(questionnaire, SHEET))
    explained = explain_finding(questionnaire, SHEET, "a").facts
    assert explained.condition is None
    assert "cannot be read" in str(explained.standing)
