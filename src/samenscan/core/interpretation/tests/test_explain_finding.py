"""Every finding explains itself, and every silence (I12)."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Levels, Missing, Sheet
from samenscan.core.answers.tests.strategies import levels, missing
from samenscan.core.answers.values import Answer, Day, YesNo
from samenscan.core.disclosure import Own
from samenscan.core.interpretation import (
    FindingExplained,
    UnknownFinding,
    explain_finding,
    own_report,
)
from samenscan.core.interpretation.tests.scans import rule, scan
from samenscan.core.interpretation.trace import Part

SCAN = scan(
    rule("both", "B1.paper - B1.practice >= 2 && (B2 || C1.practice > 3)", covers="[B1]"),
    rule("old", "!(months_since(B3) < 12 || level.D > 4)"),
    rule("low", "level.D < 3", section="D"),
    rule("three", "B1.practice < 2 && B2 && (C1.practice > 3 || C1.paper > 3 || level.D > 1)"),
    rule("asked", "!C3.answered"),
)
ANSWERS: Mapping[str, Answer] = {
    "B1": Levels(4, 1),
    "B2": YesNo(True),
    "B3": Day(date(2024, 1, 15)),
    "C1": Levels(2, 2),
    "D1": Levels(2, 2),
    "D2": Levels(5, 5),
}


def explained(id: str, **other: Answer) -> FindingExplained:
    sheet = Sheet("z", {**ANSWERS, **other})
    return explain_finding(SCAN, sheet, id, day=date(2026, 1, 15)).facts


def told(part: Part, depth: int = 0) -> list[str]:
    """The parts with their outcome, each as deep as it lies."""
    mark = {True: "yes", False: "no", None: "?"}[part.outcome]
    seen = [f"{value.name}={value.shown}" for value in part.values]
    here = f"{'  ' * depth}{mark} {part.joined or '/'.join(seen)}"
    return [here, *(line for inner in part.parts for line in told(inner, depth + 1))]


def test_i12_tells_every_part_with_what_it_saw() -> None:
    found = explained("both")
    assert found.condition is not None and found.outcome is True
    assert told(found.condition) == [
        "yes and",
        "  yes B1=on paper level 4, in practice level 1",
        "  yes or",
        "    yes B2=yes",
        "    no C1=on paper level 2, in practice level 2",
    ]
    assert found.told is not None and found.told.id == "both"
    assert str(found.standing) == "It is told first, among where you could start."
    assert found.waits_for == ()


def test_i12_tells_parts_of_one_kind_beside_each_other() -> None:
    found = explained("three").condition
    assert found is not None
    assert [line.strip().split(" ")[1][:2] for line in told(found)] == [
        *("an", "B1", "B2", "or", "C1", "C1", "le")
    ]
    assert len(found.parts) == 3 and len(found.parts[2].parts) == 3


def test_i12_tells_months_with_both_days_and_levels_with_their_numbers() -> None:
    found = explained("old")
    assert found.condition is not None
    assert told(found.condition) == [
        "yes not",
        "  no or",
        "    no B3=15/01/2024/day=15/01/2026",
        "    no level.D=level 3.5",
    ]
    (node,) = found.numbers
    assert (node.kind, node.code, str(node.level)) == ("section", "D", "3.5")
    assert {child.code for child in node.children} == {"D1", "D2"}


@pytest.mark.parametrize(
    ("id", "other", "waits"),
    [
        ("both", {"B1": Missing.UNKNOWN}, ["B1"]),
        ("both", {"B1": Levels(4, None)}, ["B1"]),
        ("both", {"B1": Levels(None, 1)}, ["B1"]),
        ("both", {"B2": Missing.NOT_ANSWERED, "C1": Missing.RATHER_NOT_SAY}, ["B2", "C1"]),
        ("both", {"B2": Missing.NOT_ANSWERED}, ["B2"]),
        ("low", {"D1": Missing.UNKNOWN}, ["level.D"]),
        ("old", {"B3": Missing.NOT_ANSWERED}, ["B3"]),
    ],
)
def test_i12_tells_for_which_answers_a_rule_waits(
    id: str, other: dict[str, Answer], waits: list[str]
) -> None:
    found = explained(id, **other)
    assert found.outcome is None and found.told is None
    assert [value.name for value in found.waits_for] == waits
    assert "an answer is not there" in str(found.standing)


def test_i12_waits_for_nothing_that_is_decided_without() -> None:
    found = explained("both", B1=Levels(1, 1), B2=Missing.UNKNOWN, C1=Missing.UNKNOWN)
    assert found.outcome is False and found.waits_for == ()
    assert "does not hold" in str(found.standing)


def test_i12_tells_why_a_general_rule_is_silent() -> None:
    assert "the rule “both” of this scan" in str(explained("I3:B1").standing)
    alone = explain_finding(scan(), Sheet("z", {"B1": Levels(3, 1)}), "I3:B1").facts
    assert "here rule I5 goes first" in str(alone.standing)
    assert "does not hold" in str(explained("I1:C1").standing)
    full = dict.fromkeys(("B1", "C1", "D1"), Levels(5, 5))
    assert "three are told first" in str(explained("I1:B2", **full).standing)
    wide = scan(rule("wide", "B2", covers="[C1]"))
    about_other = explain_finding(wide, Sheet("z", ANSWERS), "I2:C1").facts
    assert "the rule “wide” of this scan" in str(about_other.standing)
    not_key = explained("I5:C1", C1=Missing.UNKNOWN)
    assert not_key.outcome is False and not_key.waits_for == ()
    unscored = explained("I2:B3")
    assert unscored.outcome is False and unscored.numbers == ()
    (node,) = explained("I2:C1").numbers
    assert (node.kind, node.code) == ("question", "C1")


@pytest.mark.parametrize(
    ("rule_number", "answer", "outcome"),
    [
        ("I1", Levels(5, 5), True),
        ("I1", Levels(5, 3), False),
        ("I1", Levels(3, 3), False),
        ("I1", Missing.UNKNOWN, None),
        ("I2", Levels(2, 3), True),
        ("I2", Levels(3, 3), False),
        ("I3", Levels(4, 2), True),
        ("I3", Levels(4, 3), False),
        ("I3", Levels(4, None), None),
        ("I4", Levels(2, 4), True),
        ("I4", Levels(3, 4), False),
        ("I5", Levels(2, 2), True),
        ("I5", Levels(3, 3), False),
        ("I5", Levels(2, 3), False),
        ("I5", Missing.RATHER_NOT_SAY, None),
        ("I6", Missing.UNKNOWN, True),
        ("I6", Missing.NOT_ANSWERED, False),
    ],
)
def test_i12_explains_each_general_rule(
    rule_number: str, answer: Answer, outcome: bool | None
) -> None:
    sheet = Sheet("z", {"B1": answer})
    found = explain_finding(scan(), sheet, f"{rule_number}:B1").facts
    assert found.outcome is outcome
    said = {one.id for one in own_report(scan(), sheet).findings}
    assert f"{rule_number}:B1" not in said or outcome


@settings(deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(("B1", "C1", "D1", "D2"), levels | missing)))
def test_i12_explains_whatever_is_told_and_agrees_with_it(answers: dict[str, Answer]) -> None:
    sheet = Sheet("z", answers)
    report = own_report(SCAN, sheet, day=date(2026, 1, 15))
    spoken = {finding.id for finding in report.findings}
    ids = spoken | {one.id for one in SCAN.findings}
    for id in ids:
        released = explain_finding(SCAN, sheet, id, day=date(2026, 1, 15))
        found = released.facts
        assert released.audience == Own("z")
        assert (found.told is not None) == (id in spoken)
        assert (found.outcome is True) == (id in spoken)
        assert bool(found.waits_for) == (found.outcome is None)
        assert found.report == report


def test_i12_names_what_was_probably_meant() -> None:
    with pytest.raises(UnknownFinding) as caught:
        explained("bot")
    assert str(caught.value.remedy) == "Did you mean “both”?"
    with pytest.raises(UnknownFinding) as caught:
        explained("I3:B11")
    assert str(caught.value.remedy) == "Did you mean “I3:B1”?"
    with pytest.raises(UnknownFinding):
        explained("I9:B1")
