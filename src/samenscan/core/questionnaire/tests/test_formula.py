"""Formulas are read whole or refused in sentences, whatever somebody writes."""

import threading
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.questionnaire.check import problems_of
from samenscan.core.questionnaire.expressions import (
    asked_in_words,
    in_words,
    problems_of_expressions,
    references,
    rules_of,
)
from samenscan.core.questionnaire.expressions.formula import Known, read_formula
from samenscan.core.questionnaire.expressions.names import Sort
from samenscan.core.questionnaire.expressions.parse import parse
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name
from samenscan.core.questionnaire.expressions.wrong import TOO_DEEP, TOO_MANY_NAMES, Wrong
from samenscan.core.questionnaire.model import Constraint, Expression, Kind, Question
from samenscan.core.questionnaire.tests.formulas import (
    LAST,
    asked_when,
    english,
    example,
    with_last,
)
from samenscan.core.text import words

_PIECES = st.sampled_from(
    [
        *("A1", "A2", "A4", "A5", "M1", "B3.practice", "B3", "T1.cost", "T1.rows", "C-1", "F1"),
        *("A4.answered", "N1.together", "Zz", "true", "null", "in", "has", "date", "count", "sum"),
        *("&&", "||", "!", "==", "!=", "<", ">=", "+", "-", "*", "/", "%", "?", ":", "=", "and"),
        *(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ".",
            "'single'",
            '"mail"',
            '"',
            "“",
            "3",
            "2.5",
            "1e9",
        ),
        *("0x1F", "2u", "99999999999999999999", "\n", "//", "\0", "é", "🙂", "r'", "b'a'", "1e999"),
    ]
)


@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
@settings(max_examples=600, deadline=None)
def test_x11_whatever_is_written_is_read_or_refused(source: str) -> None:
    questionnaire = asked_when(source)
    problems = problems_of_expressions(questionnaire)
    for problem in problems:
        assert english(problem.what).endswith(".")
        assert english(problem.remedy)
        assert "ERROR" not in english(problem.what)
    assert english(in_words(Expression(source), questionnaire))
    assert (rules_of(questionnaire).asked_when[LAST] is None) is bool(problems)


def test_reads_the_tree_that_cel_hands_over() -> None:
    assert parse('A.b >= -3 && !("x\\n🙂" in [true, 2.5])') == Call(
        "_&&_",
        (
            Call("_>=_", (Name("A.b", 0), Literal(-3.0, 0)), 0),
            Call(
                "!_",
                (
                    Call(
                        "@in",
                        (Literal("x\n🙂", 0), Items((Literal(True, 0), Literal(2.5, 0)), 0)),
                        0,
                    ),
                ),
                0,
            ),
        ),
        0,
    )


def test_positions_count_characters() -> None:
    tree = parse('"🙂" == A1')
    assert isinstance(tree, Call)
    assert (tree.at, tree.arguments[1].at) == (4, 7)


@pytest.mark.parametrize("source", ["has(F1.answered)", "has(B3.practice) && A4"])
def test_x2_whether_something_stands_is_asked_in_one_way(source: str) -> None:
    (problem,) = problems_of_expressions(asked_when(source))
    assert english(problem.what).startswith("“has” cannot be used")


@pytest.mark.parametrize("source", ['A1 in ["single", "x"]', '"x" in M1', '"x" == A1', 'A1 != "x"'])
def test_x11_a_choice_has_to_exist_wherever_it_is_named(source: str) -> None:
    (problem,) = problems_of_expressions(asked_when(source))
    assert english(problem.what).startswith("“x” is not a choice of")


@pytest.mark.parametrize("sign", ["==", "!=", "<", ">="])
def test_lists_are_not_compared_as_a_whole(sign: str) -> None:
    (problem,) = problems_of_expressions(asked_when(f"M1 {sign} M1"))
    assert english(problem.what).startswith(f"“{sign}” ")


def test_a_number_that_is_none_does_not_come_out() -> None:
    program = read_formula("A2", Known(example()), Sort.NUMBER)
    assert isinstance(program, Program)
    assert program.number({"A2": 2.0}) == 2.0
    for none in (float("inf"), float("nan")):
        assert program.number({"A2": none}) is None
    assert program.number({}) is None


@pytest.mark.parametrize(
    "source", ["(" * 200 + "A2" + ")" * 200, "A2 > 1" + " + 1" * 150, "!" * 200 + "(A4 || A4)"]
)
def test_x11_steps_within_each_other_are_limited(source: str) -> None:
    found = read_formula(source, Known(example()), Sort.YES_NO)
    assert found == (TOO_DEEP,) or isinstance(found, Program)


def test_x11_length_is_limited() -> None:
    (problem,) = problems_of_expressions(asked_when("A4" + " || A4" * 200))
    assert "1000" in english(problem.what)


def test_x11_names_are_limited() -> None:
    several = [Question(f"Q{n}", Kind.NUMBER, words(nl="x")) for n in range(60)]
    source = " + ".join(question.code for question in several[:25])
    fits = Question(LAST, Kind.DERIVED, words(nl="x"), value=Expression(source))
    assert not problems_of_expressions(with_last(*several, fits))
    lists = ", ".join(f"Q{n} > 1 || Q{n + 1} > 1" for n in range(0, 60, 2)).replace(",", " ||")
    (problem,) = problems_of_expressions(
        with_last(*several, Question(LAST, Kind.TEXT, words(nl="x"), asked_when=Expression(lists)))
    )
    assert problem.what == TOO_MANY_NAMES.what


def test_a_formula_with_the_deepest_brackets_is_not_lost_when_written_out() -> None:
    for depth in range(1, 32):
        source = "!" + "(!" * depth + "(A4 && A2 > 1)" + ")" * depth
        found = read_formula(source, Known(example()), Sort.YES_NO)
        assert isinstance(found, Program) or found == (TOO_DEEP,), depth


def test_everything_wrong_with_one_formula_is_told_at_once() -> None:
    problems = problems_of_expressions(asked_when('A1 == "x" && nope > 1 && B3 > 1 && what(A2)'))
    told = [english(problem.what) for problem in problems]
    assert told == [
        "“x” is not a choice of “A1”.",
        "There is no question “nope”.",
        "“B3” has two levels, in practice and on paper.",
        "There is no function “what”.",
    ]


def test_constraints_calculations_and_advice_are_checked_where_they_stand() -> None:
    question = Question(
        LAST,
        Kind.DERIVED,
        words(nl="x"),
        value=Expression("A4", 3),
        constraints=(Constraint(Expression("A2", 4, "other.yaml"), words(nl="x")),),
    )
    problems = problems_of_expressions(with_last(question))
    assert [(one.file, one.line) for one in problems] == [("", 3), ("other.yaml", 4)]
    assert english(problems[0].remedy) == "A calculation gives a number."
    assert set(problems) <= set(problems_of(with_last(question)))


def _chain(**conditions: str) -> tuple[Question, ...]:
    return tuple(
        Question(code, Kind.YES_NO, words(nl="x"), asked_when=Expression(source, number))
        for number, (code, source) in enumerate(conditions.items(), start=1)
    )


def test_x8_a_circle_is_named() -> None:
    questionnaire = with_last(*_chain(P="Q", Q="R.answered", R="P && A4", S="P", T="T.answered"))
    told = [english(problem.what) for problem in problems_of_expressions(questionnaire)]
    assert told == [
        "These questions wait for each other: P → Q → R → P.",
        "“T” waits for its own answer.",
    ]
    rules = rules_of(questionnaire)
    assert rules.order == ("S",)
    assert [code for code, program in rules.asked_when.items() if program is None] == list("PQRT")


def test_x8_a_long_chain_is_no_circle_and_is_ordered() -> None:
    codes = [f"Q{number}" for number in range(400)]
    conditions = {code: f"{after}.answered" for code, after in pairwise(codes)}
    questionnaire = with_last(*_chain(**conditions, Q399="A4"))
    assert not problems_of_expressions(questionnaire)
    assert list(rules_of(questionnaire).order) == list(reversed(codes))
    assert set(rules_of(questionnaire).dependents["A4"]) == set(codes)


def test_references_are_the_questions_named() -> None:
    found = references(Expression("A4 && B3.paper > 1 && nope && sum(T1.cost) > 1"), example())
    assert found == {"A4", "B3", "T1"}
    assert references(Expression("A4 &&"), example()) == frozenset()


def test_formulas_about_a_broken_question_are_left_alone() -> None:
    assert problems_of_expressions(asked_when("A2 == 'x'"))
    assert not problems_of_expressions(asked_when("A2 == 'x'"), {"A2"})
    assert not problems_of_expressions(asked_when("A2 == 'x'"), {LAST})


def test_x12_a_sentence_for_the_one_who_wonders() -> None:
    questionnaire = asked_when("A4")
    sentence = asked_in_words(questionnaire.question(LAST), questionnaire)
    assert sentence is not None
    assert english(sentence) == (
        "This question is asked when the answer to “Is there a plan?” is yes."
    )
    assert asked_in_words(questionnaire.question("A4"), questionnaire) is None


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ('A1 != "single"', "“Kind of zone” is not “one municipality”"),
        ("!(A2 > 3)", "“Inhabitants” is at most 3"),
        (
            "!(A4 && A2 > 3)",
            "it is not so that (the answer to “Is there a plan?” is yes and "
            "“Inhabitants” is more than 3)",
        ),
        ("A4 == false", "the answer to “Is there a plan?” is no"),
        ("A4 != false", "the answer to “Is there a plan?” is yes"),
        ('!("mail" in M1)', "“mail” is not among the answers to “Applications”"),
        ("count(M1) > 1", "the number of answers to “Applications” is more than 1"),
        ("!F1.answered", "“Plan” is not answered"),
        ("A2 * (A3 - 1) > 5", "“Inhabitants” times (“Budget” minus 1) is more than 5"),
        ("N1.matters >= 2", "how much “Buying together” matters is at least 2"),
        ("A5 < date('2026-01-01')", "“Adopted on” is before 2026-01-01"),
        ("date('2026-01-01') < A5", "“Adopted on” is after 2026-01-01"),
    ],
)
def test_x12_reads_as_a_sentence(formula: str, told: str) -> None:
    assert english(in_words(Expression(formula), example())) == told


def test_threads_share_a_program() -> None:
    program = read_formula("A2 + A3 > 10", Known(example()), Sort.YES_NO)
    assert isinstance(program, Program)
    wrong: list[float] = []

    def work(start: int) -> None:
        for number in range(start, start + 3000):
            low = float(number % 21)
            if program.holds({"A2": low, "A3": 0.5}) is not (low + 0.5 > 10):
                wrong.append(low)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_malformed_is_no_tree() -> None:
    assert isinstance(parse("A2 >"), Wrong)


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ("A2 =< 3", "Write <= for “at most”."),
        ("A2 => 3", "Write >= for “at least”."),
        ("A2 ≤ 3", "Write <= for “at most”."),
        ("A2 ≥ 3", "Write >= for “at least”."),
        ("A2 ≠ 3", "Write != for “is not”."),
        ("A2 × 2 > 3", "Write * to multiply."),
        ("A2 ÷ 2 > 3", "Write / to divide."),
        ("A1 == several", 'Put the code of a choice between quotes: "several".'),
        ("A4 == ja", "Write A1 where the answer has to be yes, and !A1 where it has to be no."),
        ('A4 == "ja"', "Write A1 where the answer has to be yes, and !A1 where it has to be no."),
        ('A5 > "2026-01-31"', 'Write the day like this: date("2026-01-31").'),
        ('A2 > "3"', "Use it with two numbers or two dates."),
        ("A22 > 3", "Did you mean “A2”?"),
        ("several.practice > 3", "Use the code of a question of this questionnaire."),
    ],
)
def test_what_beginners_write_gets_the_remedy_it_needs(source: str, remedy: str) -> None:
    (problem,) = problems_of_expressions(asked_when(source))
    assert english(problem.remedy) == remedy
