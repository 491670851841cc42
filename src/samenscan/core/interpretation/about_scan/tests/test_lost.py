"""Suggestions about questions that lose answers …"""

from dataclasses import replace
from decimal import Decimal

import pytest

from samenscan.core.answers.values import Answer, Number, YesNo
from samenscan.core.interpretation.about_scan import Deed, about_scan
from samenscan.core.interpretation.about_scan.tests.make import (
    ABSENT,
    OPEN,
    RATHER_NOT,
    UNKNOWN,
    Given,
    asked,
    counts_of,
    round_of,
    rules_said,
    said,
    with_rule,
)
from samenscan.core.questionnaire.model import Constraint, Expression, Kind
from samenscan.core.questionnaire.tests.make import make_question
from samenscan.core.text import words

LEVEL = make_question("b1")
ONE, NINE = Number(Decimal(1)), Number(Decimal(9))
SPREAD: list[Given] = [(0, 1), (2, 1), (3, 5), (4, 2), (5, 3)]


def test_q1_count_every_reason_apart_and_all_sheets_together() -> None:
    hidden = replace(make_question("b2"), asked_when=Expression("g"))
    gate = make_question("g", kind=Kind.YES_NO, yes_score=5)
    dataset = round_of(
        asked(gate, LEVEL, hidden),
        g=[YesNo(True)] * 6 + [YesNo(False)],
        b1=[(1, 2), (None, 2), UNKNOWN, RATHER_NOT, OPEN, ABSENT, (None, None)],
        b2=[(1, 2)] * 7,
    )
    report = about_scan(dataset)
    assert counts_of(report, "b1") == {
        **{"answered": 1, "half": 1, "unknown": 1, "rather_not": 1},
        **{"open": 2, "absent": 1},
    }
    assert counts_of(report, "b2") == {"answered": 6, "not_asked": 1}
    first = report.questions[1]
    assert (first.n_applicable, first.n_lost, first.n_without) == (6, 5, 6)


def test_q2_see_of_own_answers_only_whether_there_is_one() -> None:
    own = replace(LEVEL, sharing="own")
    dataset = round_of(asked(own), b1=[(5, 5)] * 10 + [UNKNOWN, ABSENT])
    report = about_scan(dataset)
    count = report.questions[0]
    assert (count.n_answered, count.n_without) == (10, 2)
    assert {count.n_unknown, count.n_not_applicable, count.n_not_asked, count.n_half} == {None}
    assert (report.sides, report.alike, report.suggestions) == ((), (), ())
    assert any("serve only the organisation" in str(note) for note in report.notes)


def test_q2_say_of_own_answers_that_few_gave_one_and_not_why() -> None:
    own = replace(LEVEL, sharing="own")
    suggestion = said(round_of(asked(own), b1=[(5, 5)] * 5 + [UNKNOWN] * 5))[0]
    assert (suggestion.rule, suggestion.gain) == ("Q3", 5)
    assert "5 of 10 organisations gave no value" in str(suggestion.sees)
    conditional = replace(own, asked_when=Expression("g"))
    gate = make_question("g", kind=Kind.YES_NO, yes_score=5)
    dataset = round_of(asked(gate, conditional), g=[YesNo(False), YesNo(True)] * 5)
    assert ("Q3", "b1") not in rules_said(dataset)


@pytest.mark.parametrize(
    ("reason", "deed"),
    [
        (UNKNOWN, Deed.ASK_ELSE),
        (RATHER_NOT, Deed.EXPLAIN),
        (OPEN, Deed.OFFER_UNKNOWN),
    ],
)
def test_q3_follow_from_what_most_said(reason: Answer, deed: Deed) -> None:
    found = said(round_of(asked(LEVEL, who="ict"), b1=[*SPREAD, *[reason] * 4, UNKNOWN]))
    assert [(one.rule, one.deed, one.gain) for one in found] == [("Q3", deed, 5)]
    assert ("ict" in str(found[0].step)) == (deed is Deed.ASK_ELSE)


def test_q3_begin_at_half_and_leave_those_out_to_whom_it_does_not_apply() -> None:
    assert not said(round_of(asked(LEVEL), b1=[*SPREAD, *[UNKNOWN] * 4]))
    assert rules_said(round_of(asked(LEVEL), b1=[*SPREAD, *[UNKNOWN] * 5])) == [("Q3", "b1")]
    found = said(round_of(asked(LEVEL), b1=[*SPREAD, *[UNKNOWN] * 5, *[ABSENT] * 3]))
    assert "5 of the 10 organisations" in str(found[0].sees)


def test_q4_say_that_it_is_not_about_most() -> None:
    assert not said(round_of(asked(LEVEL), b1=[*SPREAD, *[ABSENT] * 4]))
    found = said(round_of(asked(LEVEL), b1=[*SPREAD, *[ABSENT] * 5]))
    assert [(one.rule, one.deed, one.gain) for one in found] == [("Q4", Deed.CONDITION, 5)]


def test_q4_say_that_hardly_anybody_was_asked() -> None:
    gate = make_question("g", kind=Kind.YES_NO, yes_score=5)
    hidden = replace(LEVEL, asked_when=Expression("g"))
    few = [YesNo(True)] * 4 + [YesNo(False)] * 5
    found = said(round_of(asked(gate, hidden), g=few, b1=[(1, 3)] * 9))
    assert [(one.rule, one.about, one.deed) for one in found] == [("Q4", "b1", Deed.DROP)]
    assert "asked of 4 of 9" in str(found[0].sees)


def test_q5_see_half_answers() -> None:
    quarter: list[Given] = [*SPREAD, (1, 2), (None, 3), (2, None)]
    assert rules_said(round_of(asked(LEVEL), b1=quarter)) == [("Q5", "b1")]
    assert not said(round_of(asked(LEVEL), b1=[*quarter, (3, 1)]))


def test_q8_see_a_rule_that_several_break() -> None:
    rule = Constraint(Expression("n2 <= n1"), words(nl="n2 is hoogstens n1."))
    questions = (
        make_question("n1", kind=Kind.NUMBER, weight=0),
        replace(make_question("n2", kind=Kind.NUMBER, weight=0), constraints=(rule,)),
    )
    high, low = NINE, ONE
    ten = [high, high, *[low] * 8]
    dataset = round_of(asked(*questions), n1=[low] * 10, n2=ten)
    assert [(one.n_asked, one.n_broken) for one in about_scan(dataset).constraints] == [(10, 2)]
    assert rules_said(dataset) == [("Q8", "n2")]
    assert not said(round_of(asked(*questions), n1=[low] * 10, n2=[high, *[low] * 9]))
    rare = round_of(asked(*questions), n1=[low] * 21, n2=[*ten, *[low] * 11])
    assert not said(rare)


def test_q2_leave_out_a_rule_between_answers_that_looks_at_own_ones() -> None:
    rule = Constraint(Expression("n2 <= n1"), words(nl="n2 is hoogstens n1."))
    first = replace(make_question("n1", kind=Kind.NUMBER, weight=0), sharing="own")
    second = replace(make_question("n2", kind=Kind.NUMBER, weight=0), constraints=(rule,))
    nines, ones = [NINE] * 9, [ONE] * 9
    report = about_scan(round_of(asked(first, second), n1=ones, n2=nines))
    assert report.constraints == ()
    own = replace(second, sharing="own")
    assert about_scan(round_of(asked(own), n2=nines)).constraints == ()


def test_q13_are_none_under_five_sheets_while_the_tables_stand() -> None:
    report = about_scan(round_of(asked(LEVEL), b1=[UNKNOWN] * 4))
    assert report.suggestions == ()
    assert report.questions[0].n_unknown == 4
    assert "Under five" in str(report.notes[0])
    assert said(round_of(asked(LEVEL), b1=[UNKNOWN] * 5))


def test_q2_hide_of_how_many_a_question_was_not_asked_where_that_tells_an_own_answer() -> None:
    own = replace(make_question("g", kind=Kind.YES_NO, yes_score=5), sharing="own")
    first = replace(make_question("b1"), asked_when=Expression("g"))
    second = replace(make_question("b2"), asked_when=Expression("b1.paper > 1"))
    rule = Constraint(Expression("b2.paper <= b3.paper"), words(nl="b2 is hoogstens b3."))
    last = replace(make_question("b3"), constraints=(rule,))
    questionnaire = with_rule(asked(own, first, second, last), "b2.paper > 1")
    yes_no = [YesNo(True)] * 5 + [YesNo(False)] * 5
    levels = [*SPREAD, *SPREAD]
    report = about_scan(round_of(questionnaire, g=yes_no, b1=levels, b2=levels, b3=levels))
    hidden = {one.question: one.hidden for one in report.questions}
    assert hidden == {"g": True, "b1": True, "b2": True, "b3": False}
    assert [(one.n_answered, one.n_not_asked) for one in report.questions[1:]] == [
        (5, None),
        (4, None),
        (10, 0),
    ]
    assert (report.constraints, report.rules) == ((), ())
    assert "b1" in {side.question for side in report.sides}
