"""The same by the product: the counting pass in an engine, the rest on small arrays."""

import numpy as np

from benchmarks.engines.figures import Figures, figures
from benchmarks.engines.rounds import groups_of, weights
from samenscan.core.answers.coded_rounds import Head
from samenscan.core.statistics.agreement_columns import divided
from samenscan.core.statistics.counting import adding_up, count_with
from samenscan.reports.engines import SnapshotEngine

MOST_SUMS = 2_000_000


def by_engine(engine: SnapshotEngine, head: Head) -> Figures:
    """Count all rounds at once; add up some rounds at a time, which keeps memory small."""
    counted = count_with(engine, head, groups_of(head))
    weighing = weights()
    n_sections, n_who = int(weighing["section"].to_numpy().max()) + 1, len(head.organisations)
    scores = np.full((len(head.rounds), n_who, n_sections), np.nan)
    answers, weighed = engine.answers(), engine.table(weighing)
    at_once = max(1, MOST_SUMS // (n_who * n_sections))
    for first in range(0, len(head.rounds), at_once):
        last = min(first + at_once, len(head.rounds)) - 1
        some = answers
        if (first, last) != (0, len(head.rounds) - 1):
            some = answers.filter(answers["round"].between(first, last))
        sums = engine.rows(adding_up(some, weighed))
        at = [sums[name].to_numpy() for name in ("round", "organisation", "section")]
        scores[tuple(at)] = divided(sums["total"].to_numpy(), sums["weight"].to_numpy())
    # The first group is everybody, whom the others do not count.
    return figures(counted.cube[:, 1:], scores)
