"""What to do together … (each test finishes the sentence)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.statistics.counts import Counts
from samenscan.core.statistics.together import (
    MATTERS,
    Advised,
    Course,
    Wishes,
    advised,
    agreed_from,
    completions,
    leaning,
    reach,
    side,
)

HIGH, LOW, SPLIT = (0, 1, 9, 15), (14, 9, 2, 0), (12, 0, 0, 13)
YES, NO, TORN = (1, 4, 20), (20, 5, 0), (12, 1, 12)
EVEN, VARIED = (0, 2, 11, 10, 2, 0), (4, 5, 3, 4, 5, 4)


def small(n_steps: int) -> st.SearchStrategy[Counts]:
    return st.lists(st.integers(0, 4), min_size=n_steps, max_size=n_steps).filter(any).map(tuple)


WISHES = st.tuples(st.integers(0, 3), small(4), small(3), small(6)).map(
    lambda parts: Wishes(max(map(sum, parts[1:])) + parts[0], *parts[1:])
)


@pytest.mark.parametrize(
    ("matters", "together", "levels", "course"),
    [
        (HIGH, YES, EVEN, Course.TOGETHER),
        (HIGH, YES, VARIED, Course.LEARN),
        (HIGH, NO, VARIED, Course.LEARN),
        (HIGH, NO, EVEN, Course.LOCAL),
        (LOW, YES, VARIED, Course.LOCAL),
        (LOW, NO, EVEN, Course.LOCAL),
        (SPLIT, YES, EVEN, Course.TALK),
        (HIGH, TORN, EVEN, Course.TALK),
        (SPLIT, TORN, VARIED, Course.TALK),
    ],
)
def test_z11_follows_from_priority_agreement_levels_and_willingness(
    matters: Counts, together: Counts, levels: Counts, course: Course
) -> None:
    assert advised(Wishes(25, matters, together, levels)) == Advised(course, frozenset({course}))


def test_z12_does_not_depend_on_disagreement_about_levels() -> None:
    apart = (12, 0, 0, 0, 0, 13)
    assert advised(Wishes(25, HIGH, YES, apart)).course is Course.LEARN


def test_z13_cannot_be_told_when_the_silent_could_turn_it() -> None:
    nearly = (0, 12, 11, 0)
    found = advised(Wishes(25, nearly, YES, EVEN))
    assert found.course is Course.CANNOT_TELL
    assert found.possible == {Course.TOGETHER, Course.LOCAL}
    assert advised(Wishes(23, nearly, (0, 3, 20), (0, 2, 9, 10, 2, 0))).course is Course.LOCAL


def test_z13_stands_when_the_silent_could_not_turn_it() -> None:
    assert advised(Wishes(27, HIGH, YES, EVEN)).course is Course.TOGETHER


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(4, (0, 0, 0, 4), (0, 0, 4), (0, 0, 4, 0, 0, 0)),
        Wishes(25, (0, 0, 0, 14), (0, 0, 25), (0, 0, 25, 0, 0, 0)),
        Wishes(200, (0, 0, 0, 150), (0, 0, 200), (0, 0, 200, 0, 0, 0)),
    ],
)
def test_z13_cannot_be_told_from_few_answers(wishes: Wishes) -> None:
    found = advised(wishes)
    assert found.course is Course.CANNOT_TELL
    assert len(found.possible) == 4


@pytest.mark.parametrize(
    ("levels", "course"),
    [
        # Of 25 a fifth is five: the fifth lowest and the fifth highest decide.
        ((0, 5, 10, 10, 0, 0), Course.LEARN),
        ((0, 4, 11, 10, 0, 0), Course.TOGETHER),
        ((0, 5, 16, 4, 0, 0), Course.TOGETHER),
        ((0, 0, 5, 15, 5, 0), Course.LEARN),
    ],
)
def test_z11_finds_somebody_to_learn_from_where_a_fifth_is_ahead_of_a_fifth(
    levels: Counts, course: Course
) -> None:
    assert advised(Wishes(25, HIGH, YES, levels)).course is course
    # With finer steps the same distance is more of them.
    assert advised(Wishes(25, HIGH, YES, levels, apart=3)).course is Course.TOGETHER


def test_z13_lets_the_silent_choose_either_end() -> None:
    assert reach((0, 0, 8, 0, 0, 0), 10, 0) == 0
    assert reach((0, 0, 8, 0, 0, 0), 10, 2) == 3
    assert reach((0, 0, 0, 8, 0, 0), 10, 2) == 3
    assert reach((0, 0, 4, 4, 0, 0), 12, 6) == 5


def test_z11_asks_more_agreement_of_fewer_answers() -> None:
    assert [agreed_from(n) for n in (5, 10, 11, 15, 16, 25)] == [
        *[Fraction(7, 10)] * 2,
        *[Fraction(1, 2)] * 2,
        *[Fraction(2, 5)] * 2,
    ]
    # Nine of ten would or perhaps would: A is 0.43.
    willing = (2, 11, 12)
    assert advised(Wishes(25, HIGH, willing, EVEN)).course is Course.TOGETHER
    assert advised(Wishes(13, (0, 1, 4, 8), (1, 6, 6), (0, 1, 6, 6, 0, 0))).course is Course.TALK


def test_z11_leaves_learning_out_where_nobody_knows_levels() -> None:
    found = advised(Wishes(25, HIGH, YES, ()))
    assert found == Advised(Course.TOGETHER, frozenset({Course.TOGETHER}))


def test_z13_leans_to_what_those_who_answered_make_of_it() -> None:
    wishes = Wishes(25, (0, 11, 12, 0), YES, EVEN)
    assert advised(wishes).course is Course.CANNOT_TELL
    assert leaning(wishes) is Course.TOGETHER
    assert leaning(Wishes(5, (0, 0, 0, 4), (0, 0, 4), (0, 0, 4, 0, 0, 0))) is Course.CANNOT_TELL


@given(WISHES)
def test_z13_leans_to_a_course_that_is_told_where_nobody_is_silent(wishes: Wishes) -> None:
    asked = (wishes.matters, wishes.together, wishes.levels)
    if {sum(counts) for counts in asked} == {wishes.n_members}:
        assert leaning(wishes) is advised(wishes).course


def test_needs_no_more_answers_than_members() -> None:
    with pytest.raises(ValueError, match="more answers"):
        advised(Wishes(24, HIGH, YES, EVEN))


@settings(deadline=None)
@given(WISHES)
def test_z13_holds_for_every_way_the_silent_could_have_answered(wishes: Wishes) -> None:
    found = advised(wishes)
    if found.course is Course.CANNOT_TELL and len(found.possible) == 4:
        return
    n = wishes.n_members
    filled = [
        list(completions(counts, n - sum(counts)))
        for counts in (wishes.matters, wishes.together, wishes.levels)
    ]
    # Of each question the distinct outcomes are enough, but levels are tried one by one.
    seen = {
        advised(Wishes(n, matters, together, levels)).course
        for matters, together, levels in product(*(f[:12] for f in filled))
    }
    assert seen <= found.possible


@given(WISHES)
def test_does_not_depend_on_the_direction_of_the_levels(wishes: Wishes) -> None:
    turned = Wishes(wishes.n_members, wishes.matters, wishes.together, wishes.levels[::-1])
    assert advised(turned) == advised(wishes)


@given(WISHES)
def test_stays_open_for_at_least_as_much_when_one_more_is_silent(wishes: Wishes) -> None:
    joined = Wishes(wishes.n_members + 1, wishes.matters, wishes.together, wishes.levels)
    before, after = advised(wishes), advised(joined)
    if before.course is Course.CANNOT_TELL and len(before.possible) == 4:
        assert after.course is Course.CANNOT_TELL


@given(small(4), st.integers(0, 2))
def test_matters_no_less_when_somebody_finds_it_matter_more(counts: Counts, step: int) -> None:
    if counts[step]:
        higher = list(counts)
        higher[step] -= 1
        higher[step + 1] += 1
        assert side(tuple(higher), MATTERS).most >= side(counts, MATTERS).most
