"""One count of everything, per round, group and measure, from which all other figures follow (Z14).

    counted = histograms({"2026": dataset}, {"east": {"zone-1", "zone-2"}})
    counted.at("2026", "east", "B5.practice").counts      # (0, 2, 9, 8, 3, 1)

A group is any set of organisations; "all" is always there and comes first. An organisation may be
in several groups. The answers are passed once: they are counted per part of the group that no
group divides, and groups are sums of those.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np

from samenscan.core.answers.coded import Coded, coded
from samenscan.core.answers.coded_rounds import Source, head_of
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.measures import FIRST_STEP, Measure, State
from samenscan.core.statistics.counts import Counts
from samenscan.core.statistics.frame import ALL, Cube, Groups, frame_of, parts_of

__all__ = [
    "ALL",
    "Cube",
    "Groups",
    "Histogram",
    "Histograms",
    "Numbers",
    "histograms",
    "histograms_of_coded",
]


@dataclass(frozen=True)
class Histogram:
    """How often each step of one measure was chosen, by one group in one round.

    `counts` has a number per step, step 0 first, empty ones included; `states` says how many gave
    no step, and why. Together they are everybody in the group.
    """

    measure: Measure
    counts: Counts
    states: Mapping[State, int]

    @property
    def n_members(self) -> int:
        """Everybody in the group who was in this round."""
        return self.n_answers + sum(self.states.values())

    @property
    def n_answers(self) -> int:
        """How many gave a step."""
        return sum(self.counts)

    @property
    def n_applicable(self) -> int:
        """Everybody but those to whom it does not apply or of whom it was not asked.

        Whoever handed nothing in counts: it may well apply to them.
        """
        gone = self.states[State.NOT_APPLICABLE] + self.states[State.NOT_ASKED]
        return self.n_members - gone


@dataclass(frozen=True)
class Numbers:
    """The different numbers that a group gave to a question, rising, and how often each."""

    values: tuple[Decimal, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Histograms:
    """All counts: `cube` runs over (round, group, measure, number of the step or state).

    The last axis is as in `Coded`: the states first, then the steps, with zeros after the last
    step of a measure that has fewer than another. `numbers` is by question code, then (round,
    group).
    """

    rounds: tuple[str, ...]
    groups: tuple[str, ...]
    measures: tuple[Measure, ...]
    cube: Cube
    numbers: Mapping[str, Mapping[tuple[str, str], Numbers]]

    @property
    def steps(self) -> Cube:
        """Only the steps: (round, group, measure, step)."""
        return self.cube[..., FIRST_STEP:]

    def at(self, round_: str, group: str, measure: str) -> Histogram:
        """One count; KeyError where there is no such round, group or measure."""
        row = self._rounds[round_], self._groups[group], self._measures[measure]
        found = [int(count) for count in self.cube[row]]
        one = self.measures[row[2]]
        counts = tuple(found[FIRST_STEP : FIRST_STEP + one.n_steps])
        return Histogram(one, counts, {state: found[state] for state in State})

    def place(self, measure: str) -> int:
        """Where this measure is along the third axis of the cube; KeyError where it is not."""
        return self._measures[measure]

    @cached_property
    def _rounds(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.rounds)}

    @cached_property
    def _groups(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.groups)}

    @cached_property
    def _measures(self) -> Mapping[str, int]:
        return {measure.code: at for at, measure in enumerate(self.measures)}


def histograms(rounds: Mapping[str, Dataset], groups: Groups | None = None) -> Histograms:
    """Count datasets that are in memory; OtherSteps where rounds cannot be counted together."""
    return histograms_of_coded({name: coded(one) for name, one in rounds.items()}, groups)


def histograms_of_coded(rounds: Mapping[str, Coded], groups: Groups | None = None) -> Histograms:
    """The same from answers that are in numbers already."""
    nowhere = Source("", "")
    head = head_of(rounds, dict.fromkeys(rounds, nowhere))
    frame = frame_of(head, groups)
    cube = frame.nothing()
    numbers: dict[str, dict[tuple[str, str], Numbers]] = {}
    for at, (name, one) in enumerate(rounds.items()):
        members = frame.members[:, [frame.place[who] for who in one.organisations]]
        own = _counted(one, members, frame.width)
        for column, measure in enumerate(head.rounds[at].measures):
            cube[at, :, measure] += own[:, column]
        for code, values in one.numbers.items():
            given = numbers.setdefault(code, {})
            for group, inside in zip(frame.groups, members, strict=True):
                given[name, group] = _numbers(values, inside)
        frame.add_rest(cube[at], head.rounds[at], members.sum(axis=1))
    return Histograms(tuple(rounds), frame.groups, head.measures, cube, numbers)


def _counted(one: Coded, members: Cube, width: int) -> Cube:
    """(group, measure, number) of the sheets of one round."""
    n_own = one.codes.shape[1]
    parts, part_of = parts_of(members)
    n_parts = parts.shape[1]
    places = np.arange(n_own, dtype=np.int64) * width
    keys = part_of.reshape(-1, 1) * (n_own * width) + places + one.codes
    flat = np.bincount(keys.ravel(), minlength=n_parts * n_own * width)
    own: Cube = parts @ flat.reshape(n_parts, n_own * width)
    return own.reshape(len(members), n_own, width)


def _numbers(values: Sequence[Decimal | None], inside: Cube) -> Numbers:
    given = Counter(
        value for value, counts in zip(values, inside, strict=False) if counts and value is not None
    )
    rising = sorted(given)
    return Numbers(tuple(rising), tuple(given[value] for value in rising))
