"""Attack … (each test finishes the sentence)."""

import random
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.attack import (
    Statement,
    attack,
    attack_statements,
    infer,
    statements_of,
)
from samenscan.core.disclosure.gate import release_bands
from samenscan.core.disclosure.plan import ALL, Layout, Plan
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.tests.brute import leaking_outputs
from samenscan.core.disclosure.tests.make import (
    make_plan,
    make_question,
    make_questionnaire,
    make_round,
    published_plan,
)

EAST, WEST = frozenset({"east"}), frozenset({"west"})
BOTH = EAST | WEST
LAYOUT = Layout((("east", 12), ("west", 11)))


def test_D10_recovers_nothing_from_the_reference_plan_whatever_the_answers() -> None:
    plan = published_plan(certified=True)
    assert plan.certificate is not None
    scan = make_questionnaire(make_question("q"))
    tables = {plan.output(counts): counts for counts in product(range(13), range(12))}
    surest = []
    for east, west in tables.values():
        dataset, group_of = make_round(scan, {"east": 12, "west": 11}, {"east": east, "west": west})
        released = release_bands(plan, dataset, group_of, Members("r"), earlier=())
        found = attack(plan.layout, released.facts)
        assert (found.n_exact, found.narrowest, found.exact_in) == (0, 2, ())
        assert found.n_attempts > 0
        surest.append(found.surest)
    assert len(surest) == plan.certificate.n_classes
    assert max(surest) == plan.certificate.surest


@pytest.mark.parametrize("confirming", [0, 1, 2, 11, 10, 12])
def test_D10_finds_answers_in_counts(confirming: int) -> None:
    counts = {"q": [Statement(EAST, confirming, confirming)]}
    found = attack_statements(LAYOUT, counts, 2)
    assert found.n_exact > 0
    assert found.exact_in == ("q",)


@pytest.mark.parametrize(
    "hole",
    [
        [Statement(BOTH, 14, 14), Statement(EAST, 12, 12)],  # a unanimous group
        [Statement(BOTH, 5, 5), Statement(EAST, 5, 5)],  # the complement of a group is empty
        [Statement(BOTH, 0, 7), Statement(EAST, 7, 12)],  # a band beside a band that meets in one
        [Statement(WEST, 0, 0)],  # an empty cell
    ],
)
def test_D10_finds_planted_holes(hole: list[Statement]) -> None:
    assert attack_statements(LAYOUT, {"q": hole}, 2).n_exact > 0


def test_D10_finds_the_one_organisation_a_subgroup_leaves_out() -> None:
    layout = Layout((("others", 22), ("alone", 1)))
    all_and_others = [
        Statement(frozenset({"others", "alone"}), 9, 9),
        Statement(frozenset({"others"}), 8, 8),
    ]
    (found,) = [i for i in infer(layout, all_and_others, {}) if i.group == "alone"]
    assert (found.possible, found.chance) == (frozenset({1}), Fraction(1))


def test_D10_knows_nothing_without_a_statement() -> None:
    assert {i.chance for i in infer(LAYOUT, [], {"east": (1, 0)})} == {Fraction(1, 2)}


def test_D10_ignores_lookers_whose_answers_contradict_what_was_published() -> None:
    assert infer(LAYOUT, [Statement(EAST, 0, 0)], {"east": (1,)}) == ()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_D10_agrees_with_trying_every_answer_of_every_organisation(data: st.DataObject) -> None:
    sizes = {"east": data.draw(st.integers(1, 4)), "west": data.draw(st.integers(1, 3))}
    cuts = {}
    for group, n in {**sizes, ALL: sum(sizes.values())}.items():
        low = data.draw(st.integers(0, n - 1))
        cuts[group] = (low, data.draw(st.integers(low + 1, n)))
    plan = make_plan(sizes, cuts)
    leaking = leaking_outputs(plan.atom_sizes, plan.output, 2)
    counts = (data.draw(st.integers(0, sizes["east"])), data.draw(st.integers(0, sizes["west"])))
    output = plan.output(counts)
    groups = {"east": EAST, "west": WEST, ALL: BOTH}
    statements = [
        Statement(groups[bands.group], *bands.limits(band))
        for bands, band in zip(plan.bands, output, strict=True)
    ]
    found = attack_statements(plan.layout, {"q": statements}, 2)
    assert bool(found.n_exact) == (output in leaking)


def test_D10_recovers_nothing_from_random_rounds() -> None:
    dice = random.Random(2016)
    plans: dict[Layout, Plan] = {}
    scan = make_questionnaire(make_question("q"))
    for _ in range(120):
        sizes = {"east": dice.randint(7, 13), "west": dice.randint(7, 12)}
        layout = Layout(tuple(sizes.items()))
        if layout not in plans:
            plan = propose(layout)
            assert isinstance(plan, Plan)
            plans[layout] = plan
        confirming = {group: dice.randint(0, n) for group, n in sizes.items()}
        dataset, group_of = make_round(scan, sizes, confirming)
        facts = release_bands(plans[layout], dataset, group_of, Members("r"), earlier=()).facts
        statements = statements_of(facts[0], layout)
        pairs = [dice.sample(dataset.sheets, dice.randint(1, 2)) for _ in range(3)]
        for pair in pairs:
            own: dict[str, tuple[int, ...]] = {}
            for sheet in pair:
                group, number = sheet.organisation.split("-")
                own[group] = (*own.get(group, ()), int(int(number) < confirming[group]))
            found = infer(layout, statements, own)
            assert found
            assert all(len(inference.possible) == 2 for inference in found)
