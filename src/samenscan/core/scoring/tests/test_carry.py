"""Old answers beside new ones …"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.questionnaire.versions import Bridge, How, Rule, Step, propose_bridge
from samenscan.core.scoring.carry import Carried, CarriedShare, carry
from samenscan.core.scoring.questions import score_question

OLD = make_questionnaire(
    make_section(
        make_question("L1"),
        make_question(
            "S1",
            kind=Kind.SINGLE,
            choices=(make_choice("never", 0), make_choice("older", 2), make_choice("year", 5)),
        ),
        make_question("Y1", kind=Kind.YES_NO, yes_score=5, no_score=0, weight=3),
        make_question("N1", kind=Kind.NUMBER, weight=0, maximum=10),
    )
)
levels = st.builds(Levels, st.integers(0, 5), st.integers(0, 5))
answers: dict[str, st.SearchStrategy[Answer]] = {
    "L1": levels | st.just(Levels(3, None)),
    "S1": st.builds(Chosen, st.sampled_from(["never", "older", "year"])),
    "Y1": st.builds(YesNo, st.booleans()),
    "N1": st.integers(0, 10).map(lambda n: Number(Decimal(n))),
}
missing = st.sampled_from(list(Missing))
sheets = st.fixed_dictionaries({code: one | missing for code, one in answers.items()}).map(
    lambda given: Sheet("x", given)
)


def _with(code: str, **changed: object) -> Questionnaire:
    section = OLD.sections[0]
    questions = tuple(
        replace(one, **changed) if one.code == code else one  # type: ignore[arg-type] # by name
        for one in section.questions
    )
    return replace(OLD, version="2", sections=(replace(section, questions=questions),))


def _only(*questions: Question) -> Questionnaire:
    return replace(make_questionnaire(make_section(*questions)), version="2")


def _carry(new: Questionnaire, sheet: Sheet, *steps: Step) -> Carried:
    return carry(Bridge("1", steps), OLD, new, sheet)


@given(sheets)
def test_are_the_same_where_nothing_changed(sheet: Sheet) -> None:
    carried = carry(propose_bridge(OLD, OLD), OLD, OLD, sheet)
    assert carried.answers == sheet.answers
    assert carried.left_out == ()
    for question in OLD.questions():
        shares = [one.share for one in carried.shares if one.new == (question.code,)]
        expected = score_question(question, sheet.answer(question.code))
        assert shares == ([] if expected is None else [expected])


@given(sheets, st.sampled_from([How.BROKEN, None]))
def test_never_pass_what_is_broken_or_undecided(sheet: Sheet, how: How | None) -> None:
    steps = [Step((one.code,), (one.code,), how) for one in OLD.questions()]
    assert _carry(OLD, sheet, *steps) == Carried(left_out=("L1", "S1", "Y1", "N1"))


@given(sheets)
def test_are_scored_anew_where_the_scores_changed(sheet: Sheet) -> None:
    new = _with(
        "S1", choices=(make_choice("never", 1), make_choice("older", 4), make_choice("year", 5))
    )
    carried = carry(propose_bridge(OLD, new), OLD, new, sheet)
    assert carried.answers["S1"] == sheet.answer("S1")
    anew = score_question(new.question("S1"), sheet.answer("S1"))
    assert [one.share for one in carried.shares if one.new == ("S1",)] == (
        [] if anew is None else [anew]
    )


def test_follow_a_rule_about_answers() -> None:
    new = _only(make_question("S9", kind=Kind.YES_NO, yes_score=4, no_score=1))
    rule = Rule(answers=(("never", "no"), ("older", "no"), ("year", "yes")))
    step = Step(("S1",), ("S9",), How.RESCALED, rule)
    for code, yes, share in (("older", False, "1/5"), ("year", True, "4/5")):
        carried = _carry(new, Sheet("x", {"S1": Chosen(code)}), step)
        assert carried.answers == {"S9": YesNo(yes)}
        assert carried.shares == (CarriedShare(("S1",), ("S9",), Fraction(share)),)
    carried = _carry(new, Sheet("x", {"S1": Missing.UNKNOWN}), step)
    assert carried == Carried({"S9": Missing.UNKNOWN})


def test_follow_a_rule_about_shares_and_then_have_no_answer() -> None:
    rule = Rule(
        shares=(
            (Fraction(0), Fraction(0)),
            (Fraction(2, 5), Fraction(1, 3)),
            (Fraction(1), Fraction(1)),
        )
    )
    step = Step(("S1",), ("S1",), How.RESCALED, rule)
    carried = _carry(OLD, Sheet("x", {"S1": Chosen("older")}), step)
    assert carried == Carried({}, (CarriedShare(("S1",), ("S1",), Fraction(1, 3)),))


def test_do_not_pass_what_is_broken_even_with_a_rule() -> None:
    rule = Rule(shares=((Fraction(2, 5), Fraction(1, 3)),))
    for how in (How.BROKEN, None):
        step = Step(("S1",), ("S1",), how, rule)
        carried = _carry(OLD, Sheet("x", {"S1": Chosen("older")}), step)
        assert carried == Carried(left_out=("S1",))


def test_stand_beside_the_parts_of_a_split_question() -> None:
    step = Step(("L1",), ("L1a", "L1b"), How.SPLIT)
    new = _only(make_question("L1a"), make_question("L1b"))
    carried = _carry(new, Sheet("x", {"L1": Levels(2, 3)}), step)
    assert carried == Carried({}, (CarriedShare(("L1",), ("L1a", "L1b"), Fraction(1, 2)),))


def test_are_joined_by_weight_and_only_when_all_are_there() -> None:
    step = Step(("L1", "Y1"), ("M1",), How.MERGED)
    new = _only(make_question("M1"))
    both = Sheet("x", {"L1": Levels(2, 3), "Y1": YesNo(True)})
    assert _carry(new, both, step).shares == (CarriedShare(("L1", "Y1"), ("M1",), Fraction(7, 8)),)
    half = Sheet("x", {"L1": Levels(2, 3), "Y1": Missing.UNKNOWN})
    assert _carry(new, half, step) == Carried(left_out=("L1", "Y1"))


def test_stay_behind_where_the_new_question_does_not_take_them() -> None:
    new = _with("N1", maximum=Decimal(5))
    step = Step(("N1",), ("N1",), How.SAME)
    assert _carry(new, Sheet("x", {"N1": Number(Decimal(9))}), step) == Carried(left_out=("N1",))
