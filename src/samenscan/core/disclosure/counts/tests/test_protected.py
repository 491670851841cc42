"""Random tables with cells left out, attacked by whole numbers and by listing every table (D20)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement
from random import Random

import pytest

from samenscan.core.disclosure.counts import CountsPlan, CountTable, attack_counts, protected
from samenscan.core.disclosure.counts.attack import Told
from samenscan.core.disclosure.counts.system import is_small, near_unanimous, system
from samenscan.core.disclosure.counts.tests.make import (
    Counts,
    every_table,
    make_crossed,
    make_plan,
    random_counts,
)


def told_by(plan: CountsPlan, table: CountTable) -> Told:
    return {
        (group.atoms, answer): cell
        for group, row in zip(plan.groups, table.rows, strict=True)
        for answer, cell in enumerate(row)
    }


def test_D20_no_answer_can_be_ruled_out_in_random_tables() -> None:
    rng = Random(20)
    told = 0
    for _ in range(150):
        sizes = [rng.randint(20, 60) for _ in range(rng.randint(1, 8))]
        plan = make_plan(sizes)
        n_answers = rng.randint(2, 5)
        counts = random_counts(rng, sizes, n_answers)
        answers = tuple(f"a{k}" for k in range(n_answers))
        table = protected(plan, "Q", answers, counts)
        if table is None:
            continue
        told += 1
        again = attack_counts(plan.atoms, told_by(plan, table), counts, 2)
        assert again.n_exact == 0
        assert again.narrowest != 1
    assert told >= 145


def test_D20_no_answer_can_be_ruled_out_where_breakdowns_cross() -> None:
    rng = Random(21)
    told = 0
    for _ in range(15):
        plan, atom_of = make_crossed(rng, 400)
        assert len(plan.atoms) == 8 and len(set(atom_of.values())) == 8
        counts = random_counts(rng, plan.atoms, 4)
        table = protected(plan, "Q", ("a", "b", "c", "d"), counts)
        if table is not None:
            told += 1
            assert attack_counts(plan.atoms, told_by(plan, table), counts, 2).n_exact == 0
    assert told >= 13


def test_D20_what_is_told_adds_up_and_small_cells_are_not_told() -> None:
    rng = Random(22)
    for _ in range(40):
        sizes = [rng.randint(20, 40) for _ in range(4)]
        plan = make_plan(sizes)
        counts = random_counts(rng, sizes, 4)
        table = protected(plan, "Q", ("a", "b", "c", "d"), counts)
        assert table is not None
        for group, row in zip(plan.groups, table.rows, strict=True):
            for answer, cell in enumerate(row):
                true = sum(counts[atom][answer] for atom in group.atoms)
                assert cell in (None, true)
                if is_small(true, 2) or near_unanimous(group.n - true, 2, 4):
                    assert cell is None
            assert sum(cell is None for cell in row) != 1


def test_D20_the_attack_finds_what_a_bare_table_gives_away() -> None:
    # Two of thirty gave the second answer: these two know that nobody else did.
    plan = make_plan([30, 30])
    counts = [[28, 2], [15, 15]]
    bare: Told = {
        (group.atoms, k): sum(counts[atom][k] for atom in group.atoms)
        for group in plan.groups
        for k in range(2)
    }
    assert attack_counts(plan.atoms, bare, counts, 2).n_exact > 0
    assert attack_counts(plan.atoms, bare, counts, 1).n_exact == 0


def test_D20_small_cells_left_out_without_more_are_found() -> None:
    plan = make_plan([30, 30])
    counts = [[28, 2], [15, 15]]
    alone: Told = {
        (group.atoms, k): None
        if group.atoms == (0,)
        else sum(counts[atom][k] for atom in group.atoms)
        for group in plan.groups
        for k in range(2)
    }
    assert attack_counts(plan.atoms, alone, counts, 2).n_exact > 0


@pytest.mark.parametrize("seed", range(6))
def test_D20_the_attack_agrees_with_listing_every_table(seed: int) -> None:
    rng = Random(seed)
    sizes = [rng.randint(4, 6), rng.randint(4, 6)]
    plan = make_plan(sizes)
    counts = random_counts(rng, sizes, 3)
    for _ in range(12):
        told: dict[tuple[tuple[int, ...], int], int | None] = {
            (group.atoms, k): None
            if rng.random() < 0.6
            else sum(counts[atom][k] for atom in group.atoms)
            for group in plan.groups
            for k in range(3)
        }
        listed = ruled_out(plan, told, counts)
        assert attack_counts(plan.atoms, told, counts, 2).n_exact == listed


def ruled_out(plan: CountsPlan, told: Told, counts: Counts) -> int:
    """How many answers some coalition can rule out for somebody else, by listing every table."""
    n_answers = len(counts[0])
    fitting = [
        one
        for one in every_table(plan.atoms, n_answers)
        if _fits(plan, told, one) and _same_reasons(told, one, counts)
    ]
    kinds = [(a, k) for a, row in enumerate(counts) for k, n in enumerate(row) if n]
    found = set()
    for size in range(3):
        for own in combinations_with_replacement(kinds, size):
            if any(own.count((a, k)) > counts[a][k] for a, k in own):
                continue
            left = [one for one in fitting if all(one[a][k] >= own.count((a, k)) for a, k in own)]
            for atom, row in enumerate(counts):
                for k in range(n_answers):
                    others = sum(n for j, n in enumerate(row) if j != k)
                    others -= sum(a == atom and j != k for a, j in own)
                    if others > 0 and all(one[atom][k] <= own.count((atom, k)) for one in left):
                        found.add((atom, k))
    return len(found)


def _fits(plan: CountsPlan, told: Told, table: Sequence[Sequence[int]]) -> bool:
    return all(
        value is None or value == sum(table[atom][answer] for atom in atoms)
        for (atoms, answer), value in told.items()
    )


def _same_reasons(told: Told, table: Sequence[Sequence[int]], counts: Counts) -> bool:
    def reason(row: Sequence[int], answer: int) -> tuple[bool, bool]:
        small = is_small(row[answer], 2)
        rest = sum(row) - row[answer]
        return small, not small and near_unanimous(rest, 2, len(row))

    return all(
        value is not None or reason(table[atoms[0]], answer) == reason(counts[atoms[0]], answer)
        for (atoms, answer), value in told.items()
        if len(atoms) == 1
    )


def test_D20_every_cell_is_a_sum_of_parts() -> None:
    plan, _ = make_crossed(Random(1), 200)
    counts = random_counts(Random(2), plan.atoms, 3)
    cells = system(plan, counts)
    for group, row in zip(plan.groups, cells.shown, strict=True):
        assert [cells.table.values[place] for place in row] == [
            sum(counts[atom][k] for atom in group.atoms) for k in range(3)
        ]


def test_D20_the_same_table_has_the_same_outcome() -> None:
    plan = make_plan([25, 30, 40])
    counts = random_counts(Random(3), plan.atoms, 4)
    first = protected(plan, "Q", ("a", "b", "c", "d"), counts)
    assert first == protected(plan, "Q", ("a", "b", "c", "d"), counts)


def test_D20_an_answer_nobody_gave_is_not_told_apart_from_one_left_out() -> None:
    plan = make_plan([40, 40, 40])
    nobody = [[20, 20, 0], [20, 20, 0], [20, 20, 0]]
    table = protected(plan, "Q", ("a", "b", "c"), nobody)
    assert table is not None
    assert all(row[2] is None for row in table.rows)
    assert replace(table, rows=()).n_left_out == 0
