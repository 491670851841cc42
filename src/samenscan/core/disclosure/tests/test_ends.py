"""Two sentences per question … (each test finishes the sentence)."""

import ast
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Levels, Missing, Sheet
from samenscan.core.disclosure import (
    Layout,
    Members,
    Plan,
    attack,
    plan_to_plain,
    propose,
    release_bands,
    released_from_plain,
    released_to_plain,
)
from samenscan.core.disclosure.attack_ends import EndStatement, attack_ends
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_ends import check_ends
from samenscan.core.disclosure.ends import examine_ends
from samenscan.core.disclosure.plan import ALL, Band
from samenscan.core.disclosure.tests.make import make_plan, make_questionnaire, published_plan
from samenscan.core.questionnaire.canonical import digest
from samenscan.core.questionnaire.model import Cut, Kind, OtherEnd, Question, Questionnaire
from samenscan.core.text import words


def test_D13_are_safe_under_the_reference_plan_for_12_and_11() -> None:
    found = examine_ends(published_plan())
    assert (found.n_tables, found.n_classes, found.n_leaking) == (91 * 78, 72, 0)
    assert found.surest == Fraction(4817, 4977)
    assert check_ends(plan_to_plain(published_plan()))


def test_D13_are_not_safe_from_three_members() -> None:
    assert examine_ends(published_plan(), 3).n_leaking == 71


@pytest.mark.parametrize(("east", "west"), [(12, 11), (13, 12), (8, 7), (12, 6), (9, 0)])
def test_D13_are_safe_under_the_plan_for_every_layout(east: int, west: int) -> None:
    plan = propose(Layout((("east", east), ("west", west))))
    assert isinstance(plan, Plan)
    assert examine_ends(plan).n_leaking == 0
    assert check_ends(plan_to_plain(plan))


def test_D13_are_refused_by_prover_and_checker_when_a_cut_moves_by_one() -> None:
    plan = published_plan()
    n_leaking = 0
    for at, end, step in product(range(3), ("low_max", "high_min"), (-1, 1)):
        bands = list(plan.bands)
        bands[at] = replace(bands[at], **{end: getattr(bands[at], end) + step})
        moved = replace(plan, bands=tuple(bands))
        leaks = examine_ends(moved).n_leaking > 0
        assert check_ends(plan_to_plain(moved)) == (not leaks)
        n_leaking += leaks
    assert n_leaking > 0


def test_D13_the_checker_knows_nothing_of_the_prover() -> None:
    source = (Path(__file__).parents[1] / "check_ends.py").read_text(encoding="utf-8")
    named = {
        node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert not named & {
        f"samenscan.core.disclosure.{other}" for other in ("ends", "certify", "plan", "propose")
    }


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(st.integers(2, 4), st.integers(0, 3)),
    st.tuples(st.integers(0, 2), st.integers(1, 4)),
    st.tuples(st.integers(0, 2), st.integers(1, 4)),
)
def test_D13_agree_with_trying_every_answer_of_every_organisation(
    sizes: tuple[int, int], east: tuple[int, int], together: tuple[int, int]
) -> None:
    n_east, n_west = sizes
    low, width = east
    low_all, width_all = together
    if low + width > n_east or low_all + width_all > n_east + n_west:
        return
    plan = make_plan(
        {"east": n_east, "west": n_west},
        {ALL: (low_all, low_all + width_all), "east": (low, low + width)},
    )
    assert examine_ends(plan).n_leaking == len(_leaking(plan))


def _leaking(plan: Plan) -> set[tuple[str, ...]]:
    """The slowest way: every place of every single organisation, and every pair that talks."""
    atom_of = [atom for atom, size in enumerate(plan.atom_sizes) for _ in range(size)]
    everyone = range(len(atom_of))
    worlds: dict[tuple[str, ...], list[tuple[int, ...]]] = {}
    for places in product((-1, 0, 1), repeat=len(atom_of)):
        told = tuple(
            band
            for end in (-1, 1)
            for band in plan.output(
                [
                    sum(
                        at == atom and place == end
                        for at, place in zip(atom_of, places, strict=True)
                    )
                    for atom in range(len(plan.atom_sizes))
                ]
            )
        )
        worlds.setdefault(told, []).append(places)
    return {
        told
        for told, fitting in worlds.items()
        for n in range(plan.coalition + 1)
        for members in combinations(everyone, n)
        if _learns(members, fitting, everyone)
    }


def _learns(members: Sequence[int], fitting: list[tuple[int, ...]], everyone: range) -> bool:
    by_own: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for places in fitting:
        by_own.setdefault(tuple(places[one] for one in members), []).append(places)
    return any(
        len({places[other] == end for places in seen}) == 1
        for seen in by_own.values()
        for other in everyone
        if other not in members
        for end in (-1, 1)
    )


def asked(*, other_end: bool = True) -> Questionnaire:
    """One question about levels in practice: at least 3, and at the other end at most 1."""
    end = OtherEnd(None, frozenset(), words(en="begins")) if other_end else None
    if end is not None:
        end = replace(end, at_most=Decimal(1))
    cut = Cut("practice", Decimal(3), frozenset(), words(en="does"), end)
    return make_questionnaire(
        Question("q", Kind.LEVEL, words(en="q"), sharing="partnership-anonymous", cut=cut)
    )


def round_of(
    levels: dict[str, list[int | None]], questionnaire: Questionnaire
) -> tuple[Dataset, dict[str, str]]:
    """Levels in practice per partnership; None is “not known”."""
    sheets, group_of = [], {}
    for group, found in levels.items():
        for number, level in enumerate(found):
            answer: Answer = Missing.UNKNOWN if level is None else Levels(level, level)
            sheets.append(Sheet(f"{group}-{number}", {"q": answer}))
            group_of[f"{group}-{number}"] = group
    return Dataset(questionnaire, tuple(sheets)), group_of


FEW: tuple[Band, ...] = ("few", "few", "few")
MANY: tuple[Band, ...] = ("many", "many", "many")
LEVELS: dict[str, list[int | None]] = {
    "east": [0, 0, 1, 1, 1, 2, 2, 3, 4, 4, None, 5],
    "west": [3, 3, 3, 4, 4, 4, 5, 5, 2, 2, 1],
}


def test_D13_tell_both_ends_and_what_they_stand_for() -> None:
    dataset, group_of = round_of(LEVELS, asked())
    plan = published_plan(certified=True)
    facts = release_bands(plan, dataset, group_of, Members("2026"), earlier=()).facts[0]
    assert dict(facts.bands) == {ALL: "some", "east": "some", "west": "many"}
    assert facts.other_end is not None
    assert dict(facts.other_end.bands) == {ALL: "few", "east": "some", "west": "few"}
    assert facts.other_end.ranges["east"].low == 4
    summary = attack(plan.layout, [facts])
    assert (summary.n_exact, summary.narrowest) == (0, 2)
    assert summary.n_attempts == 28 * 2 * 2


def test_D13_tell_one_end_where_the_question_has_one() -> None:
    dataset, group_of = round_of(LEVELS, asked(other_end=False))
    plan = published_plan(certified=True)
    released = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    assert released.facts[0].other_end is None


def test_D13_come_back_from_the_store_as_they_were_told() -> None:
    dataset, group_of = round_of(LEVELS, asked())
    plan = published_plan(certified=True)
    released = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    plain = released_to_plain(released, plan)
    assert released_from_plain(plain).facts == released.facts


def test_D13_do_not_come_back_under_a_plan_that_is_not_safe_for_two() -> None:
    safe_for_one = make_plan({"east": 9, "west": 8}, {ALL: (4, 10), "east": (5, 6)}, certified=True)
    assert not check_ends(plan_to_plain(safe_for_one))
    dataset, group_of = round_of({"east": LEVELS["east"][:9], "west": LEVELS["west"][:8]}, asked())
    released = release_bands(safe_for_one, dataset, group_of, Members("2026"), earlier=())
    assert released.facts[0].other_end is None
    content = released_to_plain(released, safe_for_one)
    rows = content["questions"]
    assert isinstance(rows, list) and isinstance(rows[0], list)
    forged = {**content, "questions": [[*rows[0], {ALL: "few", "east": "few"}]]}
    forged.pop("hash")
    with pytest.raises(CheckFailed, match="two sentences"):
        released_from_plain({**forged, "hash": digest(forged)})


def test_D10_the_attack_finds_what_naive_counts_at_both_ends_give_away() -> None:
    layout = Layout((("east", 12), ("west", 11)))
    both = frozenset({"east", "west"})
    exact_counts = [
        EndStatement(both, 12, 12, other=False),
        EndStatement(frozenset({"east"}), 12, 12, other=False),
        EndStatement(both, 3, 3, other=True),
    ]
    (found,) = attack_ends(layout, [exact_counts])
    assert found.n_exact > 0 and found.surest == 1


def test_D10_the_attack_and_the_prover_name_the_same_surest_guess() -> None:
    plan = published_plan()
    lists = [
        [
            EndStatement(
                frozenset({"east", "west"}) if bands.group == ALL else frozenset({bands.group}),
                *bands.limits(told),
                other=other,
            )
            for other, ends in ((False, cut), (True, opposite))
            for bands, told in zip(plan.bands, ends, strict=True)
        ]
        for cut, opposite in ((FEW, MANY), (FEW, FEW))
    ]
    found = attack_ends(plan.layout, lists)
    assert not any(one.n_exact for one in found)
    assert max(one.surest for one in found) <= (examine_ends(plan).surest or 0)
