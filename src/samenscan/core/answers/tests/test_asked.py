"""Which questions are asked depends on the answers that count, and on nothing else."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.accept import KINDS
from samenscan.core.answers.asked import Broken, SheetView, as_counted, view
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Day,
    FileMark,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Row,
    Rows,
    Several,
    Sheet,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.expressions import problems_of_expressions
from samenscan.core.questionnaire.model import (
    Advice,
    Choice,
    Column,
    Constraint,
    Expression,
    Kind,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.text import words

_SAYS = words(nl="x")
_CHOICES = (Choice("a", _SAYS), Choice("b", _SAYS))
_COLUMNS = (Column("cost", Kind.MONEY, _SAYS), Column("kind", Kind.SINGLE, _SAYS, choices=_CHOICES))
_CYCLE = [
    Kind.YES_NO,
    Kind.NUMBER,
    Kind.LEVEL,
    Kind.SINGLE,
    Kind.MULTIPLE,
    Kind.DATE,
    Kind.TABLE,
    Kind.PRIORITY,
    Kind.DERIVED,
    Kind.TEXT,
    Kind.RANKING,
    Kind.FILE,
]
_TESTS = {
    Kind.YES_NO: "{0}",
    Kind.NUMBER: "{0} > 2",
    Kind.DERIVED: "{0} > 2",
    Kind.LEVEL: "{0}.practice >= {0}.paper",
    Kind.SINGLE: '{0} == "a"',
    Kind.MULTIPLE: '"b" in {0}',
    Kind.DATE: '{0} < date("2020-01-01")',
    Kind.TABLE: "sum({0}.cost) > 3",
    Kind.PRIORITY: "{0}.together == 1",
    Kind.TEXT: '{0} != "x"',
    Kind.RANKING: "count({0}) == 1",
    Kind.FILE: "!{0}.answered",
}


def _kind(number: int) -> Kind:
    return _CYCLE[number % len(_CYCLE)]


def _condition(rnd: random.Random, before: list[int]) -> Expression | None:
    if not before or rnd.random() < 0.3:
        return None
    parts = [_TESTS[_kind(n)].format(f"Q{n}") for n in rnd.choices(before, k=rnd.randint(1, 3))]
    joined = parts[0]
    for part in parts[1:]:
        joined = f"({joined}) {rnd.choice(['&&', '||'])} {rnd.choice(['', '!'])}({part})"
    return Expression(joined)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    rnd = draw(st.randoms(use_true_random=False))
    count = draw(st.integers(2, 14))
    order = rnd.sample(range(count), count)
    conditions = {number: _condition(rnd, order[:place]) for place, number in enumerate(order)}
    questions = []
    for number in range(count):
        earlier = [n for n in order[: order.index(number)] if _kind(n) in (Kind.NUMBER, Kind.TABLE)]
        values = [f"Q{n}" if _kind(n) is Kind.NUMBER else f"Q{n}.rows" for n in earlier]
        kind = _kind(number) if values or _kind(number) is not Kind.DERIVED else Kind.NUMBER
        calculated = Expression(" / ".join(values[:2]) + " + 0")
        questions.append(
            Question(
                f"Q{number}",
                kind,
                _SAYS,
                choices=_CHOICES,
                columns=_COLUMNS,
                asked_when=conditions[number],
                value=calculated if kind is Kind.DERIVED else None,
                decimals=1,
            )
        )
    return Questionnaire(
        "q", "1", _SAYS, ("nl",), (Section("S", _SAYS, questions=tuple(questions)),)
    )


_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-9, max_value=9)
_CODES = st.lists(st.sampled_from("abz"), min_size=1, max_size=3).map(tuple)
_ROWS = st.lists(
    st.one_of(
        st.just(Row(())),
        _NUMBERS.map(lambda value: Row((("cost", Number(value)),))),
        st.just(Row((("cost", Number(Decimal(2))), ("kind", Chosen("a"))))),
    ),
    min_size=1,
    max_size=3,
).map(lambda rows: Rows(tuple(rows)))
_MISSING: st.SearchStrategy[Answer] = st.sampled_from(list(Missing))
_OF_TYPE: dict[type, st.SearchStrategy[Answer]] = {
    Levels: st.builds(Levels, st.none() | st.integers(0, 5), st.none() | st.integers(0, 5)),
    Priority: st.builds(Priority, st.none() | st.integers(0, 3), st.none() | st.integers(0, 2)),
    Chosen: st.sampled_from("abz").map(Chosen),
    YesNo: st.booleans().map(YesNo),
    Several: _CODES.map(Several),
    Ranked: _CODES.map(Ranked),
    Number: _NUMBERS.map(Number) | st.just(Number(Decimal("1e400"))),
    Day: st.dates().map(Day),
    Written: st.sampled_from(["x", "y"]).map(Written),
    Rows: _ROWS,
    Files: st.just(Files((FileMark("a.pdf", "0" * 64, 3),))),
}
ANSWERS: st.SearchStrategy[Answer] = st.one_of(_MISSING, *_OF_TYPE.values())


def _fitting(kind: Kind) -> st.SearchStrategy[Answer]:
    return ANSWERS if kind is Kind.DERIVED else _MISSING | _OF_TYPE[KINDS[kind]]


def _answers(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, Answer]]:
    """Mostly answers that fit, so that conditions often hold."""
    found = {
        question.code: st.one_of(_fitting(question.kind), _fitting(question.kind), ANSWERS)
        for question in questionnaire.questions()
    }
    return st.fixed_dictionaries({}, optional=found)


@st.composite
def filled_in(draw: st.DrawFn) -> tuple[Questionnaire, Sheet]:
    questionnaire = draw(questionnaires())
    return questionnaire, Sheet("zone", draw(_answers(questionnaire)))


def _told(seen: SheetView, questionnaire: Questionnaire) -> dict[str, tuple[bool, Answer]]:
    codes = [question.code for question in questionnaire.questions()]
    return {code: (seen.asked(code), seen.answer(code)) for code in codes}


@given(filled_in(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_x8_order_makes_no_difference(
    given_sheet: tuple[Questionnaire, Sheet], rnd: random.Random
) -> None:
    questionnaire, sheet = given_sheet
    assert not problems_of_expressions(questionnaire)
    expected = _told(view(questionnaire, sheet), questionnaire)
    answers = rnd.sample(list(sheet.answers.items()), len(sheet.answers))
    (section,) = questionnaire.sections
    questions = rnd.sample(section.questions, len(section.questions))
    turned = replace(questionnaire, sections=(replace(section, questions=tuple(questions)),))
    assert _told(view(turned, Sheet("zone", dict(answers))), questionnaire) == expected


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_x8_one_changed_answer_is_the_same_as_starting_again(data: st.DataObject) -> None:
    questionnaire, sheet = data.draw(filled_in())
    seen = view(questionnaire, sheet)
    answers = dict(sheet.answers)
    for _ in range(3):
        code = data.draw(st.sampled_from([one.code for one in questionnaire.questions()]))
        kind = questionnaire.question(code).kind
        answer = data.draw(_fitting(kind) | ANSWERS)
        before, seen = seen, seen.changed(code, answer)
        answers[code] = answer
        again = view(questionnaire, Sheet("zone", answers))
        assert _told(seen, questionnaire) == _told(again, questionnaire)
        changed = {
            one
            for one, told in _told(seen, questionnaire).items()
            if told != _told(before, questionnaire)[one] and one != code
        }
        assert changed <= seen.differs(before)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_x4_the_answer_of_a_question_that_is_not_asked_changes_nothing(
    data: st.DataObject,
) -> None:
    questionnaire, sheet = data.draw(filled_in())
    seen = view(questionnaire, sheet)
    for code in seen.not_asked:
        other = seen.changed(code, data.draw(ANSWERS))
        assert _told(other, questionnaire) == _told(seen, questionnaire)
        assert seen.answer(code) is Missing.NOT_APPLICABLE


@given(filled_in())
@settings(max_examples=100, deadline=None)
def test_x3_every_condition_is_asked_of_what_counts(
    given_sheet: tuple[Questionnaire, Sheet],
) -> None:
    """A sheet of nothing but what counts is seen in the same way."""
    questionnaire, sheet = given_sheet
    seen = view(questionnaire, sheet)
    kept = {code: answer for code, answer in sheet.answers.items() if seen.asked(code)}
    again = view(questionnaire, replace(sheet, answers=kept))
    assert _told(again, questionnaire) == _told(seen, questionnaire)


def _one(question: Question, *others: Question) -> Questionnaire:
    section = Section("S", _SAYS, questions=(*others, question))
    return Questionnaire("q", "1", _SAYS, ("nl",), (section,))


_YES = Question("A", Kind.YES_NO, _SAYS)


def _sheet(**answers: Answer) -> Sheet:
    return Sheet("zone", answers)


def test_x9_broken_constraints() -> None:
    rule = Constraint(Expression("B <= C"), words(nl="B is hoogstens C"))
    number = Question("B", Kind.NUMBER, _SAYS, constraints=(rule,), asked_when=Expression("A"))
    questionnaire = _one(number, _YES, Question("C", Kind.NUMBER, _SAYS))
    two, one = Number(Decimal(2)), Number(Decimal(1))
    broken = view(questionnaire, _sheet(A=YesNo(True), B=two, C=one)).broken_constraints()
    assert broken == (Broken("B", rule.says),)
    assert not view(questionnaire, _sheet(A=YesNo(True), B=one, C=two)).broken_constraints()
    assert not view(questionnaire, _sheet(A=YesNo(True), B=two)).broken_constraints()
    assert not view(questionnaire, _sheet(A=YesNo(False), B=two, C=one)).broken_constraints()


def test_x9_a_rule_of_a_question_that_is_not_asked_says_nothing() -> None:
    rule = Constraint(Expression("C > 5"), words(nl="C is hoger dan 5"))
    question = Question("B", Kind.TEXT, _SAYS, constraints=(rule,), asked_when=Expression("A"))
    questionnaire = _one(question, _YES, Question("C", Kind.NUMBER, _SAYS))
    low = Number(Decimal(2))
    assert view(questionnaire, _sheet(A=YesNo(True), C=low)).broken_constraints()
    assert not view(questionnaire, _sheet(A=YesNo(False), C=low)).broken_constraints()


def test_x5_an_answer_that_is_taken_back_is_unknown_again() -> None:
    asked = Question("B", Kind.TEXT, _SAYS, asked_when=Expression("C > 1"))
    seen = view(_one(asked, Question("C", Kind.NUMBER, _SAYS)), _sheet(C=Number(Decimal(2))))
    assert seen.asked("B")
    assert not seen.changed("C", Missing.UNKNOWN).asked("B")
    assert not seen.changed("C", Missing.UNKNOWN).changed("B", Written("x")).asked("B")


def test_x10_the_first_advice_that_fits_or_the_general_one() -> None:
    low, large, general = words(nl="begin"), words(nl="groot"), words(nl="algemeen")
    level = Question(
        "B",
        Kind.LEVEL,
        _SAYS,
        advice=general,
        advice_when=(
            Advice(Expression("B.practice < 2"), low),
            Advice(Expression("C > 100"), large),
        ),
    )
    questionnaire = _one(level, Question("C", Kind.NUMBER, _SAYS))
    many = Number(Decimal(200))
    assert view(questionnaire, _sheet(B=Levels(5, 1), C=many)).advice("B") == low
    assert view(questionnaire, _sheet(B=Levels(5, 2), C=many)).advice("B") == large
    assert view(questionnaire, _sheet(B=Levels(5, 2))).advice("B") == general
    assert view(questionnaire, _sheet()).advice("C") is None


def test_x7_a_stored_answer_to_what_is_calculated_is_not_looked_at() -> None:
    derived = Question("D", Kind.DERIVED, _SAYS, value=Expression("C * 2"))
    questionnaire = _one(derived, Question("C", Kind.NUMBER, _SAYS))
    stored = _sheet(D=Number(Decimal(9)))
    assert view(questionnaire, stored).answer("D") is Missing.NOT_ANSWERED
    seen = view(questionnaire, stored).changed("C", Number(Decimal(4)))
    assert seen.answer("D") == Number(Decimal(8))
    assert seen.changed("D", Number(Decimal(1))).answer("D") == Number(Decimal(8))


def test_x7_rounding_is_half_up() -> None:
    derived = Question("D", Kind.DERIVED, _SAYS, value=Expression("C / 2"))
    questionnaire = _one(derived, Question("C", Kind.NUMBER, _SAYS))
    for given_number, expected in ((5, 3), (-5, -3), (3, 2)):
        sheet = _sheet(C=Number(Decimal(given_number)))
        assert view(questionnaire, sheet).answer("D") == Number(Decimal(expected))


def test_what_is_too_large_to_calculate_with_has_no_result() -> None:
    derived = Question("D", Kind.DERIVED, _SAYS, value=Expression("C * C"))
    questionnaire = _one(derived, Question("C", Kind.NUMBER, _SAYS))
    for huge in ("1e200", "1e400", "1e14"):
        sheet = _sheet(C=Number(Decimal(huge)))
        assert view(questionnaire, sheet).answer("D") is Missing.NOT_ANSWERED


def test_a_formula_that_cannot_be_read_never_holds() -> None:
    broken = Question("B", Kind.YES_NO, _SAYS, asked_when=Expression("A &&"))
    around = Question("E", Kind.YES_NO, _SAYS, asked_when=Expression("E.answered || A"))
    seen = view(_one(broken, _YES, around), _sheet(A=YesNo(True), B=YesNo(True), E=YesNo(True)))
    assert seen.not_asked == {"B", "E"}


def test_x5_what_is_missing_is_unknown_whatever_the_reason() -> None:
    """`unknown && no` is no and `unknown || yes` is yes; the rest stays unknown, so not asked."""
    number = Question("C", Kind.NUMBER, _SAYS)
    for missing in Missing:
        for condition, holds in (
            ("C > 1 || A", True),
            ("!(C > 1 && !A)", True),
            ("C > 1 && A", False),
            ("!(C > 1)", False),
            ("C > 1 || C <= 1", False),
            ("C != 1", False),
            ("!C.answered", True),
        ):
            asked = Question("B", Kind.TEXT, _SAYS, asked_when=Expression(condition))
            seen = view(_one(asked, _YES, number), _sheet(A=YesNo(True), C=missing))
            assert seen.asked("B") is holds, (condition, missing)


def test_x6_a_column_with_an_empty_cell_is_unknown() -> None:
    asked = Question("B", Kind.TEXT, _SAYS, asked_when=Expression('"a" in T.kind'))
    questionnaire = _one(asked, Question("T", Kind.TABLE, _SAYS, columns=_COLUMNS))
    full, empty = Row((("kind", Chosen("a")),)), Row((("cost", Number(Decimal(1))),))
    assert view(questionnaire, _sheet(T=Rows((full,)))).asked("B")
    assert not view(questionnaire, _sheet(T=Rows((full, empty)))).asked("B")


def test_as_counted_is_what_everything_downstream_counts() -> None:
    asked = Question("B", Kind.DATE, _SAYS, asked_when=Expression("A"))
    day = Day(date(2026, 1, 1))
    sheets = (_sheet(A=YesNo(False), B=day), _sheet(A=YesNo(True), B=day))
    first, second = as_counted(_one(asked, _YES), sheets)
    assert first.answer("B") is Missing.NOT_APPLICABLE
    assert second.answer("B") == day
