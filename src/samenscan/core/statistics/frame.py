"""The frame that counts are put in: which rounds, groups, measures and numbers there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenscan.core.answers.coded_rounds import Head, RoundHead
from samenscan.core.answers.measures import FIRST_STEP, State

ALL = "all"
Cube = NDArray[np.int64]
Groups = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Frame:
    """Groups over the organisations of a head, and how wide its counts are.

    `members` has a row per group and a column per organisation of the head: 1 for whoever is in
    it. `place` is the column of an organisation. `width` is how many numbers a count has: the
    states, and as many steps as the longest measure.
    """

    head: Head
    groups: tuple[str, ...]
    members: Cube
    place: Mapping[str, int]
    width: int

    def nothing(self) -> Cube:
        """Zeros over (round, group, measure, number)."""
        shape = (len(self.head.rounds), len(self.groups), len(self.head.measures), self.width)
        return np.zeros(shape, dtype=np.int64)

    def add_rest(self, counts: Cube, round_: RoundHead, n_sheets: Cube) -> None:
        """Add to (group, measure, number) of one round whoever handed nothing in.

        And of a measure that this round did not have: it was asked of nobody. `n_sheets` is how
        many of each group handed in.
        """
        silent = self.members[:, list(round_.silent)].sum(axis=1)
        here = np.zeros(len(self.head.measures), dtype=np.bool_)
        here[list(round_.measures)] = True
        counts[:, here, State.NO_SHEET] += silent[:, None]
        counts[:, ~here, :] = 0
        counts[:, ~here, State.NOT_ASKED] = (silent + n_sheets)[:, None]


def frame_of(head: Head, groups: Groups | None = None) -> Frame:
    """The frame of these groups, after "all"; who is in no round counts nowhere."""
    named = {ALL: head.organisations, **(groups or {})}
    place = {who: at for at, who in enumerate(head.organisations)}
    members = np.zeros((len(named), len(place)), dtype=np.int64)
    for row, group in zip(members, named.values(), strict=True):
        row[[place[who] for who in group if who in place]] = 1
    width = FIRST_STEP + max((measure.n_steps for measure in head.measures), default=0)
    return Frame(head, tuple(named), members, place, width)


def parts_of(members: Cube) -> tuple[Cube, NDArray[np.intp]]:
    """The parts of all organisations (columns) that no group (row) divides.

    A column of 0 and 1 per part, saying which groups it is in, and the part of every organisation.
    """
    packed = np.ascontiguousarray(np.packbits(members.astype(np.bool_), axis=0).T)
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).reshape(-1)
    _, first, part_of = np.unique(keys, return_index=True, return_inverse=True)
    return members[:, first], part_of.reshape(-1)
