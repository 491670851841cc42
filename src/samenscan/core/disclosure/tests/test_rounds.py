"""Two results about the same members …"""

import ast
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure import check_rounds as checker
from samenscan.core.disclosure.certify import certify
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_rounds import Pair, check_rounds, safe
from samenscan.core.disclosure.ends import examine_ends
from samenscan.core.disclosure.plain import plan_to_plain
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan
from samenscan.core.disclosure.plan_beside import PlanBeside, atoms_of, plan_beside
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.rounds import Atom, examine_rounds
from samenscan.core.disclosure.tests.changes import leaking_when_sure
from samenscan.core.disclosure.tests.make import make_plan, published_plan

KEPT = [
    ({}, 0),
    ({"east": 1}, 0),
    ({"east": 1, "west": 1}, 0),
    ({"east": 2}, 32),
    ({"west": 2}, 32),
]


def only_all(plan: Plan) -> Plan:
    whole = Plan(plan.layout, tuple(bands for bands in plan.bands if bands.group == ALL))
    return replace(whole, certificate=certify(whole))


@pytest.mark.parametrize(("kept", "leaking"), KEPT)
def test_D14_are_safe_with_one_of_each_partnership_that_counts_as_it_did(
    kept: dict[str, int], leaking: int
) -> None:
    plan = published_plan(certified=True)
    found = examine_rounds(plan, plan, atoms_of(plan, kept))
    assert found is not None
    assert (found.n_classes, found.n_leaking) == (169, leaking)
    plain = plan_to_plain(plan)
    assert check_rounds(plain, plain, kept, (1, 1)) == (leaking == 0)
    whole = only_all(plan)
    assert check_rounds(plain, plan_to_plain(whole), kept, (1, 1))


@pytest.mark.parametrize(("kept", "leaking"), KEPT)
def test_D14_are_as_safe_with_two_sentences(kept: dict[str, int], leaking: int) -> None:
    plan = published_plan(certified=True)
    plain, whole = plan_to_plain(plan), plan_to_plain(only_all(plan))
    for sentences in ((2, 1), (2, 2)):
        found = examine_rounds(plan, plan, atoms_of(plan, kept), sentences)
        assert found is not None
        assert (found.n_leaking == 0) == (leaking == 0)
        assert check_rounds(plain, plain, kept, sentences) == (leaking == 0)
        assert check_rounds(plain, whole, kept, sentences)


def test_D14_give_away_who_left_or_came_to_whoever_is_sure_that_nobody_changed() -> None:
    plan, smaller = published_plan(), propose(Layout((("east", 11), ("west", 11))))
    larger = propose(Layout((("east", 13), ("west", 11))))
    assert isinstance(smaller, Plan) and isinstance(larger, Plan)
    west = Atom("west", "kept", 11)
    left = examine_rounds(plan, smaller, [Atom("east", "kept", 11), Atom("east", "left", 1), west])
    came = examine_rounds(plan, larger, [Atom("east", "kept", 12), Atom("east", "new", 1), west])
    assert left is not None and came is not None
    assert (left.n_leaking, left.n_classes) == (12, 25)
    assert (came.n_leaking, came.n_classes) == (12, 25)


@pytest.mark.parametrize(("n_new", "safe_with"), [(12, False), (25, True), (26, False)])
def test_D14_do_not_become_safe_because_many_came(n_new: int, safe_with: bool) -> None:
    plan = published_plan()
    larger = propose(Layout((("east", 12 + n_new), ("west", 11 + n_new))))
    assert isinstance(larger, Plan)
    atoms = [
        atom
        for group, before in (("east", 12), ("west", 11))
        for atom in (Atom(group, "kept", before), Atom(group, "new", n_new))
    ]
    found = examine_rounds(plan, larger, atoms)
    assert found is not None
    assert (found.n_leaking == 0) == safe_with


def test_D14_tell_nothing_new_to_whoever_is_sure_that_nobody_changed() -> None:
    plan = published_plan()
    everybody = [Atom("east", "kept", 12), Atom("west", "kept", 11)]
    for sentences, classes in (((1, 1), 13), ((2, 2), 72)):
        found = examine_rounds(plan, plan, everybody, sentences)
        assert found is not None
        assert (found.n_classes, found.n_leaking) == (classes, 0)


@pytest.mark.parametrize(("at_most", "found"), [(0, (0, 13)), (1, (4, 57)), (2, (8, 85))])
def test_D14_end_where_a_reader_knows_how_many_changed(
    at_most: int, found: tuple[int, int]
) -> None:
    assert leaking_when_sure(published_plan(), at_most) == found


def test_D14_choose_the_first_plan_then_its_all_then_nothing() -> None:
    plan = published_plan(certified=True)
    for both_ends in (False, True):
        same = plan_beside(plan, {"east": 1, "west": 1}, both_ends=both_ends)
        whole = plan_beside(plan, {"east": 2}, both_ends=both_ends)
        none = plan_beside(plan, {"east": 6, "west": 5}, both_ends=both_ends)
        assert isinstance(same, PlanBeside) and isinstance(whole, PlanBeside)
        assert same.plan == plan and same.sentences == 1 + both_ends
        assert whole.plan == only_all(plan) and whole.sentences == 1 + both_ends
        assert isinstance(none, NoPlan)


def test_D14_keep_five_others_that_answered_again() -> None:
    plan = propose(Layout((("east", 7), ("west", 12))))
    assert isinstance(plan, Plan) and len(plan.bands) == 3
    plain = plan_to_plain(plan)
    assert check_rounds(plain, plain, {}, (1, 1))
    assert not check_rounds(plain, plain, {"east": 1}, (1, 1))


def test_D14_are_refused_by_the_checker_where_the_second_tells_what_the_first_did_not() -> None:
    plan = published_plan(certified=True)
    plain, whole = plan_to_plain(plan), plan_to_plain(only_all(plan))
    other = make_plan({"east": 12, "west": 11}, {ALL: (6, 17)}, certified=True)
    assert not check_rounds(whole, plain, {}, (1, 1))
    assert not check_rounds(plain, plan_to_plain(other), {}, (1, 1))
    assert not check_rounds(plain, plain, {}, (1, 2))
    assert not check_rounds(plain, plain, {"north": 1}, (1, 1))
    assert not check_rounds(plain, plain, {"east": 13}, (1, 1))
    assert not check_rounds(plain, plain, {"east": -1}, (1, 1))
    smaller = plan_to_plain(propose(Layout((("east", 11), ("west", 11)))))
    assert not check_rounds(plain, smaller, {}, (1, 1))
    with pytest.raises(CheckFailed):
        check_rounds(plain, plan_to_plain(replace(plan, certificate=None)), {}, (1, 1))


def test_D14_are_checked_without_the_prover() -> None:
    tree = ast.parse(Path(checker.__file__).read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name and name.endswith(("rounds", "plan", "ends"))} - {
        "samenscan.core.disclosure.check_ends"
    }


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_D14_agree_with_trying_every_answer_of_every_organisation(data: st.DataObject) -> None:
    sentences = data.draw(st.sampled_from([(1, 1), (2, 1), (2, 2)]))
    most = {(1, 1): 7, (2, 1): 5, (2, 2): 4}[sentences]
    east = data.draw(st.integers(2, most))
    west = data.draw(st.integers(0, most - east))
    kept = {
        group: data.draw(st.integers(0, n)) for group, n in (("east", east), ("west", west)) if n
    }
    sizes = {"east": east, "west": west} if west else {"east": east}
    cuts = {ALL: _cuts(data, east + west), "east": _cuts(data, east)}
    first = make_plan(sizes, cuts)
    second = first if data.draw(st.booleans()) else make_plan(sizes, {ALL: cuts[ALL]})
    atoms = _split(first, kept)
    found = examine_rounds(first, second, atoms, sentences)
    assert found is not None
    slow = _leaking(first, second, atoms, sentences)
    assert found.n_leaking == len(slow)
    assert safe(_pair(first, second, atoms, sentences)) == (not slow)


def _cuts(data: st.DataObject, n: int) -> tuple[int, int]:
    low = data.draw(st.integers(0, n - 1))
    return low, data.draw(st.integers(low + 1, n))


def _split(plan: Plan, kept: dict[str, int]) -> list[Atom]:
    """East is published beside all; the west is the rest."""
    found = []
    for group, n in plan.layout.groups:
        name = group if group == "east" else ""
        found.append(Atom(name, "twice", n - kept[group]))
        found.append(Atom(name, "kept", kept[group]))
    assert {atom for atom in found if atom.n} == set(atoms_of(plan, kept))
    return [atom for atom in found if atom.n]


def _pair(first: Plan, second: Plan, atoms: Sequence[Atom], sentences: tuple[int, int]) -> Pair:
    groups = list(dict.fromkeys(atom.group for atom in atoms))
    of = {(atom.group, atom.part): atom.n for atom in atoms}
    cuts = tuple(
        tuple(
            (
                tuple(range(len(groups))) if bands.group == ALL else (groups.index("east"),),
                bands.low_max,
                bands.high_min,
            )
            for bands in plan.bands
        )
        for plan in (first, second)
    )
    return Pair(
        2,
        tuple(of.get((group, "twice"), 0) for group in groups),
        tuple(of.get((group, "kept"), 0) for group in groups),
        (cuts[0], cuts[1]),
        sentences,
    )


def _leaking(
    first: Plan, second: Plan, atoms: Sequence[Atom], sentences: tuple[int, int]
) -> set[object]:
    """Every place of every single organisation in both rounds, and every pair that talks."""
    members = [atom for atom in atoms for _ in range(atom.n)]
    places = [
        [(at, at) for at in range(1 + max(sentences))]
        if one.part == "kept"
        else list(product(range(1 + sentences[0]), range(1 + sentences[1])))
        for one in members
    ]
    worlds: dict[object, list[tuple[tuple[int, int], ...]]] = {}
    for world in product(*places):
        told = tuple(
            bands.band(
                sum(
                    at[round] == sentence
                    for one, at in zip(members, world, strict=True)
                    if bands.group in (ALL, one.group)
                )
            )
            for round, plan in enumerate((first, second))
            for bands in plan.bands
            for sentence in range(1, 1 + sentences[round])
        )
        worlds.setdefault(told, []).append(world)
    everyone = range(len(members))
    return {
        told
        for told, fitting in worlds.items()
        for n in range(3)
        for lookers in combinations(everyone, n)
        if _learns(lookers, fitting, everyone, sentences)
    }


def _learns(
    lookers: Sequence[int],
    fitting: list[tuple[tuple[int, int], ...]],
    everyone: range,
    sentences: tuple[int, int],
) -> bool:
    by_own: dict[object, list[tuple[tuple[int, int], ...]]] = {}
    for world in fitting:
        by_own.setdefault(tuple(world[one] for one in lookers), []).append(world)
    return any(
        len({world[other][round] == sentence for world in seen}) == 1
        for seen in by_own.values()
        for other in everyone
        if other not in lookers
        for round in (0, 1)
        for sentence in range(1, 1 + sentences[round])
    )


@pytest.mark.parametrize("kept", [{}, {"north": 1}])
def test_D14_are_proven_for_three_partnerships_with_two_sentences(kept: dict[str, int]) -> None:
    plan = propose(Layout((("north", 8), ("east", 7), ("west", 7))))
    assert isinstance(plan, Plan) and len(plan.of_partnerships) == 3
    found = examine_rounds(plan, plan, atoms_of(plan, kept), (2, 2))
    assert found is not None
    assert (found.n_leaking == 0) == check_rounds(
        plan_to_plain(plan), plan_to_plain(plan), kept, (2, 2)
    )
    alone = examine_ends(plan)
    assert found.n_classes == alone.n_classes**2
    if not kept:
        assert found.n_leaking == found.n_classes - (alone.n_classes - alone.n_leaking) ** 2
