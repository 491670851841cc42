"""The same by pandas, as a careful analyst writes it: small types, no copies, one groupby each."""

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.engines.figures import Figures, figures
from benchmarks.engines.rounds import N_GROUPS, N_STEPS, group_numbers, weights
from samenscan.core.answers.coded_rounds import Head
from samenscan.core.answers.measures import FIRST_STEP
from samenscan.core.statistics.agreement_columns import divided


def by_pandas(path: Path, head: Head) -> Figures:
    """Count and add up with groupby, over the columns that are needed."""
    rows = pd.read_parquet(path, columns=["round", "measure", "organisation", "code"])
    n_rounds, n_measures, n_who = len(head.rounds), len(head.measures), len(head.organisations)
    rows["group"] = group_numbers(n_who).astype(np.int8)[rows["organisation"].to_numpy()]
    sizes = rows.groupby(["round", "group", "measure", "code"], sort=False).size()
    cube = np.zeros((n_rounds, N_GROUPS, n_measures, FIRST_STEP + N_STEPS), dtype=np.int64)
    levels = [sizes.index.get_level_values(at).to_numpy() for at in range(4)]
    cube[tuple(levels)] = sizes.to_numpy()
    weighing = weights().to_pandas()
    given = rows.loc[rows["code"] >= FIRST_STEP, ["round", "measure", "organisation", "code"]]
    measures = given["measure"].to_numpy()
    given["section"] = weighing["section"].to_numpy().astype(np.int8)[measures]
    given["weight"] = weighing["weight"].to_numpy()[measures]
    given["total"] = given["weight"] * (given["code"].astype(np.int32) - FIRST_STEP)
    keys = ["round", "organisation", "section"]
    sums = given.groupby(keys, sort=False)[["total", "weight"]].sum()
    scores = np.full((n_rounds, n_who, int(weighing["section"].max()) + 1), np.nan)
    places = [sums.index.get_level_values(at).to_numpy() for at in range(3)]
    scores[tuple(places)] = divided(sums["total"].to_numpy(), sums["weight"].to_numpy())
    return figures(cube, scores)
