"""Both attackers on a whole release … (each test finishes the sentence)."""

import pytest

from samenscan.core.disclosure.attack import attack
from samenscan.core.disclosure.attack_rounds import attack_beside
from samenscan.core.disclosure.attacked import (
    AttackSucceeded,
    AttackUndecided,
    attacked,
    attacked_beside,
    refuse_exact,
)
from samenscan.core.disclosure.gate import QuestionBands, question_bands
from samenscan.core.disclosure.plan import ALL, Band
from samenscan.core.disclosure.tests.make import make_plan, published_plan

PLAN = published_plan()
SAFE: tuple[Band, Band, Band] = ("some", "few", "many")


def told(code: str, *bands: Band, other: tuple[Band, ...] = ()) -> QuestionBands:
    """The bands of all, east and west."""
    groups = (ALL, "east", "west")
    ends = dict(zip(groups, other, strict=True)) if other else None
    return question_bands(code, PLAN, dict(zip(groups, bands, strict=True)), ends)


def test_D21_try_the_same_coalitions_with_the_same_answers_each_in_its_own_way() -> None:
    facts = (
        told("one", *SAFE),
        told("two", "some", "some", "some", other=("few", "few", "few")),
        told("three", *SAFE),
    )
    found = attacked(PLAN.layout, facts)
    assert found.n_by_programs == found.n_attempts == attack(PLAN.layout, facts).n_attempts
    assert (found.n_exact, found.narrowest, found.exact_in) == (0, 2, ())


@pytest.mark.parametrize("kept", [{}, {"east": 1}, {"east": 1, "west": 1}])
@pytest.mark.parametrize("sentences", [(1, 1), (2, 2), (2, 1)])
def test_D21_try_two_results_as_both_readers_do(
    kept: dict[str, int], sentences: tuple[int, int]
) -> None:
    pair = tuple(
        told("q", "some", "some", "some", other=("few", "few", "few") if n == 2 else ())
        for n in sentences
    )
    pairs = [(pair[0], pair[1])]
    found = attacked_beside(PLAN.layout, kept, pairs)
    counted = attack_beside(PLAN.layout, kept, pairs)
    assert found.n_attempts == counted.n_attempts
    assert found.n_by_programs > 0
    assert found.n_exact == counted.n_exact == 0
    if sentences[0] == sentences[1]:
        assert found.n_by_programs == counted.n_attempts


def test_D21_leave_out_the_reader_whom_two_results_prove_wrong() -> None:
    changed = [(told("q", "few", "few", "few"), told("q", "many", "many", "many"))]
    found = attacked_beside(PLAN.layout, {}, changed)
    assert found.n_exact == 0
    assert found.n_by_programs == attack_beside(PLAN.layout, {}, changed).n_attempts


def test_D21_both_find_a_planted_leak_and_the_result_is_refused() -> None:
    leaky = make_plan({"east": 13, "west": 12}, {ALL: (7, 18), "east": (4, 9), "west": (3, 9)})
    facts = question_bands("q", leaky, {ALL: "many", "east": "some", "west": "many"})
    only = question_bands("safe", leaky, {ALL: "some", "east": "some", "west": "some"})
    found = attacked(leaky.layout, (only, facts))
    counted = attack(leaky.layout, (only, facts))
    assert counted.n_exact > 0
    assert found.n_exact == 2 * counted.n_exact
    assert found.exact_in == ("q",)
    with pytest.raises(AttackSucceeded):
        refuse_exact(found)


def test_D21_find_who_is_kept_in_two_results_that_are_not_safe_together() -> None:
    pairs = [(told("q", "some", "few", "some"), told("q", "some", "some", "some"))]
    broken = attacked_beside(PLAN.layout, {"east": 11}, pairs)
    counted = attack_beside(PLAN.layout, {"east": 11}, pairs)
    assert broken.n_exact == 2 * counted.n_exact > 0
    assert broken.exact_in == counted.exact_in


def test_D21_block_where_the_solver_finds_no_answers_that_fit_at_all() -> None:
    with pytest.raises(AttackUndecided):
        attacked(PLAN.layout, (told("q", "few", "many", "many"),))


def test_D21_say_nothing_that_depends_on_more_than_what_was_told() -> None:
    first, second = told("a", *SAFE), told("b", *SAFE)
    alone = attacked(PLAN.layout, (first,))
    both = attacked(PLAN.layout, (first, second))
    assert both.n_by_programs == 2 * alone.n_by_programs
    assert (both.narrowest, both.surest) == (alone.narrowest, alone.surest)
