"""Secondary suppression: nobody's part follows from what is told, and every audit stands alone."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.disclosure.tables import (
    Sensitive,
    Sum,
    Table,
    TableRefused,
    audit,
    exact,
    gauss,
    protect,
    summed,
    widen,
)
from samenscan.core.disclosure.tables.tests.make import grid, places

# problemdata() of sdcTable 0.34 (sdcTools/sdcTable, R/test_problems.R), with w|a and w|c such that
# its published totals hold: two cells or more are left out of every line, and yet w|b follows.
PROBLEM = [[39, 47, 55, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
LEFT_OUT = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1), (2, 3), (3, 1), (3, 3)]


def test_sdctable_problemdata_gives_w_b_away_as_47() -> None:
    table = grid(PROBLEM, LEFT_OUT)
    found = {one.cell: one for one in audit(table, places(5, LEFT_OUT))}
    assert table.values[24] == 3943
    assert found[1].exact() and found[1].low == pytest.approx(47)
    assert (found[0].low, found[0].high) == pytest.approx((34, 94))
    assert (found[5].low, found[5].high) == pytest.approx((35, 95))
    assert (found[16].low, found[16].high) == pytest.approx((906, 1091))


def test_sdctable_problemdata_is_safe_with_one_more_cell() -> None:
    table = grid(PROBLEM, LEFT_OUT)
    found = audit(table, places(5, [*LEFT_OUT, (1, 1)]))
    assert not any(one.exact() for one in found)
    assert len(gauss(table) - places(5, LEFT_OUT)) == 1


def linked() -> Table:
    """Counts per place that add up by county and by size (sdcTable, test-linked-tables.r)."""
    counts = (2, 2, 8, 8, 3, 3, 3, 7)
    county_1, county_2, big, small, total = range(8, 13)
    sums = (
        Sum(county_1, (0, 1, 2, 3)),
        Sum(county_2, (4, 5, 6, 7)),
        Sum(big, (5, 6)),
        Sum(small, (0, 1, 2, 3, 4, 7)),
        Sum(total, (county_1, county_2)),
        Sum(total, (big, small)),
    )
    values = summed(dict(enumerate(counts)), sums, 13)
    sensitive = tuple(Sensitive(cell, 1, 1) for cell in (0, 1, 4, 5, 6))
    weights = tuple(float(value) for value in values)
    return Table(values, sums, sensitive, weights)


def test_sdctable_linked_tables_are_safe_alone_and_not_together_k2() -> None:
    table = linked()
    by_county = Table(table.values, (table.sums[0], table.sums[1], table.sums[4]), table.sensitive)
    by_size = Table(table.values, (table.sums[2], table.sums[3], table.sums[5]), table.sensitive)
    primary = table.primary
    assert not any(one.exact() for one in audit(by_county, primary))
    assert not any(one.exact() for one in audit(by_size, primary))
    given_away = [one.cell for one in audit(table, primary) if one.exact()]
    assert given_away == [4]


def test_sdctable_linked_tables_need_n_beside() -> None:
    found = protect(linked())
    assert found.left_out - linked().primary == {7}
    assert found.met


def test_gauss_protects_the_linked_tables_with_the_same_cell() -> None:
    assert gauss(linked()) - linked().primary == {7}


tables = st.integers(2, 4).flatmap(
    lambda rows: st.integers(2, 4).flatmap(
        lambda columns: st.tuples(
            st.lists(
                st.lists(st.integers(0, 9), min_size=columns, max_size=columns),
                min_size=rows,
                max_size=rows,
            ),
            st.sets(
                st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)),
                min_size=1,
                max_size=3,
            ),
        )
    )
)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_gauss_leaves_no_sensitive_cell_exact_k3(
    made: tuple[list[list[int]], set[tuple[int, int]]],
) -> None:
    inner, sensitive = made
    table = grid([[value + 1 for value in row] for row in inner], sensitive)
    assert not any(one.exact() for one in audit(table, gauss(table)))


@settings(max_examples=40, deadline=None)
@given(tables)
def test_the_exact_choice_meets_all_and_is_never_dearer_k3(
    made: tuple[list[list[int]], set[tuple[int, int]]],
) -> None:
    inner, sensitive = made
    table = grid([[value + 1 for value in row] for row in inner], sensitive)
    best = exact(table)
    other = widen(table, gauss(table))
    if best is None:
        assert not all(one.met(table) for one in audit(table, other))
        return
    assert all(one.met(table) for one in audit(table, best.cells))
    if all(one.met(table) for one in audit(table, other)):
        assert best.cost <= sum(table.costs[cell] for cell in other) + 1e-6


def test_the_exact_choice_is_the_cheapest_of_all_choices_k3() -> None:
    table = grid([[3, 1, 4], [1, 5, 2], [2, 2, 6]], [(0, 1), (2, 0)])
    best = exact(table)
    assert best is not None
    inner = [cell for cell in range(table.n) if cell % 4 < 3 and cell < 12]
    costs = [
        sum(table.costs[cell] for cell in chosen)
        for bits in product((0, 1), repeat=len(inner))
        if table.primary
        <= (chosen := frozenset(c for c, bit in zip(inner, bits, strict=True) if bit))
        and all(one.met(table) for one in audit(table, chosen))
    ]
    assert best.cost == pytest.approx(min(costs))


def test_a_narrow_interval_is_widened_k3() -> None:
    table = grid([[20, 1, 9], [1, 1, 9], [9, 9, 9]], [(0, 0)], width=5)
    thin = frozenset({0, 1, 4, 5})
    assert not all(one.met(table) for one in audit(table, thin))
    assert all(one.met(table) for one in audit(table, widen(table, thin)))


def test_what_cannot_be_met_is_said_and_not_told_k4() -> None:
    table = Table((3, 3), (Sum(1, (0,)),), (Sensitive(0, 1, 1),), most=(9, 3), least=(0, 3))
    found = protect(table)
    assert not found.met


def test_a_missing_relation_is_refused_k2() -> None:
    with pytest.raises(TableRefused, match="neither given nor a sum"):
        summed({0: 1}, [Sum(1, (0, 2))], 3)
    with pytest.raises(TableRefused, match="not the sum"):
        Table((1, 2), (Sum(1, (0,)),), ())


def test_the_same_table_gives_the_same_cells() -> None:
    assert protect(linked()) == protect(linked())


def test_too_few_rounds_prove_nothing() -> None:
    with pytest.raises(NotSolved):
        exact(linked(), rounds=1)
