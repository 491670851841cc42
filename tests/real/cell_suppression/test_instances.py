"""The published instances: recovered, protected, and audited as others found them.

The counts are those that SSBtools 1.8.6 (Gauss method, largest first, no singleton method) left
out on the same files, each audited by linear programs.
"""

from pathlib import Path

import pytest

from samenscan.core.disclosure.tables import audit, exact, gauss, widen
from tests.real.cell_suppression.source import read_instance

# name: cells, sums, sensitive, left out beside, exact before, wide enough after elimination
KNOWN = {
    "TARGUS": (162, 63, 13, 10, 5, 10),
    "TABLE8": (1271, 72, 3, 21, 3, 0),
    "TABLE7": (624, 230, 17, 20, 9, 4),
    "TABLE1": (1584, 510, 146, 50, 95, 134),
    "HIER133A": (2197, 3549, 108, 1219, 108, 29),
    "OSORIO": (10201, 202, 7, 23, 7, 7),
}


@pytest.mark.parametrize("name", KNOWN)
def test_elimination_leaves_out_what_the_gauss_method_of_ssbtools_does(
    name: str, real_data: Path
) -> None:
    table = read_instance(real_data / "cell-suppression" / f"{name}.SIF.gz")
    n_cells, n_sums, n_sensitive, n_beside, n_exact, n_met = KNOWN[name]
    assert (table.n, len(table.sums), len(table.sensitive)) == (n_cells, n_sums, n_sensitive)
    assert sum(one.exact() for one in audit(table, table.primary)) == n_exact
    left_out = gauss(table)
    assert len(left_out) - n_sensitive == n_beside
    after = audit(table, left_out)
    assert not any(one.exact() for one in after)
    assert sum(one.met(table) for one in after) == n_met


@pytest.mark.parametrize("name", ["TARGUS", "TABLE8", "TABLE7", "TABLE1"])
def test_widened_every_interval_is_wide_enough(name: str, real_data: Path) -> None:
    table = read_instance(real_data / "cell-suppression" / f"{name}.SIF.gz")
    assert all(one.met(table) for one in audit(table, widen(table, gauss(table))))


def test_the_cheapest_choice_for_targus_costs_2_045_233(real_data: Path) -> None:
    table = read_instance(real_data / "cell-suppression" / "TARGUS.SIF.gz")
    best = exact(table)
    assert best is not None
    assert (best.cost, len(best.cells - table.primary)) == (2_045_233, 8)
    assert all(one.met(table) for one in audit(table, best.cells))
