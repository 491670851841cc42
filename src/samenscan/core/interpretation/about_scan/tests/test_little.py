"""Suggestions about questions that tell little …"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from samenscan.core.answers.values import Chosen, Day, Levels, Number, Several, YesNo
from samenscan.core.interpretation.about_scan import Deed, about_scan
from samenscan.core.interpretation.about_scan.tests.make import (
    OPEN,
    Given,
    asked,
    round_of,
    rules_said,
    said,
    with_rule,
)
from samenscan.core.questionnaire.model import Expression, Kind, Questionnaire, Section
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
)
from samenscan.core.text import words

LEVEL = make_question("b1")
TURNED = tuple(make_choice(code, score) for code, score in (("a", 5), ("b", 0), ("c", 3)))


def _levels(*practice: int) -> list[Given]:
    """Answers of which practice is as given and paper goes up and down."""
    return [(at % 6, level) for at, level in enumerate(practice)]


def test_q6_see_a_ceiling_and_a_floor_from_four_fifths_on() -> None:
    found = said(round_of(asked(LEVEL), b1=_levels(5, 5, 5, 5, 1)))
    assert [(one.rule, one.deed, one.gain) for one in found] == [("Q6", Deed.RAISE, 4)]
    assert "4 of 5 answers are on the highest step" in str(found[0].sees)
    low = said(round_of(asked(LEVEL), b1=_levels(0, 0, 0, 0, 1)))
    assert "lowest step" in str(low[0].sees)
    assert not said(round_of(asked(LEVEL), b1=_levels(5, 5, 5, 1, 1)))
    assert not said(round_of(asked(LEVEL), b1=_levels(4, 4, 4, 4, 3)))


def test_q6_see_that_all_say_the_same_wherever_that_is() -> None:
    found = said(round_of(asked(LEVEL), b1=_levels(3, 3, 3, 3, 3)))
    assert [(one.deed, one.gain) for one in found] == [(Deed.DROP, 5)]
    assert "Drop it" in str(found[0].step)
    key = said(round_of(asked(replace(LEVEL, key=True)), b1=_levels(3, 3, 3, 3, 3)))
    assert "keep it on purpose" in str(key[0].step)
    assert not said(round_of(asked(LEVEL), b1=[*_levels(3, 3, 3, 3), OPEN]))


def test_q6_ask_how_far_where_a_question_has_two_answers() -> None:
    question = make_question("g", kind=Kind.YES_NO, yes_score=5)
    found = said(round_of(asked(question), g=[*[YesNo(True)] * 9, YesNo(False)]))
    assert "how far or how often" in str(found[0].step)


def test_q6_read_choices_in_the_order_of_their_scores() -> None:
    question = make_question("c", kind=Kind.SINGLE, choices=TURNED)
    answers = [*[Chosen("a")] * 8, Chosen("b"), Chosen("c")]
    dataset = round_of(asked(question), c=answers)
    assert about_scan(dataset).sides[0].counts == (8, 1, 1)
    assert about_scan(dataset).sides[0].at_ends == (1, 8)
    assert "highest step" in str(said(dataset)[0].sees)


def test_q6_take_choices_with_one_score_for_one_end() -> None:
    choices = (make_choice("a", 5), make_choice("b", 0), make_choice("c", 5))
    question = make_question("c", kind=Kind.SINGLE, choices=choices)
    found = said(round_of(asked(question), c=[*[Chosen("a")] * 5, *[Chosen("c")] * 4, Chosen("b")]))
    assert [(one.rule, one.gain) for one in found] == [("Q6", 9)]


def test_q6_know_no_end_of_choices_without_scores_and_of_several_at_once() -> None:
    plain = tuple(make_choice(code) for code in "abc")
    single = make_question("c", kind=Kind.SINGLE, choices=plain, weight=0)
    assert not said(round_of(asked(single), c=[*[Chosen("a")] * 9, Chosen("b")]))
    assert rules_said(round_of(asked(single), c=[Chosen("a")] * 9)) == [("Q6", "c")]
    several = make_question("m", kind=Kind.MULTIPLE, choices=plain, weight=0)
    assert not said(round_of(asked(several), m=[Several(("a",))] * 9))


def test_q7_see_that_paper_and_practice_are_the_same() -> None:
    same: list[Given] = [Levels(at % 6, at % 6) for at in range(9)]
    dataset = round_of(asked(LEVEL), b1=[*same, (1, 5)])
    assert [(one.n_answers, one.n_alike) for one in about_scan(dataset).alike] == [(10, 9)]
    assert rules_said(dataset) == [("Q7", "b1")]
    assert not said(round_of(asked(LEVEL), b1=same))
    assert not said(round_of(asked(LEVEL), b1=[*same, (1, 5), (2, 3)]))


def _two_people() -> Questionnaire:
    first = replace(make_question("g1", kind=Kind.YES_NO, yes_score=5), who="chief")
    second = replace(make_question("g2", kind=Kind.YES_NO, yes_score=5), who="ict")
    return asked(first, second)


YES, NO = YesNo(True), YesNo(False)


def test_q9_see_a_rule_that_always_speaks_and_one_that_waits() -> None:
    always = with_rule(_two_people(), "g1 || !g1")
    mixed = [YES, NO, YES, NO, YES, NO]
    found = about_scan(round_of(always, g1=mixed, g2=mixed))
    assert (found.rules[0].n_fired, found.rules[0].n_silent) == (6, 0)
    assert [(one.rule, one.about) for one in found.suggestions] == [("Q9", "r1")]
    waits = with_rule(_two_people(), "g1 && g2")
    half: list[Given] = [YES, YES, YES, NO, YES, NO]
    found = about_scan(round_of(waits, g1=half, g2=[OPEN, OPEN, OPEN, YES, YES, NO]))
    assert (found.rules[0].n_waiting, found.rules[0].n_not_about) == (3, 0)
    assert ("Q9", "r1") in [(one.rule, one.about) for one in found.suggestions]


def test_q9_do_not_blame_a_rule_for_a_question_that_is_not_asked() -> None:
    gate = make_question("g1", kind=Kind.YES_NO, yes_score=5)
    hidden = replace(
        make_question("g2", kind=Kind.YES_NO, yes_score=5), asked_when=Expression("g1")
    )
    dataset = round_of(
        with_rule(asked(gate, hidden), "g2"),
        g1=[*[NO] * 5, *[YES] * 5],
        g2=[YES, NO, YES, NO, YES, YES, NO, YES, NO, YES],
    )
    rule = about_scan(dataset).rules[0]
    assert (rule.n_fired, rule.n_silent, rule.n_waiting, rule.n_not_about) == (3, 2, 0, 5)
    assert not said(dataset)


def test_q9_count_a_rule_that_is_decided_without_the_question_that_is_not_asked() -> None:
    gate = make_question("g1", kind=Kind.YES_NO, yes_score=5)
    hidden = replace(
        make_question("g2", kind=Kind.YES_NO, yes_score=5), asked_when=Expression("!g1")
    )
    dataset = round_of(
        with_rule(asked(gate, hidden), "g1 || g2"), g1=[YES, YES, NO, NO], g2=[NO, NO, NO, OPEN]
    )
    rule = about_scan(dataset).rules[0]
    assert (rule.n_fired, rule.n_silent, rule.n_waiting, rule.n_not_about) == (2, 1, 1, 0)


def test_q9_name_the_rules_that_spoke_for_nobody_in_one_note() -> None:
    silent = with_rule(with_rule(_two_people(), "g1 && !g1"), "g1 != g2", "check", "r2")
    mixed = [YES, NO, YES, NO, YES]
    report = about_scan(round_of(silent, g1=mixed, g2=mixed))
    assert report.suggestions == ()
    notes = [str(note) for note in report.notes if "spoke for nobody" in str(note)]
    assert notes[0].startswith("1 of 2 rules for findings spoke for nobody: r1.")


def test_q10_see_colleagues_whose_answers_do_not_fit() -> None:
    differ = with_rule(_two_people(), "g1 != g2", "check")
    mixed = [YES, NO, YES, NO, YES, NO, YES, NO]
    turned = [NO, YES, *mixed[2:]]
    found = said(round_of(differ, g1=mixed, g2=turned))
    assert [(one.rule, one.deed, one.gain) for one in found] == [("Q10", Deed.TALK, 2)]
    assert not said(round_of(differ, g1=[*mixed, YES], g2=[*turned, YES]))


def test_q10_take_two_people_and_a_rule_that_checks() -> None:
    mixed = [YES, NO, YES, NO, YES, NO, YES, NO]
    turned = [NO, YES, NO, YES, *mixed[4:]]
    assert not said(round_of(with_rule(_two_people(), "g1 != g2"), g1=mixed, g2=turned))
    alone = asked(
        *(make_question(code, kind=Kind.YES_NO, yes_score=5) for code in ("g1", "g2")), who="ict"
    )
    assert not said(round_of(with_rule(alone, "g1 != g2", "check"), g1=mixed, g2=turned))


def test_q2_leave_out_rules_that_look_at_own_answers_or_at_a_level_that_holds_one() -> None:
    own = replace(make_question("g1", kind=Kind.YES_NO, yes_score=5), sharing="own")
    other = make_question("g2", kind=Kind.YES_NO, yes_score=5)
    for when in ("g1 && g2", "level.b > 1"):
        dataset = round_of(with_rule(asked(own, other), when), g1=[YES] * 6, g2=[YES, NO] * 3)
        assert about_scan(dataset).rules == ()
    dataset = round_of(with_rule(asked(own, other), "g2"), g1=[YES] * 6, g2=[YES, NO] * 3)
    assert len(about_scan(dataset).rules) == 1


def test_q2_leave_out_rules_that_look_at_a_level_that_an_own_answer_decides() -> None:
    own = replace(make_question("g1", kind=Kind.YES_NO, weight=0), sharing="own")
    after = replace(make_question("g3"), asked_when=Expression("g1"))
    scan = with_rule(asked(own, make_question("g2"), after), "level.b > 1")
    # Who leaves g3 open has a level only where it was not asked.
    assert about_scan(round_of(scan, g1=[YES, NO] * 3, g2=[(3, 3)] * 6)).rules == ()


def _numbers(codes: str, *rows: str) -> dict[str, list[Given]]:
    """A level (both sides) per digit, a row per sheet."""
    return {code: [(int(row[at]), int(row[at])) for row in rows] for at, code in enumerate(codes)}


def test_q11_are_told_with_an_interval_from_ten_complete_sheets_on() -> None:
    questions = [make_question(code) for code in "abc"]
    rows = ["012", "123", "234", "345", "100", "211", "322", "433", "544", "455"]
    domain = about_scan(round_of(asked(*questions), **_numbers("abc", *rows))).domains[0]
    assert domain.alpha is not None
    assert domain.low is not None
    assert domain.high is not None
    assert domain.low < float(domain.alpha) < domain.high
    assert (domain.n_complete, domain.omega, domain.rest) == (10, None, ())
    assert "does not make the level wrong" in str(domain.sentence)
    nine = about_scan(round_of(asked(*questions), **_numbers("abc", *rows[:9]))).domains[0]
    assert (nine.alpha, nine.low, nine.n_complete) == (None, None, 9)
    assert "we have 9" in str(nine.sentence)


def test_q11_are_none_where_all_are_alike_or_questions_are_few() -> None:
    questions = [make_question(code) for code in "abc"]
    alike = about_scan(round_of(asked(*questions), **_numbers("abc", *["222"] * 12))).domains[0]
    assert (alike.alpha, "same sum" in str(alike.sentence)) == (None, True)
    two = about_scan(round_of(asked(*questions[:2]), **_numbers("ab", *["12"] * 12))).domains[0]
    assert "fewer than three" in str(two.sentence)


def test_q11_see_a_question_that_runs_against_the_others() -> None:
    questions = [make_question(code) for code in "abcd"]
    rows = [f"{n}{n}{n}{5 - n}" for n in (*range(6), *range(6), *range(6), 0, 5)]
    found = said(round_of(asked(*questions), **_numbers("abcd", *rows)))
    assert [(one.rule, one.about) for one in found if one.rule == "Q11"] == [("Q11", "d")]
    chance = [f"{n}{n}{n}{(at + 1) % 2 * 4}" for at, n in enumerate([*range(6), *range(6)] * 2)]
    domain = about_scan(round_of(asked(*questions), **_numbers("abcd", *chance))).domains[0]
    assert domain.rest[3].low < domain.rest[3].correlation < 0 < domain.rest[3].high
    found = said(round_of(asked(*questions), **_numbers("abcd", *chance)))
    assert "Q11" not in [one.rule for one in found]
    upright = [f"{n}{n}{n}{n}" for n in (*range(6), *range(6), *range(6), 0, 5)]
    found = said(round_of(asked(*questions), **_numbers("abcd", *upright)))
    assert "Q11" not in [one.rule for one in found]


@pytest.mark.parametrize(("minutes", "told"), [(1, True), (2, False), (0, False)])
def test_q12_add_up_the_minutes_of_the_questionnaire(minutes: int, told: bool) -> None:
    questions = [make_question(f"b{at}") for at in range(5)]
    levels = _levels(1, 3, 2, 4, 1)
    report = about_scan(round_of(asked(*questions, minutes=minutes), b0=levels))
    assert report.minutes[0].n_questions == 5
    assert ("Q12", "b") in [(one.rule, one.about) for one in report.suggestions] or not told
    assert told or all(one.rule != "Q12" for one in report.suggestions)
    assert any("is not kept" in str(note) for note in report.notes) == bool(minutes)


def test_q13_come_first_where_answers_are_lost_and_then_by_how_many_they_concern() -> None:
    questions = [make_question(code) for code in ("a", "b", "c", "d")]
    always = with_rule(asked(*questions), "a.practice >= 0")
    dataset = round_of(
        always,
        a=_levels(*[3] * 12),
        b=[*_levels(1, 2, 3, 4), *[OPEN] * 8],
        c=[*_levels(1, 2, 3), *[OPEN] * 9],
        d=_levels(*[5] * 10, 1, 2),
    )
    assert rules_said(dataset) == [
        ("Q3", "c"),
        ("Q3", "b"),
        ("Q6", "a"),
        ("Q6", "d"),
        ("Q9", "r1"),
    ]


def test_are_honest_where_one_domain_is_empty_and_where_nobody_answered() -> None:
    empty = make_questionnaire(Section("x", words(nl="X")), Section("b", words(nl="B")))
    report = about_scan(round_of(empty, nothing=[OPEN] * 6))
    assert (report.questions, report.suggestions, report.domains) == ((), (), ())
    nobody = about_scan(round_of(asked(LEVEL), b1=[OPEN] * 6))
    assert [(one.rule, one.gain) for one in nobody.suggestions] == [("Q3", 6)]
    assert nobody.domains[0].alpha is None
    number = make_question("n", kind=Kind.NUMBER, weight=0)
    huge = about_scan(round_of(asked(number), n=[Number(Decimal("1e308"))] * 6))
    assert huge.suggestions == ()


def test_q9_leave_out_a_rule_that_needs_a_day_where_none_is_given() -> None:
    question = make_question("d", kind=Kind.DATE, weight=0)
    days = [Day(date(2026, month, 1)) for month in range(1, 7)]
    dataset = round_of(with_rule(asked(question), "months_since(d) > 3"), d=days)
    assert about_scan(dataset).rules == ()
    rule = about_scan(dataset, day=date(2026, 7, 1)).rules[0]
    assert (rule.n_fired, rule.n_silent) == (3, 3)


def test_q11_compare_a_question_with_the_others_without_itself_as_numpy_does() -> None:
    questions = [make_question(code) for code in "abc"]
    rows = ["012", "123", "234", "345", "100", "211", "322", "433", "544", "455"] * 2
    domain = about_scan(round_of(asked(*questions), **_numbers("abc", *rows))).domains[0]
    table = np.array([[int(digit) for digit in row] for row in rows])
    for at, one in enumerate(domain.rest):
        others = np.delete(table, at, axis=1).sum(axis=1)
        expected = np.corrcoef(table[:, at], others)[0, 1]
        assert one.correlation == pytest.approx(expected, abs=1e-12)
        half = 1.959963984540054 / np.sqrt(len(rows) - 3)
        assert one.low == pytest.approx(np.tanh(np.arctanh(expected) - half), abs=1e-12)
        assert one.high == pytest.approx(np.tanh(np.arctanh(expected) + half), abs=1e-12)
    assert [one.question for one in domain.rest] == ["a", "b", "c"]


def test_q2_leave_own_answers_out_of_what_goes_together() -> None:
    own = replace(make_question("d"), sharing="own")
    questions = [*(make_question(code) for code in "abc"), own]
    rows = ["0125", "1230", "2345", "3450", "1005", "2110", "3225", "4330", "5445", "4550"]
    with_own = about_scan(round_of(asked(*questions), **_numbers("abcd", *rows))).domains[0]
    without = about_scan(round_of(asked(*questions[:3]), **_numbers("abc", *rows))).domains[0]
    assert with_own == without
    assert with_own.n_questions == 3
