"""The own trend …"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.disclosure import NotYourOwn
from samenscan.core.interpretation import interpret_own
from samenscan.core.interpretation.trend import Earlier, OwnTrend, Turn, Why
from samenscan.core.interpretation.trend.links import said_then
from samenscan.core.interpretation.trend.tests.make import (
    bridged,
    level_questions,
    said,
    scan,
    sheet,
    trend,
)
from samenscan.core.questionnaire import read
from samenscan.core.questionnaire.model import Kind, Question, Scoring, Theme
from samenscan.core.questionnaire.tests.make import make_choice, make_question
from samenscan.core.questionnaire.versions import How, Rule, Step
from samenscan.core.text import words

CODES = ("b1", "b2", "b3", "b4")
SCAN = scan("1", *level_questions(*CODES))
levels = st.builds(Levels, st.integers(0, 5), st.integers(0, 5)) | st.sampled_from(list(Missing))
sheets = st.fixed_dictionaries(dict.fromkeys(CODES, levels)).map(sheet)


def told(found: OwnTrend) -> str:
    return " ".join(map(said, found.summary))


def reasons(found: OwnTrend) -> dict[str, Why]:
    return {code: left.why for left in found.left for code, _ in left.questions}


@given(sheets)
def test_r1_tells_no_change_where_no_answer_changed(answers: Sheet) -> None:
    found = trend(SCAN, answers, Earlier(SCAN, answers))
    assert (found.rose, found.fell, found.step) == ((), (), None)
    assert {one.turn for one in found.domains} <= {Turn.STEADY, None}
    assert all(one.before == one.after for one in found.domains)
    assert all(one.before == one.after for one in found.questions)


@given(sheets, sheets)
def test_r1_turns_around_with_time(then: Sheet, now: Sheet) -> None:
    forth = trend(SCAN, now, Earlier(SCAN, then))
    back = trend(SCAN, then, Earlier(SCAN, now))
    mirror = {Turn.ROSE: Turn.FELL, Turn.FELL: Turn.ROSE, Turn.STEADY: Turn.STEADY, None: None}
    assert [mirror[one.turn] for one in forth.domains] == [one.turn for one in back.domains]
    assert [(one.before, one.after) for one in forth.questions] == [
        (one.after, one.before) for one in back.questions
    ]
    assert [one.code for one in forth.rose] == [one.code for one in back.fell]


@given(sheets, sheets)
def test_r5_is_the_same_over_a_bridge_that_only_renames(then: Sheet, now: Sheet) -> None:
    other = {code: f"x{code}" for code in CODES}
    old = scan("0", *level_questions(*other.values()))
    steps = [Step((other[code],), (code,), How.RENAMED) for code in CODES]
    was = sheet({other[code]: then.answer(code) for code in CODES})
    plain = trend(SCAN, now, Earlier(SCAN, then))
    over = trend(SCAN, now, Earlier(old, was, (bridged(old, SCAN, *steps),)))
    assert (over.domains, over.questions, over.left) == (plain.domains, plain.questions, plain.left)


@given(sheets, sheets, st.permutations(range(4)))
def test_r1_does_not_depend_on_the_order_of_questions(
    then: Sheet, now: Sheet, order: list[int]
) -> None:
    turned = scan("1", *level_questions(*(CODES[at] for at in order)))
    one, other = (trend(form, now, Earlier(form, then)) for form in (SCAN, turned))
    assert one.domains == other.domains
    assert {q.code: q for q in one.questions} == {q.code: q for q in other.questions}


def test_r1_compares_levels_over_the_same_questions_only() -> None:
    old = scan("0", *level_questions("b1", "b2", "b3"))
    new = scan("1", *level_questions("b1", "b2", "b3", "b4", "b5"))
    was = sheet({"b1": 1, "b2": 1, "b3": 1})
    now = sheet({"b1": 1, "b2": 1, "b3": 1, "b4": 5, "b5": 5})
    found = trend(new, now, Earlier(old, was, (bridged(old, new),)))
    (domain,) = found.domains
    # All five together would be 2.6, as if something had risen.
    assert (domain.before, domain.after, domain.turn) == (
        Decimal("1.0"),
        Decimal("1.0"),
        Turn.STEADY,
    )
    assert (domain.n_compared, domain.n_applicable) == (3, 5)
    assert told(found) == (
        "3 of the 5 questions that count for a level can be compared with the earlier round "
        "(version 0). One domain shows no clear change. No question moved by a whole level."
    )
    assert reasons(found) == {"b4": Why.NEW, "b5": Why.NEW}


def test_r1_takes_the_weights_of_today_on_both_sides() -> None:
    old = scan("0", *(make_question(code, weight=9) for code in ("b1", "b2", "b3")))
    new = scan("1", make_question("b1", weight=2), *level_questions("b2", "b3"))
    was, now = sheet({"b1": 4, "b2": 0, "b3": 0}), sheet({"b1": 4, "b2": 0, "b3": 0})
    (domain,) = trend(new, now, Earlier(old, was, (bridged(old, new),))).domains
    assert (domain.before, domain.after) == (Decimal("2.0"), Decimal("2.0"))


def test_r1_works_by_themes_where_the_scan_does() -> None:
    themes = (Theme("people", words(nl="Mensen"), Decimal(1)), Theme("doors", words(nl="Deuren")))
    questions = [
        replace(make_question(code), theme="doors" if code == "b4" else "people") for code in CODES
    ]
    form = scan("1", *questions)
    section = replace(form.sections[0], themes=themes)
    form = replace(form, sections=(section,), scoring=replace(Scoring(), section="themes"))
    was, now = sheet(dict.fromkeys(CODES, 0)), sheet({"b1": 0, "b2": 0, "b3": 0, "b4": 5})
    (domain,) = trend(form, now, Earlier(form, was)).domains
    assert (domain.before, domain.after) == (Decimal("0.0"), Decimal("2.5"))


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        ((2, 2, 2), (3, 3, 2), Turn.ROSE),
        ((3, 3, 2), (2, 2, 2), Turn.FELL),
        ((1, 2, 2), (5, 2, 2), Turn.STEADY),
        ((2, 2, 2), (3, 2, 2), Turn.STEADY),
        ((2, 2, 2), (5, 3, 1), Turn.ROSE),
        ((1, 4, 4), (5, 3, 3), Turn.STEADY),
        ((2, 2), (5, 5), None),
    ],
)
def test_r4_calls_a_domain_changed_by_half_a_level_and_two_questions(
    then: tuple[int, ...], now: tuple[int, ...], turn: Turn | None
) -> None:
    codes = CODES[: len(then)]
    form = scan("1", *level_questions(*codes))
    was, is_now = (sheet(dict(zip(codes, given, strict=True))) for given in (then, now))
    (domain,) = trend(form, is_now, Earlier(form, was)).domains
    assert domain.turn is turn
    assert (domain.after is None) == (turn is None)


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        (Levels(2, 2), Levels(3, 3), Turn.ROSE),
        (Levels(2, 2), Levels(2, 3), Turn.STEADY),
        (Levels(2, 2), Levels(2, 4), Turn.ROSE),
        (Levels(2, 2), Levels(0, 2), Turn.FELL),
    ],
)
def test_r3_calls_a_question_changed_by_a_whole_level(
    then: Levels, now: Levels, turn: Turn
) -> None:
    form = scan("1", *level_questions("b1"))
    (one,) = trend(form, sheet({"b1": now}), Earlier(form, sheet({"b1": then}))).questions
    assert one.turn is turn


def test_r2_says_why_each_question_does_not_compare() -> None:
    old = scan("0", *level_questions("b1", "b2", "b3", "b4", "b5", "b8"))
    new = scan("1", *level_questions("b1", "b2", "b3", "b4", "b6", "b7"))
    steps = (
        Step(("b1",), ("b1",), How.BROKEN),
        Step(("b5",), ("b7",), None),
        Step((), ("b6",), How.BROKEN),
    )
    was = sheet({"b1": 1, "b2": Missing.UNKNOWN, "b3": 3, "b4": Missing.NOT_APPLICABLE, "b5": 1})
    now = sheet({"b1": 1, "b2": 2, "b3": Levels(3, None), "b4": 1, "b6": 1, "b7": 3})
    found = trend(new, now, Earlier(old, was, (bridged(old, new, *steps),)))
    assert reasons(found) == {
        "b1": Why.CHANGED,
        "b2": Why.NO_ANSWER_THEN,
        "b3": Why.NO_ANSWER_NOW,
        "b4": Why.NOT_APPLICABLE_THEN,
        "b6": Why.NEW,
        "b7": Why.UNDECIDED,
    }
    assert found.gone == 1
    assert told(found) == (
        "Not one question that counts for a level can be compared with the earlier round "
        "(version 0)."
    )
    sentences = [str(left.sentence) for left in found.left]
    assert "1 question changed, so its answers cannot be compared." in sentences


def test_r6_lets_a_split_question_count_in_its_domain_but_not_by_itself() -> None:
    old = scan("0", *level_questions("b1", "b2"))
    new = scan("1", *level_questions("b1a", "b1b", "b2"))
    way = (bridged(old, new, Step(("b1",), ("b1a", "b1b"), How.SPLIT)),)
    now = sheet({"b1a": 4, "b1b": 2, "b2": 3})
    found = trend(new, now, Earlier(old, sheet({"b1": 1, "b2": 3}), way))
    assert [one.code for one in found.questions] == ["b2"]
    (domain,) = found.domains
    assert (domain.n_compared, domain.n_rose) == (3, 1)
    # (2 x 1 + 3) / 3 then, (4 + 2 + 3) / 3 now.
    assert (domain.before, domain.after) == (Decimal("1.7"), Decimal("3.0"))


def test_r6_lets_no_half_of_a_split_question_stand_for_it() -> None:
    old = scan("0", *level_questions("b1"))
    new = scan("1", *level_questions("b1a", "b1b"))
    way = (bridged(old, new, Step(("b1",), ("b1a", "b1b"), How.SPLIT)),)
    found = trend(new, sheet({"b1a": 4}), Earlier(old, sheet({"b1": 1}), way))
    assert found.n_compared == 0
    apart = scan("1", b=level_questions("b1a"), c=level_questions("b1b"))
    found = trend(apart, sheet({"b1a": 4, "b1b": 4}), Earlier(old, sheet({"b1": 1}), way))
    assert set(reasons(found).values()) == {Why.DIVIDED}


def test_r6_lets_a_merged_question_count_in_its_domain_but_not_by_itself() -> None:
    old = scan("0", *level_questions("b1", "b2", "b3", "b4"))
    new = scan("1", *level_questions("m", "b3", "b4"))
    way = (bridged(old, new, Step(("b1", "b2"), ("m",), How.MERGED)),)
    was = sheet({"b1": 1, "b2": 3, "b3": 0, "b4": 0})
    found = trend(new, sheet({"m": 5, "b3": 0, "b4": 0}), Earlier(old, was, way))
    assert [one.code for one in found.questions] == ["b3", "b4"]
    assert found.domains[0].before == Decimal("0.7")


def test_r5_scores_an_old_answer_as_it_is_worth_today() -> None:
    then_worth = (make_choice("some", 1), make_choice("all", 5))
    now_worth = (make_choice("some", 3), make_choice("all", 5))
    old = scan("0", make_question("s", kind=Kind.SINGLE, choices=then_worth))
    new = scan("1", make_question("s", kind=Kind.SINGLE, choices=now_worth))
    same: dict[str, Answer] = {"s": Chosen("some")}
    found = trend(new, sheet(same), Earlier(old, sheet(same), (bridged(old, new),)))
    assert [(str(one.before), str(one.after)) for one in found.questions] == [("3.0", "3.0")]


def _budget(code: str) -> Question:
    return make_question(code, kind=Kind.YES_NO, yes_score=5, no_score=0)


def _renamed(*pairs: str) -> tuple[Step, ...]:
    return tuple(Step((pair[:2],), (pair[2:],), How.RENAMED) for pair in pairs)


def _over(middle: tuple[Step, ...], last: tuple[Step, ...]) -> OwnTrend:
    """Version 1 (a1, a2) over version 2 (b1, b2) to version 3 (c1, c2)."""
    first, second, third = (
        scan(version, make_question(f"{letter}1"), _budget(f"{letter}2"))
        for version, letter in (("1", "a"), ("2", "b"), ("3", "c"))
    )
    way = (bridged(first, second, *middle), bridged(second, third, *last))
    was = sheet({"a1": 1, "a2": YesNo(False)})
    return trend(third, sheet({"c1": 3, "c2": YesNo(True)}), Earlier(first, was, way))


def test_r5_goes_over_several_bridges() -> None:
    found = _over(_renamed("a1b1", "a2b2"), _renamed("b1c1", "b2c2"))
    assert [(one.code, str(one.before), str(one.after)) for one in found.questions] == [
        ("c1", "1.0", "3.0"),
        ("c2", "0.0", "5.0"),
    ]


def test_r5_stays_broken_once_it_was_broken_on_the_way() -> None:
    early = _over((Step(("a1",), ("b1",), How.BROKEN), *_renamed("a2b2")), _renamed("b1c1", "b2c2"))
    late = _over(_renamed("a1b1", "a2b2"), (Step(("b1",), ("c1",), How.BROKEN), *_renamed("b2c2")))
    assert reasons(early) == reasons(late) == {"c1": Why.CHANGED}
    assert [one.code for one in early.questions] == [one.code for one in late.questions] == ["c2"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((Step(("p",), ("p",), How.SAME), Step(("q",), ("r",), How.RENAMED)), Fraction(2, 5)),
        ((Step(("p", "q"), ("m",), How.MERGED),), Fraction(2, 5)),
        ((Step(("p",), ("p",), How.SAME), Step(("q",), ("r",), How.BROKEN)), None),
        ((Step(("p",), ("p", "r"), How.SPLIT), Step(("q",), (), How.BROKEN)), None),
    ],
)
def test_r6_carries_what_was_split_only_as_a_whole(
    last: tuple[Step, ...], expected: Fraction | None
) -> None:
    first, second = scan("1", make_question("a")), scan("2", *level_questions("p", "q"))
    codes = sorted({code for step in last for code in step.new})
    third = scan("3", *level_questions(*codes))
    split = Step(("a",), ("p", "q"), How.SPLIT)
    way = (bridged(first, second, split), bridged(second, third, *last))
    then = said_then(Earlier(first, sheet({"a": 2}), way))
    assert {one.share for one in then.values()} == {expected}
    assert all(one.shown is None for one in then.values() if one.share is not None)


def test_r5_carries_a_share_by_a_rule_about_shares_after_another_bridge() -> None:
    steps = (Fraction(0), Fraction(2, 5), Fraction(1))
    choices = (make_choice("never", 0), make_choice("older", 2), make_choice("year", 5))
    first, second, third, last = (
        scan(version, make_question("s", kind=Kind.SINGLE, choices=choices))
        for version in ("1", "2", "3", "4")
    )
    halved = Rule(shares=tuple((share, share / 2) for share in steps))
    doubled = Rule(shares=tuple((share / 2, share) for share in steps))
    way = (
        bridged(first, second, Step(("s",), ("s",), How.RESCALED, halved)),
        bridged(second, third, Step(("s",), ("s",), How.RESCALED, doubled)),
        bridged(third, last, Step(("s",), ("s",), How.SAME)),
        bridged(last, third, Step(("s",), ("s",), How.SAME)),
    )
    then = said_then(Earlier(first, sheet({"s": Chosen("older")}), way))
    assert then["s"].share == Fraction(2, 5)
    assert then["s"].shown is not None and said(then["s"].shown) == "older"


CALCULATED = """
code: mini
version: "%s"
title: Mini
languages: [nl]
sections:
  - code: b
    title: Beleid
    questions:
      - {code: staff, type: number, text: Medewerkers, min: 0, max: 900}
      - {code: tablets, type: number, text: Tablets, min: 0, max: 900}
      - {code: each, type: derived, text: Per medewerker, value: tablets / staff, weight: 1,
         decimals: 1, max_score: 5, bands: [{at_least: 0, score: 1}, {at_least: 1, score: 5}]}
"""


def test_r5_carries_a_calculated_value_as_what_it_was_worth() -> None:
    first, second, third = (read(CALCULATED % version, "mini.yaml") for version in "123")
    was, now = (
        sheet({"staff": Number(Decimal(9)), "tablets": Number(Decimal(n))}) for n in (3, 18)
    )
    way = (bridged(first, second), bridged(second, third))
    for earlier in (Earlier(first, was), Earlier(second, was, way[1:]), Earlier(first, was, way)):
        (one,) = trend(third, now, earlier).questions
        assert (one.code, str(one.before), str(one.after)) == ("each", "1.0", "5.0")


def test_r7_is_of_the_organisation_itself_and_of_nobody_else() -> None:
    predecessor = Earlier(SCAN, sheet(dict.fromkeys(CODES, 3), who="predecessor"))
    with pytest.raises(NotYourOwn):
        interpret_own(SCAN, sheet(dict.fromkeys(CODES, 3)), earlier=(predecessor,))


def test_r1_says_over_how_much_of_a_domain_it_speaks() -> None:
    codes = {letter: tuple(f"{letter}{n}" for n in range(3)) for letter in "abc"}
    old = scan("1", **{letter: level_questions(*inside) for letter, inside in codes.items()})
    new = scan(
        "2",
        a=level_questions(*codes["a"], "a9"),
        b=level_questions(*codes["b"]),
        c=level_questions(*codes["c"]),
    )
    then = sheet({code: 1 for inside in codes.values() for code in inside})
    now = sheet({code: 3 for inside in codes.values() for code in inside} | {"a9": 3})
    found = trend(new, now, Earlier(old, then, (bridged(old, new),)))
    assert said(found.summary[1]) == (
        "You went up in “Onderdeel a” (3 of 4 questions), “Onderdeel b” and “Onderdeel c”."
    )


def test_stands_in_the_own_report() -> None:
    was, now = sheet(dict.fromkeys(CODES, 1)), sheet(dict.fromkeys(CODES, 3))
    earlier = Earlier(SCAN, was, day=date(2025, 6, 1))
    (found,) = interpret_own(SCAN, now, earlier=(earlier,)).facts.trends
    assert told(found) == (
        "All 4 questions that count for a level can be compared with the round of 01/06/2025 "
        "(version 1). You went up in “Onderdeel b”. 4 questions went up a whole level or "
        "more."
    )
    (back,) = interpret_own(SCAN, was, earlier=(Earlier(SCAN, now),)).facts.trends
    assert str(back.step).startswith("Lay the two answers")
