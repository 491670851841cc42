"""The exact attack … (each test finishes the sentence)."""

import ast
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.attack import Statement, attack_statements
from samenscan.core.disclosure.attack_ends import EndStatement, attack_ends
from samenscan.core.disclosure.attack_exact import (
    Atom,
    ExactAttack,
    Told,
    atoms_of,
    releases_that_did_it,
    told_by,
    try_everyone,
    worked_out,
)
from samenscan.core.disclosure.gate import question_bands
from samenscan.core.disclosure.plan import ALL, Band, Layout
from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.disclosure.tests.make import published_plan

OTHER, NEITHER, CUT = 0, 1, 2
BITS, CONFIRMS = (0, 1), (frozenset({1}),)
ENDS, AT_AN_END = (OTHER, NEITHER, CUT), (frozenset({CUT}), frozenset({OTHER}))
LAYOUT = Layout((("east", 12), ("west", 11)))
INSIDE = {"east": ["east"], "west": ["west"]}


def count(source: str, groups: Sequence[str], *ranges: tuple[int, int], value: int = 1) -> Told:
    """So many members of these atoms have this value."""
    return Told(source, tuple((group, value, 1) for group in groups), ranges)


def test_D10_knows_nothing_of_certificates_and_of_the_attackers_that_count() -> None:
    for name in ("attack_exact", "attack_amounts"):
        source = (Path(__file__).parents[1] / f"{name}.py").read_text(encoding="utf-8")
        named = {
            node.module.removeprefix("samenscan.core.disclosure.")
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.ImportFrom) and node.module
        }
        assert not named & {"attack", "attack_ends", "certify", "check", "check_ends", "ends"}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_D10_agrees_with_counting_ways_for_one_sentence(data: st.DataObject) -> None:
    layout = Layout(
        (("east", data.draw(st.integers(0, 7))), ("west", data.draw(st.integers(1, 5))))
    )
    statements = []
    for groups in (("east",), ("west",), ("east", "west")):
        most = sum(n for name, n in layout.groups if name in groups)
        low = data.draw(st.integers(0, most))
        if data.draw(st.booleans()):
            statements.append((groups, low, data.draw(st.integers(low, most))))
    counted = attack_statements(
        layout, {"q": [Statement(frozenset(groups), low, high) for groups, low, high in statements]}
    )
    atoms = atoms_of(layout)
    told = [count("", groups, (low, high)) for groups, low, high in statements]
    try:
        attack = ExactAttack(atoms, BITS, told)
    except NotSolved:
        assert counted.n_attempts == 0
        return
    found = try_everyone(attack, atoms, BITS, CONFIRMS)
    assert (found.n_attempts, found.n_exact) == (counted.n_attempts, counted.n_exact)
    assert found.narrowest == counted.narrowest


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_D10_agrees_with_counting_ways_for_two_sentences(data: st.DataObject) -> None:
    layout = Layout(
        (("east", data.draw(st.integers(1, 5))), ("west", data.draw(st.integers(0, 4))))
    )
    statements = []
    for groups, other in product((("east",), ("east", "west")), (False, True)):
        most = sum(n for name, n in layout.groups if name in groups)
        low = data.draw(st.integers(0, most // 2))
        statements.append((groups, low, data.draw(st.integers(low, most)), other))
    (counted,) = attack_ends(
        layout,
        [
            [
                EndStatement(frozenset(groups), low, high, other)
                for groups, low, high, other in statements
            ]
        ],
    )
    atoms = atoms_of(layout)
    told = [
        count("", groups, (low, high), value=OTHER if other else CUT)
        for groups, low, high, other in statements
    ]
    try:
        attack = ExactAttack(atoms, ENDS, told)
    except NotSolved:
        assert counted.n_attempts == 0
        return
    found = try_everyone(attack, atoms, ENDS, AT_AN_END)
    assert (found.n_attempts, found.n_exact) == (counted.n_attempts, counted.n_exact)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_D10_agrees_with_trying_every_answer_of_every_organisation(data: st.DataObject) -> None:
    sizes = (data.draw(st.integers(1, 3)), data.draw(st.integers(0, 2)), 1)
    atoms = [Atom(f"atom-{place}", n) for place, n in enumerate(sizes)]
    values = (0, 1, 3)
    owner = [atom.name for atom in atoms for _ in range(atom.n)]
    truth = data.draw(st.tuples(*(st.sampled_from(values) for _ in owner)))
    told = []
    for _ in range(data.draw(st.integers(1, 3))):
        factors = tuple(
            (atom.name, value, data.draw(st.integers(-1, 3))) for atom in atoms for value in values
        )
        real = _sum(factors, owner, truth)
        wide = data.draw(st.integers(0, 2))
        apart = data.draw(st.integers(4, 6))
        told.append(Told("", factors, ((real - apart, real - apart), (real - wide, real))))
    fitting = [
        answers
        for answers in product(values, repeat=len(owner))
        if all(
            any(low <= _sum(one.factors, owner, answers) <= high for low, high in one.ranges)
            for one in told
        )
    ]
    attack = ExactAttack(atoms, values, told)
    for size in (0, 1, 2):
        for members in combinations(range(len(owner)), size):
            known: dict[str, tuple[int, ...]] = defaultdict(tuple)
            for member in members:
                known[owner[member]] += (truth[member],)
            left = attack.left(known)
            agreeing = [all_ for all_ in fitting if all(all_[m] == truth[m] for m in members)]
            for other in set(range(len(owner))) - set(members):
                assert left[owner[other]] == {answers[other] for answers in agreeing}


def _sum(
    factors: Sequence[tuple[str, int, int]], owner: Sequence[str], answers: Sequence[int]
) -> int:
    by = {(atom, value): factor for atom, value, factor in factors}
    return sum(by[atom, value] for atom, value in zip(owner, answers, strict=True))


def test_D10_finds_what_84_of_156_pairs_of_counts_give_to_a_single_member() -> None:
    atoms, leaking = atoms_of(LAYOUT), 0
    for east, west in product(range(13), range(12)):
        told = [count("east", ["east"], (east, east)), count("west", ["west"], (west, west))]
        found = try_everyone(ExactAttack(atoms, BITS, told), atoms, BITS, CONFIRMS, 1)
        leaking += found.n_exact > 0
    assert leaking == 84


def test_D10_recovers_nothing_from_any_result_of_the_reference_plan() -> None:
    plan, atoms, seen = published_plan(), atoms_of(LAYOUT), set()
    for counts in product(range(13), range(12)):
        output = plan.output(counts)
        if output in seen:
            continue
        seen.add(output)
        bands = dict(zip((b.group for b in plan.bands), output, strict=True))
        told = told_by(question_bands("q", plan, bands), INSIDE, [1])
        found = try_everyone(ExactAttack(atoms, BITS, told), atoms, BITS, CONFIRMS)
        assert (found.n_exact, found.narrowest) == (0, 2)
    assert len(seen) == 13


def test_D10_reads_both_ends_of_a_released_question() -> None:
    plan = published_plan()
    few: dict[str, Band] = dict.fromkeys((ALL, "east", "west"), "few")
    facts = question_bands("q", plan, {**few, "east": "many", ALL: "some"}, few)
    told = told_by(facts, INSIDE, [CUT], [OTHER])
    assert [(one.source, one.ranges) for one in told] == [
        ("all", ((8, 15),)),
        ("east", ((9, 12),)),
        ("west", ((0, 3),)),
        ("all, the other end", ((0, 7),)),
        ("east, the other end", ((0, 3),)),
        ("west, the other end", ((0, 3),)),
    ]
    assert told[1].factors == (("east", CUT, 1),)
    assert told[3].factors == (("east", OTHER, 1), ("west", OTHER, 1))


def test_D10_reads_a_refusal_as_the_ranges_that_would_be_refused() -> None:
    unanimous = [count("refused", ["east"], (0, 0), (12, 12))]
    attack = ExactAttack([Atom("east", 12)], BITS, unanimous)
    assert attack.left({}) == {"east": {0, 1}}
    assert attack.left({"east": (1,)}) == {"east": {1}}
    assert attack.left({"east": (0, 1)}) == {}


def test_D10_names_the_releases_that_did_it_and_no_other() -> None:
    atoms = [Atom("others", 22), Atom("city", 1)]
    told = [
        count("everybody", ["others", "city"], (9, 9)),
        count("a guess", ["others"], (0, 20)),
        count("without the city", ["others"], (8, 8)),
    ]
    assert releases_that_did_it(atoms, BITS, told, {}, "city") == ("everybody", "without the city")
    assert releases_that_did_it(atoms, BITS, told[:2], {}, "city") == ()


def test_D10_finds_the_same_whatever_was_asked_before() -> None:
    """It remembers tables and proofs that there is none; neither may answer another question."""
    east = [Atom("east", 9)]
    told = [count("", ["east"], (0, 4))]
    asked = [{"east": (1,) * ones + (0,) * zeros} for ones in range(6) for zeros in range(4)]
    fresh = [ExactAttack(east, BITS, told).left(known) for known in asked]
    for order in (range(len(asked)), reversed(range(len(asked)))):
        attack = ExactAttack(east, BITS, told)
        assert all(attack.left(asked[at]) == fresh[at] for at in order)
    assert {frozenset(left.get("east", ())) for left in fresh} == {
        frozenset(),
        frozenset({0}),
        frozenset({0, 1}),
    }


def test_D10_calls_a_secret_worked_out_when_one_answer_is_left() -> None:
    high = frozenset({3, 4, 5})
    assert worked_out(frozenset({3, 4}), [high]) == 1
    assert worked_out(frozenset({0, 2}), [high]) == 1
    assert worked_out(frozenset({2, 3}), [high]) == 0


def test_D10_blocks_what_contradicts_itself_or_cannot_be_decided() -> None:
    east = [Atom("east", 3)]
    with pytest.raises(NotSolved, match="contradicts"):
        ExactAttack(east, BITS, [count("", ["east"], (4, 5))])
    many = [count("", ["east"], *((n, n) for n in range(4)))] * 5
    with pytest.raises(NotSolved, match="too many"):
        ExactAttack(east, BITS, many)
    with pytest.raises(ValueError, match="no such atom"):
        ExactAttack(east, BITS, []).left({"west": (1,)})
