"""Certify … (each test finishes the sentence).

Reference values: the project's methods note, section 2.4, and re-enumeration of the same cuts.
"""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.certify import NotCertified, certify, examine
from samenscan.core.disclosure.plan import ALL
from samenscan.core.disclosure.tests.brute import leaking_outputs
from samenscan.core.disclosure.tests.make import make_plan, published_plan


def test_D4_proves_the_reference_plan_for_12_and_11() -> None:
    certificate = certify(published_plan())
    assert (certificate.coalition, certificate.narrowest) == (2, 2)
    assert (certificate.n_tables, certificate.n_classes) == (13 * 12, 13)
    assert certificate.plan_hash == published_plan().content_hash


@pytest.mark.parametrize(("coalition", "n_leaking"), [(0, 0), (1, 0), (2, 0), (3, 12)])
def test_D4_finds_the_reference_plan_failing_from_three_members(
    coalition: int, n_leaking: int
) -> None:
    plan = published_plan()
    found = examine(plan.atom_sizes, plan.output, coalition)
    assert (found.n_leaking, found.n_classes) == (n_leaking, 13)


def test_D4_finds_84_of_156_outputs_leaking_when_counts_are_published() -> None:
    found = examine((12, 11), lambda counts: counts, 1)
    assert (found.n_leaking, found.n_classes) == (84, 156)


@pytest.mark.parametrize(("east", "west"), [(13, 12), (13, 11), (13, 10)])
def test_D4_refuses_the_same_relative_cuts_elsewhere(east: int, west: int) -> None:
    def cut(n: int) -> tuple[int, int]:
        return n * 31 // 100, n - n * 31 // 100

    assert (cut(23), cut(12), cut(11)) == ((7, 16), (3, 9), (3, 8))
    sizes = {"east": east, "west": west}
    with pytest.raises(NotCertified):
        certify(make_plan(sizes, {ALL: cut(east + west), "east": cut(east), "west": cut(west)}))


def test_D3_shows_why_floats_are_refused() -> None:
    def first_many(n: int, share: float) -> int:
        return next(count for count in range(n + 1) if count / n >= share)

    assert (first_many(12, 2 / 3), first_many(12, 1 - 1 / 3)) == (8, 9)
    for high, n_leaking in ((9, 0), (8, 1)):
        plan = make_plan(
            {"east": 12, "west": 11}, {ALL: (7, 16), "east": (3, high), "west": (3, 8)}
        )
        assert examine(plan.atom_sizes, plan.output, 2).n_leaking == n_leaking


@pytest.mark.parametrize(
    ("sizes", "cuts"),
    [
        ({"east": 6}, {"east": (2, 4)}),
        ({"east": 12, "west": 6}, {ALL: (5, 13), "east": (3, 9), "west": (2, 4)}),
        ({"east": 12, "west": 6}, {ALL: (5, 13), "east": (3, 9)}),
    ],
)
def test_D5_refuses_groups_and_remainders_with_fewer_than_five_others(
    sizes: dict[str, int], cuts: dict[str, tuple[int, int]]
) -> None:
    with pytest.raises(NotCertified, match="too few"):
        certify(make_plan(sizes, cuts))


def test_states_the_surest_guess_it_leaves() -> None:
    alone = make_plan({"east": 7}, {"east": (3, 4)})
    # Two who confirm see few, so 0 or 1 of the 5 others: 5 of the 6 answer sets leave any one out.
    assert certify(alone).surest == Fraction(5, 6)


def _cuts(n: int) -> st.SearchStrategy[tuple[int, int]]:
    pairs = [(low, high) for low in range(n) for high in range(low + 1, n + 1)]
    return st.sampled_from(pairs)


@st.composite
def _small_plans(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, tuple[int, int]]]:
    numbers = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3).filter(lambda n: sum(n) < 9))
    sizes = {f"g{i}": n for i, n in enumerate(numbers)}
    published = draw(st.sets(st.sampled_from([ALL, *sizes]), min_size=1))
    n_of = {**sizes, ALL: sum(numbers)}
    return sizes, {group: draw(_cuts(n_of[group])) for group in sorted(published)}


@settings(max_examples=60, deadline=None)
@given(_small_plans(), st.integers(0, 2))
def test_D4_agrees_with_trying_every_answer_of_every_organisation(
    drawn: tuple[dict[str, int], dict[str, tuple[int, int]]], coalition: int
) -> None:
    plan = make_plan(*drawn)
    found = examine(plan.atom_sizes, plan.output, coalition)
    by_hand = leaking_outputs(plan.atom_sizes, plan.output, coalition)
    assert {leak.output for leak in found.leaks} == by_hand


def test_D4_agrees_with_every_answer_of_four_and_three_organisations() -> None:
    for cuts in ((2, 5), (3, 4), (1, 6), (0, 7)):
        for east in ((1, 3), (0, 2), (2, 3)):
            plan = make_plan({"east": 4, "west": 3}, {ALL: cuts, "east": east, "west": (1, 2)})
            found = examine(plan.atom_sizes, plan.output, 2)
            assert {leak.output for leak in found.leaks} == leaking_outputs(
                plan.atom_sizes, plan.output, 2
            )
    counts = examine((4, 3), lambda table: table, 1)
    assert {leak.output for leak in counts.leaks} == leaking_outputs((4, 3), lambda t: t, 1)
