"""A bridge between two versions …"""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.questionnaire.model import Band, Kind, Question, Questionnaire
from samenscan.core.questionnaire.problem import QuestionnaireErrors
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.questionnaire.versions import (
    Bridge,
    How,
    Rule,
    Step,
    bridge_from_plain,
    bridge_to_plain,
    check_bridge,
    completed,
    propose_bridge,
    read_bridge,
    share_from,
    write_bridge,
)
from samenscan.core.questionnaire.versions.meaning import (
    answered_as,
    possible_shares,
    said_as,
    scored_as,
)
from samenscan.core.questionnaire.versions.tests.strategies import Edit, edits, questionnaires
from samenscan.core.text import words

CHOICES = (make_choice("never", 0), make_choice("older", 2), make_choice("year", 4))


def one(*questions: Question, version: str = "1") -> Questionnaire:
    """A questionnaire of one section with these questions."""
    return replace(make_questionnaire(make_section(*questions)), version=version)


def choosing(code: str = "A1", **scores: int) -> Question:
    """A question with one answer out of three, worth 0, 2 and 4 of 4 unless told otherwise."""
    choices = tuple(
        make_choice(choice.code, scores.get(choice.code, int(choice.score or 0)))
        for choice in CHOICES
    )
    return make_question(code, kind=Kind.SINGLE, choices=choices, max_score=4, title="Hoe vaak?")


def hows(old: Questionnaire, new: Questionnaire) -> list[tuple[tuple[str, ...], ...]]:
    """The proposed steps, briefly: old codes, new codes, how."""
    return [
        (step.old, step.new, (step.how.value,) if step.how else ())
        for step in propose_bridge(old, new).steps
    ]


@given(questionnaires(), st.lists(edits(), max_size=4))
def test_is_proposed_with_every_question_once_and_only_certain_steps(
    old: Questionnaire, author: list[Edit]
) -> None:
    new = old
    for edit in author:
        new = edit(new)
    bridge = propose_bridge(old, new)
    for form, codes in (
        (old, [code for step in bridge.steps for code in step.old]),
        (new, [code for step in bridge.steps for code in step.new]),
    ):
        assert Counter(codes) == Counter(question.code for question in form.questions())
    problems = check_bridge(bridge, old, new)
    assert [problem.step for problem in problems if problem.step is not None] == [
        at for at, step in enumerate(bridge.steps) if step.how is None
    ]
    for step in bridge.steps:
        if step.how in (How.SAME, How.RENAMED):
            was, now = old.question(step.old[0]), new.question(step.new[0])
            assert scored_as(was) == scored_as(now)
            assert answered_as(was) == answered_as(now)
            assert said_as(old, was) == said_as(new, now)
    if not author:
        assert {step.how for step in bridge.steps} <= {How.SAME}


def test_proposes_nothing_where_words_changed() -> None:
    old, new = one(choosing()), one(replace(choosing(), text=words(nl="Hoe dikwijls?")))
    assert hows(old, new) == [(("A1",), ("A1",), ())]


def test_sees_that_only_a_translation_changed() -> None:
    old = one(choosing())
    new = one(replace(choosing(), text=words(nl="Hoe vaak?", fr="Combien ?")))
    assert hows(old, new) == [(("A1",), ("A1",), ("same",))]


def test_sees_new_names_of_levels_as_new_words() -> None:
    levels = tuple(words(nl=str(number)) for number in range(6))
    old = replace(one(make_question("A1")), levels=levels)
    new = replace(old, levels=(*levels[:5], words(nl="altijd")))
    assert hows(old, new) == [(("A1",), ("A1",), ())]
    papered = replace(old, paper_levels=levels)
    assert hows(old, papered) == [(("A1",), ("A1",), ())]


def test_rescales_where_only_scores_changed() -> None:
    bridge = propose_bridge(one(choosing()), one(choosing(older=3)))
    assert bridge.steps == (Step(("A1",), ("A1",), How.RESCALED, Rule(rising=True)),)
    falling = propose_bridge(one(choosing()), one(choosing(never=3)))
    assert falling.steps[0].rule == Rule(rising=False)


def test_knows_that_another_maximum_alone_changes_nothing() -> None:
    doubled = replace(choosing(never=0, older=4, year=8), max_score=Decimal(8))
    assert hows(one(choosing()), one(doubled)) == [(("A1",), ("A1",), ("same",))]


def test_finds_the_one_question_with_another_code() -> None:
    assert hows(one(choosing("A1")), one(choosing("A9"))) == [(("A1",), ("A9",), ("renamed",))]
    twice = one(choosing("A8"), choosing("A9"))
    assert hows(one(choosing("A1")), twice) == [
        ((), ("A8",), ()),
        ((), ("A9",), ()),
        (("A1",), (), ()),
    ]


def test_breaks_where_another_kind_of_answer_is_asked() -> None:
    old, new = one(choosing()), one(make_question("A1", title="Hoe vaak?"))
    assert hows(old, new) == [(("A1",), ("A1",), ("broken",))]


def test_knows_that_a_question_is_new_when_nothing_was_lost() -> None:
    old, new = one(choosing()), one(choosing(), make_question("A2"))
    assert hows(old, new)[1] == ((), ("A2",), ("broken",))
    assert hows(new, old)[1] == (("A2",), (), ("broken",))


def told(bridge: Bridge, old: Questionnaire, new: Questionnaire) -> list[str]:
    """What is wrong with a bridge."""
    return [str(problem.what) for problem in check_bridge(bridge, old, new)]


def rescaled(rule: Rule | None) -> Bridge:
    """A bridge of one rescaled question."""
    return Bridge("1", (Step(("A1",), ("A1",), How.RESCALED, rule),))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(), []),
        (Rule(rising=True), []),
        (Rule(answers=(("never", "never"), ("older", "year"), ("year", "year"))), []),
        (
            Rule(answers=(("never", "never"), ("older", "year"))),
            ["The rule for A1 says nothing about year."],
        ),
        (
            Rule(answers=(("never", "x"), ("older", "year"), ("year", "year"))),
            ["Question A1 has no answer “x”."],
        ),
        (
            Rule(answers=(("never", "year"), ("older", "year"), ("year", "never")), rising=True),
            ["By this rule, who scored higher on A1 can score lower now."],
        ),
        (
            Rule(shares=((Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(3, 4)))),
            ["The rule for A1 says nothing about 1."],
        ),
        (
            Rule(
                shares=(
                    (Fraction(0), Fraction(1)),
                    (Fraction(1, 2), Fraction(3, 4)),
                    (Fraction(1), Fraction(1)),
                ),
                rising=True,
            ),
            ["By this rule, who scored higher on A1 can score lower now."],
        ),
        (
            Rule(answers=(("a", "b"),), shares=((Fraction(0), Fraction(0)),)),
            ["A rule is about answers or about shares, not about both."],
        ),
    ],
)
def test_has_a_rule_for_every_answer(rule: Rule, expected: list[str]) -> None:
    old, new = one(choosing()), one(choosing(older=3))
    assert told(rescaled(rule), old, new) == expected


def test_tells_every_problem_at_once() -> None:
    old = one(choosing("A1"), choosing("A2"), choosing("A3"))
    new = one(choosing("A1"), choosing("A2", older=3), choosing("A4"), version="2")
    bridge = Bridge(
        "0",
        (
            Step(("A1",), ("A1",), None),
            Step(("A2",), ("A2",), How.SAME, Rule()),
            Step(("A1",), ("A9",), How.RENAMED),
            Step(("A3",), (), How.MERGED),
        ),
    )
    assert told(bridge, old, new) == [
        "This bridge starts at version 0.",
        "Question A1 of version 1 stands in 2 steps.",
        "Version 2 has no question A9.",
        "Question A4 of version 2 is in no step.",
        "What became of A1 is still to be decided.",
        "Only “the same answers, scored in another way” has a rule.",
        "Answers to A2 are not worth the same as before.",
        "“several questions became one” does not fit 1 old and 0 new questions.",
    ]


def test_says_that_a_renamed_question_has_another_code() -> None:
    old = new = one(choosing("A1"))
    wrong = "A renamed question has another code, and the same question the same code."
    assert told(Bridge("1", (Step(("A1",), ("A1",), How.RENAMED),)), old, new) == [wrong]
    other = one(choosing("A2"))
    assert told(Bridge("1", (Step(("A1",), ("A2",), How.SAME),)), old, other) == [wrong]


def test_compares_no_scores_that_do_not_exist() -> None:
    old = one(make_question("A1", kind=Kind.TEXT, weight=0), choosing("A2"))
    new = one(choosing("A3"))
    bridge = Bridge("1", (Step(("A1", "A2"), ("A3",), How.MERGED),))
    assert told(bridge, old, new) == ["Question A1 has no score to compare."]


def test_is_completed_with_what_is_certain() -> None:
    old, new = one(choosing("A1"), choosing("A2")), one(choosing("A1"), choosing("A3", older=1))
    written = Bridge("1", (Step(("A2",), ("A3",), How.RESCALED),))
    whole = completed(written, old, new)
    assert whole.steps == (Step(("A1",), ("A1",), How.SAME), *written.steps)
    assert told(whole, old, new) == []


codes = st.lists(st.sampled_from(["A1", "A-2", "no", "1.0", "x_y"]), max_size=3).map(tuple)
fractions = st.fractions(0, 1, max_denominator=20)
rules = st.builds(
    Rule,
    st.dictionaries(st.sampled_from(["a", "yes", "1"]), st.sampled_from(["b", "no"])).map(
        lambda pairs: tuple(pairs.items())
    ),
    st.dictionaries(fractions, fractions, max_size=3).map(lambda pairs: tuple(pairs.items())),
    st.booleans(),
)
steps = st.builds(Step, codes, codes, st.none() | st.sampled_from(list(How)), st.none() | rules)
bridges = st.builds(
    Bridge, st.sampled_from(["2025.1", "1", "v2"]), st.lists(steps, max_size=4).map(tuple)
)


@given(bridges)
def test_reads_back_as_it_was_written(bridge: Bridge) -> None:
    assert read_bridge(write_bridge(bridge), "bridge.yaml") == bridge
    assert bridge_from_plain(bridge_to_plain(bridge)) == bridge


def test_is_read_from_the_questionnaire_itself() -> None:
    source = """code: scan
version: "2"
bridge:
  from: "1"
  questions:
    - {old: [A1], new: A2, how: renamed}
    - old: [B1]
      new: [B1]
      how: rescaled
      rule: {shares: {0: 0, 1/2: 0.75, 1: 1}, rising: yes}
"""
    bridge = read_bridge(source, "scan.yaml")
    assert bridge is not None
    assert bridge.steps[0] == Step(("A1",), ("A2",), How.RENAMED)
    assert bridge.steps[1].rule == Rule(
        shares=(
            (Fraction(0), Fraction(0)),
            (Fraction(1, 2), Fraction(3, 4)),
            (Fraction(1), Fraction(1)),
        ),
        rising=True,
    )
    assert read_bridge("code: scan", "scan.yaml") is None


def test_says_what_is_wrong_with_its_form_line_by_line() -> None:
    source = """bridge:
  from: "1"
  questions:
    - {old: [A1], new: [A2], how: moved}
    - {old: [A1], rule: {shares: {2: 0, 1/0: 1}, answers: [a]}}
    - {old: [A1], rule: {answers: {a: [b]}}}
"""
    with pytest.raises(QuestionnaireErrors) as told:
        read_bridge(source, "b.yaml")
    assert [(one.line, str(one.what)) for one in told.value.problems] == [
        (4, "“how” cannot be “moved”."),
        (5, "“2” is not a share."),
        (5, "“1/0” is not a share."),
        (5, "“answers” has to have keys of its own."),
        (6, "“a” has one thing behind it, not several."),
    ]


@given(st.text(max_size=30))
def test_never_chokes_on_a_share(written: str) -> None:
    share = share_from(written)
    assert share is None or 0 <= share <= 1


def test_knows_the_shares_an_answer_can_have() -> None:
    level = make_question()
    assert possible_shares(level) == tuple(Fraction(n, 10) for n in range(11))
    assert possible_shares(replace(level, combine="minimum")) == tuple(
        Fraction(n, 5) for n in range(6)
    )
    assert possible_shares(choosing()) == (Fraction(0), Fraction(1, 2), Fraction(1))
    number = make_question(kind=Kind.NUMBER)
    assert possible_shares(number) is None
    banded = replace(number, bands=(Band(Decimal(1), Decimal(1)), Band(Decimal(9), Decimal(5))))
    assert possible_shares(banded) == (Fraction(0), Fraction(1, 5), Fraction(1))
