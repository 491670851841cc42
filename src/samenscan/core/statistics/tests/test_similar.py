"""Likeness … (each test finishes the sentence)."""

from collections import Counter
from math import dist
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.statistics.clusters import jaccards, parts
from samenscan.core.statistics.present import Maybe, TooFew
from samenscan.core.statistics.similar import Apart, Groups, Kind, gower, medoids, silhouettes
from samenscan.core.statistics.tests.samples import FLOWER, RUSPINI

# As in the examples of `daisy`: being hardy and having tubers are traits.
KINDS = (
    Kind.TRAIT,
    Kind.NAME,
    Kind.TRAIT,
    Kind.NAME,
    Kind.LEVEL,
    Kind.LEVEL,
    Kind.NUMBER,
    Kind.NUMBER,
)
ROWS = st.lists(
    st.tuples(st.integers(0, 5), *[st.one_of(st.none(), st.integers(0, 5))] * 3),
    min_size=3,
    max_size=10,
)
MIXED = (Kind.LEVEL, Kind.RANKED_LEVEL, Kind.NUMBER, Kind.NAME)


def euclid(points: "list[tuple[float, float]] | tuple[tuple[int, int], ...]") -> Apart:
    return tuple(tuple(dist(p, q) for q in points) for p in points)


def test_equals_daisy_on_its_flowers() -> None:
    """R package cluster, tests/daisy-ex.Rout.save."""
    apart = gower(FLOWER, KINDS)
    expected = [0.8875408, 0.6025677, 0.4020542, 0.4703548]
    assert [round(value, 7) for value in apart[0][1:5]] == expected


def test_equals_pam_on_ruspini() -> None:
    """R package cluster, tests/pam.Rout.save, prints 0.737657; one digit more is computed."""
    apart = euclid(RUSPINI)
    groups = medoids(apart, 4)
    widths = silhouettes(apart, groups)
    assert round(sum(widths) / len(widths), 7) == 0.7376570
    assert [Counter(groups.of)[group] for group in range(4)] == [20, 23, 17, 15]


def test_z7_finds_the_parts_that_are_there() -> None:
    found = parts(euclid(RUSPINI[::3]))
    assert found.groups is not None
    assert len(found.groups.typical) == 4
    assert min(found.stable) >= 0.75


def test_z7_says_that_there_are_no_clear_parts_among_chance() -> None:
    rng = Random(3)
    for _ in range(5):
        levels = [[rng.randint(0, 5) for _ in range(10)] for _ in range(25)]
        found = parts(gower(levels, [Kind.LEVEL] * 10))
        assert found.groups is None
        assert found.silhouette < 0.5


def test_z7_does_not_cut_members_that_differ_by_degrees() -> None:
    rng = Random(2)
    for _ in range(5):
        degrees = [rng.gauss(0, 1) for _ in range(25)]
        rows = [[degree + rng.gauss(0, 0.3) for _ in range(10)] for degree in degrees]
        assert parts(gower(rows, [Kind.NUMBER] * 10)).groups is None


def test_z7_does_not_trust_parts_that_do_not_come_back() -> None:
    # Six pairs on a line, five parts: which two pairs stand together is chance.
    found = parts(euclid([(20.0 * pair + one, 0.0) for pair in range(6) for one in (0, 1)]))
    assert found.silhouette > 0.75
    assert min(found.stable) < 0.75
    assert found.groups is None


def test_z7_takes_one_member_apart_for_no_part() -> None:
    points = [(float(n % 4), float(n // 4)) for n in range(12)]
    found = parts(euclid([*points, (500.0, 500.0)]))
    assert found.silhouette > 0.7
    assert found.groups is None
    with pytest.raises(TooFew):
        parts(euclid(points[:9]))


def test_counts_ranks_with_their_ties_where_asked() -> None:
    column = [[0], [0], [0], [1], [5]]
    by_step = gower(column, [Kind.LEVEL])
    by_rank = gower(column, [Kind.RANKED_LEVEL])
    assert (by_step[0][3], by_step[3][4], by_step[0][4]) == (0.5, 0.5, 1)
    assert (by_rank[0][3], by_rank[3][4], by_rank[0][4]) == (0.5, 0.5, 1)
    many = gower([[0], [1], [1], [1], [5]], [Kind.RANKED_LEVEL])
    assert (many[0][1], many[0][4]) == (0.25, 1)
    assert gower([[0.0], [1.0], [5.0]], [Kind.NUMBER])[0][1] == 0.2


@given(ROWS, st.randoms(use_true_random=False))
def test_does_not_depend_on_order_and_turns_with_the_scale(
    rows: list[tuple[Maybe, ...]], shuffler: Random
) -> None:
    apart = gower(rows, MIXED)
    order = list(range(len(rows)))
    shuffler.shuffle(order)
    moved = gower([rows[at] for at in order], MIXED)
    for i, old_i in enumerate(order):
        for j, old_j in enumerate(order):
            assert moved[i][j] == pytest.approx(apart[old_i][old_j])
            assert 0 <= apart[i][j] <= 1
            assert apart[i][j] == apart[j][i]
    turned = [[None if value is None else 5 - value for value in row] for row in rows]
    for one, other in zip(gower(turned, MIXED), apart, strict=True):
        assert one == pytest.approx(other)


@given(ROWS)
def test_does_not_change_with_a_figure_that_nobody_gave(rows: list[tuple[Maybe, ...]]) -> None:
    assert gower([(*row, None) for row in rows], (*MIXED, Kind.NUMBER)) == gower(rows, MIXED)


def test_refuses_a_member_that_told_nothing() -> None:
    with pytest.raises(TooFew):
        gower([[1], [2], [None]], [Kind.NUMBER])
    with pytest.raises(TooFew):
        medoids(((0.0,),), 2)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=9))
def test_puts_everybody_with_the_nearest_typical_member(
    points: list[tuple[int, int]],
) -> None:
    apart = euclid([(float(x), float(y)) for x, y in points])
    groups = medoids(apart, 2)
    for at, own in enumerate(groups.of):
        assert apart[at][groups.typical[own]] == min(apart[at][m] for m in groups.typical)
    assert groups.of[0] == 0


def test_stands_alone_or_together_without_a_silhouette() -> None:
    apart = euclid([(0.0, 0.0), (0.0, 0.0), (9.0, 9.0)])
    assert silhouettes(apart, Groups((0, 0, 1), (0, 2))) == (1, 1, 0)
    assert silhouettes(apart, Groups((0, 0, 0), (0,))) == (0, 0, 0)
    same = euclid([(0.0, 0.0)] * 4)
    assert silhouettes(same, Groups((0, 0, 1, 1), (0, 2))) == (0, 0, 0, 0)


def test_comes_back_the_same_with_the_same_seed() -> None:
    apart = euclid(RUSPINI[::5])
    groups = medoids(apart, 4)
    assert jaccards(apart, groups, seed=3) == jaccards(apart, groups, seed=3)


@given(
    st.lists(
        st.tuples(*[st.one_of(st.none(), st.integers(-9, 9))] * 3, st.integers(0, 3)),
        min_size=1,
        max_size=9,
    )
)
def test_measures_numbers_by_the_range_of_the_group(
    rows: list[tuple[int | None, int | None, int | None, int]],
) -> None:
    found = gower(rows, [Kind.NUMBER] * 4)
    columns = [[row[at] for row in rows] for at in range(4)]
    known = [[value for value in column if value is not None] for column in columns]
    ranges = [max(values) - min(values) if values else 0 for values in known]
    for i, one in enumerate(rows):
        for j, other in enumerate(rows):
            parts = [
                abs(x - y) / span if span else 0.0
                for x, y, span in zip(one, other, ranges, strict=True)
                if x is not None and y is not None
            ]
            assert found[i][j] == pytest.approx(sum(parts) / len(parts))
