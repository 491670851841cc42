"""The same by pandas, in two ways: as it is usually written, and with every join made a lookup.

Both read only the columns they need, keep the small types of the file, count by one groupby, and
take figures from the counts as the product does.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.engines.figures import Figures, figures
from benchmarks.engines.rounds import N_GROUPS, N_STEPS, group_numbers, weights
from samenscan.core.answers.coded_rounds import Head
from samenscan.core.answers.measures import FIRST_STEP
from samenscan.core.statistics.agreement_columns import divided

_COLUMNS = ["round", "measure", "organisation", "code"]


def by_pandas(path: Path, head: Head) -> Figures:
    """Groups and weights come in by merge."""
    n_who = len(head.organisations)
    groups = pd.DataFrame(
        {
            "organisation": np.arange(n_who, dtype=np.int32),
            "group": group_numbers(n_who).astype(np.int8),
        }
    )
    rows = pd.read_parquet(path, columns=_COLUMNS).merge(groups, on="organisation")
    given = rows[rows["code"] >= FIRST_STEP].merge(weights().to_pandas(), on="measure")
    return _figures(rows, given, head)


def by_lookups(path: Path, head: Head) -> Figures:
    """Groups and weights are looked up by number in arrays: faster, and only half pandas."""
    rows = pd.read_parquet(path, columns=_COLUMNS)
    groups = group_numbers(len(head.organisations)).astype(np.int8)
    rows["group"] = groups[rows["organisation"].to_numpy()]
    given = rows[rows["code"] >= FIRST_STEP].copy()
    weighing, measures = weights(), given["measure"].to_numpy()
    given["section"] = weighing["section"].to_numpy().astype(np.int8)[measures]
    given["weight"] = weighing["weight"].to_numpy()[measures]
    return _figures(rows, given, head)


def _figures(rows: pd.DataFrame, given: pd.DataFrame, head: Head) -> Figures:
    n_rounds, n_measures, n_who = len(head.rounds), len(head.measures), len(head.organisations)
    sizes = rows.groupby(["round", "group", "measure", "code"], sort=False).size()
    cube = np.zeros((n_rounds, N_GROUPS, n_measures, FIRST_STEP + N_STEPS), dtype=np.int64)
    levels = [sizes.index.get_level_values(at).to_numpy() for at in range(4)]
    cube[tuple(levels)] = sizes.to_numpy()
    given["total"] = given["weight"] * (given["code"].astype(np.int32) - FIRST_STEP)
    keys = ["round", "organisation", "section"]
    sums = given.groupby(keys, sort=False)[["total", "weight"]].sum()
    n_sections = int(weights()["section"].to_numpy().max()) + 1
    scores = np.full((n_rounds, n_who, n_sections), np.nan)
    places = [sums.index.get_level_values(at).to_numpy() for at in range(3)]
    scores[tuple(places)] = divided(sums["total"].to_numpy(), sums["weight"].to_numpy())
    return figures(cube, scores)
