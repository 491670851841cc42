"""Interpreting a sheet: each rule fires on its own ground, and the report keeps its measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Levels, Missing, Sheet
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.tests.strategies import levels, missing
from samenscan.core.disclosure import Own
from samenscan.core.interpretation import OwnReport, interpret_own, own_report
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.tests.make import make_question, make_questionnaire, make_section
from samenscan.core.text import words


def one(answer: Answer | tuple[int | None, int | None], *, key: bool = False) -> OwnReport:
    questionnaire = make_questionnaire(make_section(make_question("b1", key=key, advice="Begin.")))
    return own_report(questionnaire, make_sheet({"b1": answer}))


def rules(report: OwnReport) -> list[str]:
    return [found.rule for found in (*report.strengths, *report.improvements, *report.noticed)]


@pytest.mark.parametrize(
    ("answer", "key", "expected"),
    [
        ((4, 4), False, ["I1"]),
        ((4, 3), False, []),
        ((5, 3), False, ["I3"]),
        ((3, 5), False, ["I4"]),
        ((3, 3), False, []),
        ((3, 2), False, ["I2"]),
        ((4, 1), False, ["I3"]),
        ((1, 3), False, ["I4"]),
        ((2, 3), True, ["I2"]),
        ((2, 2), True, ["I5"]),
        ((4, 0), True, ["I5"]),
        ((5, None), True, []),
        (Missing.UNKNOWN, True, ["I6"]),
        (Missing.UNKNOWN, False, []),
        (Missing.NOT_APPLICABLE, True, []),
        (Missing.NOT_ANSWERED, True, []),
        (Missing.RATHER_NOT_SAY, True, []),
    ],
)
def test_sees(
    answer: Answer | tuple[int | None, int | None], key: bool, expected: list[str]
) -> None:
    assert rules(one(answer, key=key)) == expected


def test_says_what_why_a_step_and_the_evidence() -> None:
    (found,) = one((1, 1)).improvements
    assert (
        str(found.sentence) == "There is room to grow here: on paper level 1, in practice level 1."
    )
    assert "forward" in str(found.reason)
    assert found.next_step == words(nl="Begin.")
    assert [(code, str(shown)) for code, shown in found.evidence] == [
        ("b1", "on paper level 1, in practice level 1")
    ]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((4, 0), "agreed on paper, but hardly happens in practice"),
        ((0, 4), "happens in practice, but is hardly written down"),
        ((1, 1), "not in place yet"),
    ],
)
def test_i5_says_which_side_of_a_key_point_lacks(answer: tuple[int, int], says: str) -> None:
    (found,) = one(answer, key=True).improvements
    assert says in str(found.sentence)


def test_i8_withholds_a_domain_level_with_its_reason() -> None:
    questionnaire = make_questionnaire(make_section(make_question("b1"), make_question("b2")))
    report = own_report(questionnaire, make_sheet({"b1": (5, 5)}))
    (fact,) = report.sections
    assert fact.level is None
    assert str(fact.reason) == "50 % of this domain is answered; from 70 % on we show a level."
    assert rules(report) == ["I1"]


def test_i7_prefers_different_domains_and_then_the_order_of_the_questionnaire() -> None:
    questionnaire = make_questionnaire(
        make_section(make_question("b1"), make_question("b2"), make_question("b3"), code="b"),
        make_section(make_question("c1"), code="c"),
    )
    low = make_sheet({"b1": (0, 0), "b2": (0, 0), "b3": (0, 0), "c1": (2, 2)})
    improvements = own_report(questionnaire, low).improvements
    assert [found.question for found in improvements] == ["b1", "c1", "b2"]


def test_i7_puts_key_questions_below_their_gate_first() -> None:
    questionnaire = make_questionnaire(
        make_section(make_question("b1", weight=9), code="b"),
        make_section(make_question("c1", key=True), make_question("c2", key=True), code="c"),
    )
    low = make_sheet({"b1": (0, 0), "c1": (2, 2), "c2": (1, 1)})
    improvements = own_report(questionnaire, low).improvements
    assert [(found.rule, found.question) for found in improvements] == [
        ("I5", "c2"),
        ("I5", "c1"),
        ("I2", "b1"),
    ]


def test_i7_puts_a_key_question_first_among_equals() -> None:
    questionnaire = make_questionnaire(
        make_section(make_question("b1"), make_question("b2", key=True))
    )
    improvements = own_report(questionnaire, make_sheet({"b1": (3, 2), "b2": (3, 2)})).improvements
    assert [(found.rule, found.question) for found in improvements] == [("I2", "b2"), ("I2", "b1")]


def test_i1_calls_nothing_a_strength_below_its_own_target() -> None:
    questionnaire = make_questionnaire(make_section(make_question("b1", target=5)))
    assert rules(own_report(questionnaire, make_sheet({"b1": (4, 5)}))) == ["I2"]


def test_i8_invents_nothing_on_an_empty_sheet() -> None:
    report = own_report(make_questionnaire(), make_sheet())
    assert rules(report) == []
    assert str(report.strengths_note) == str(report.improvements_note)
    assert report.n_missing[Missing.NOT_ANSWERED] == 1


def test_counts_a_half_answered_level_as_not_answered() -> None:
    assert one((3, None)).n_missing[Missing.NOT_ANSWERED] == 1


def test_leaves_parts_that_only_describe_out() -> None:
    questionnaire = make_questionnaire(make_section(make_question("a1"), code="a", scored=False))
    report = own_report(questionnaire, make_sheet({"a1": (0, 5)}))
    assert (report.sections, rules(report)) == ((), [])


def test_releases_to_the_organisation_itself() -> None:
    released = interpret_own(make_questionnaire(), make_sheet(organisation="zone-7"))
    assert released.audience == Own("zone-7")
    assert released.facts.organisation == "zone-7"


answers: st.SearchStrategy[Answer] = st.builds(Levels, levels, levels) | missing
KEYS = ("b1", "c2")
CODES = tuple(f"{section}{number}" for section in "bcd" for number in range(1, 4))
BROAD: Questionnaire = make_questionnaire(
    *(
        make_section(
            *(make_question(f"{code}{n}", weight=n, key=f"{code}{n}" in KEYS) for n in (1, 2, 3)),
            code=code,
        )
        for code in "bcd"
    )
)
sheets = st.builds(Sheet, st.just("zone"), st.fixed_dictionaries(dict.fromkeys(CODES, answers)))


@given(sheets)
def test_keeps_its_measure_whatever_is_answered(sheet: Sheet) -> None:
    report = own_report(BROAD, sheet)
    findings = (*report.strengths, *report.improvements, *report.noticed)
    assert len(report.strengths) <= 3 and len(report.improvements) <= 3
    assert len({found.question for found in findings}) == len(findings)
    for found in findings:
        ((code, _),) = found.evidence
        assert code == found.question
        assert sheet.answer(code) is Missing.UNKNOWN or not isinstance(sheet.answer(code), Missing)
    assert report == own_report(BROAD, Sheet("zone", dict(reversed(list(sheet.answers.items())))))


@given(sheets)
def test_i7_spreads_over_domains_as_far_as_there_are_any(sheet: Sheet) -> None:
    strengths = own_report(BROAD, sheet).strengths
    firm = {
        code[0]
        for code, answer in sheet.answers.items()
        if isinstance(answer, Levels)
        and answer in (Levels(4, 4), Levels(5, 5), Levels(4, 5), Levels(5, 4))
    }
    assert len({found.section for found in strengths}) == len(firm)


@given(sheets)
def test_never_ranks_or_grades(sheet: Sheet) -> None:
    report = own_report(BROAD, sheet)
    for found in (*report.strengths, *report.improvements, *report.noticed):
        told = f"{found.sentence} {found.reason}".casefold()
        assert not any(
            word in told
            for word in ("rank", "best", "worst", "better than", "poor", "fail", "grade")
        )
