"""A pass over the snapshot by numpy alone, a row group at a time, as the floor to compare with."""

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from benchmarks.engines.figures import Figures, figures
from benchmarks.engines.rounds import N_GROUPS, N_STEPS, group_numbers, weights
from samenscan.core.answers.coded_rounds import Head
from samenscan.core.answers.measures import FIRST_STEP
from samenscan.core.statistics.agreement_columns import divided

_COLUMNS = ["round", "measure", "organisation", "code"]


def by_numpy(path: Path, head: Head) -> Figures:
    """Count by bincount over one number per row; add up by bincount with weights."""
    file = pq.ParquetFile(path)
    n_rounds, n_measures, n_who = len(head.rounds), len(head.measures), len(head.organisations)
    width = FIRST_STEP + N_STEPS
    group, weighing = group_numbers(n_who), weights()
    section, weight = weighing["section"].to_numpy().astype(np.int64), weighing["weight"].to_numpy()
    n_sections = int(section.max()) + 1
    counts = np.zeros(n_rounds * n_measures * N_GROUPS * width, dtype=np.int64)
    total = np.zeros((n_rounds, n_sections * n_who))
    weighed = np.zeros_like(total)
    for at in range(file.num_row_groups):
        rows = file.read_row_group(at, columns=_COLUMNS)
        rounds, measures, who, codes = (rows[name].to_numpy() for name in _COLUMNS)
        key = (rounds.astype(np.int64) * n_measures + measures) * N_GROUPS + group[who]
        key *= width
        key += codes
        first = int(key.min())
        found = np.bincount(key - first)
        counts[first : first + len(found)] += found
        steps = codes.astype(np.int64) - FIRST_STEP
        weighs = np.where(steps >= 0, weight[measures], 0)
        place = section[measures] * n_who + who
        # A row group seldom holds two rounds.
        for round_ in np.unique(rounds):
            here = slice(*np.searchsorted(rounds, [round_, round_ + 1]))
            low = int(place[here].min())
            for sums, values in ((total, weighs * steps), (weighed, weighs)):
                added = np.bincount(place[here] - low, weights=values[here])
                sums[round_, low : low + len(added)] += added
    cube = counts.reshape(n_rounds, n_measures, N_GROUPS, width).swapaxes(1, 2)
    scores = divided(total, weighed.astype(np.int64))
    return figures(cube, scores.reshape(n_rounds, n_sections, n_who).swapaxes(1, 2))
