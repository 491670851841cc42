"""Whether a group falls into parts at all: most often the honest answer is that it does not."""

from dataclasses import dataclass
from random import Random

from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.similar import Apart, Groups, medoids, silhouettes

FEWEST = 10
# Only above this do Kaufman and Rousseeuw (1990) call parts strong. At their “reasonable” 0.5 most
# groups along one common factor, where nothing is apart, would be cut in two.
CLEAR = 0.7
# Hennig calls a part that comes back less well than this not stable.
STABLE = 0.75
_DRAWS = 100


@dataclass(frozen=True)
class Parts:
    """Clear parts, or None with what the best attempt reached.

    `silhouette` is the average over members, `stable` per part how well it comes back when other
    members had been there (mean Jaccard, 0 to 1).
    """

    groups: Groups | None
    silhouette: float
    stable: tuple[float, ...]


def parts(apart: Apart, *, most: int = 5, seed: int = 1) -> Parts:
    """Two to `most` parts of which the silhouette is best, if they are clear and come back.

    None unless the average silhouette is above 0.7, every part comes back for 0.75 or more
    (Hennig, Computational Statistics & Data Analysis 52, 2007) and has at least two members.
    Take several figures: along a single one, members spread evenly can look like parts. Which part
    a member is in is itself a result about that member: only disclosure decides
    whether it is told. TooFew under ten members.
    """
    n = len(apart)
    if n < FEWEST:
        raise TooFew(n, FEWEST)
    attempts = [medoids(apart, k) for k in range(2, most + 1)]
    means = [sum(silhouettes(apart, groups)) / n for groups in attempts]
    best = max(range(len(attempts)), key=lambda at: means[at])
    groups = attempts[best]
    if means[best] <= CLEAR:
        return Parts(None, means[best], ())
    stable = jaccards(apart, groups, seed=seed)
    large = all(len(groups.members(group)) > 1 for group in range(len(groups.typical)))
    clear = large and min(stable) >= STABLE
    return Parts(groups if clear else None, means[best], stable)


def jaccards(apart: Apart, groups: Groups, *, seed: int = 1) -> tuple[float, ...]:
    """Per group how well it comes back among members drawn with replacement, mean over 100 draws.

    A draw that holds nobody of a group says nothing about that group; the seed makes it the same
    every time.
    """
    n, k = len(apart), len(groups.typical)
    draw = Random(seed)  # noqa: S311 - repeats itself on purpose, and keeps no secret
    totals, draws = [0.0] * k, [0] * k
    for _ in range(_DRAWS):
        drawn = [draw.randrange(n) for _ in range(n)]
        if len(set(drawn)) < k:
            continue
        table = tuple(tuple(apart[i][j] for j in drawn) for i in drawn)
        again = medoids(table, k)
        found = [
            frozenset(drawn[at] for at in again.members(group))
            for group in range(len(again.typical))
        ]
        for group in range(k):
            own = groups.members(group) & set(drawn)
            if own:
                draws[group] += 1
                totals[group] += max(len(own & other) / len(own | other) for other in found)
    return tuple(
        total / times if times else 0.0 for total, times in zip(totals, draws, strict=True)
    )
