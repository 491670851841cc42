"""Checks from two plans' files alone that their results are safe beside each other (D14).

Imports nothing from the prover, and counts in another way: it fixes who looks and one other
member, and asks which pairs of results can occur with each answer that this member can have given.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.check import LEAST_OTHERS, CheckFailed, check
from samenscan.core.disclosure.check_ends import check_ends
from samenscan.core.questionnaire.canonical import Plain

Whole = npt.NDArray[np.int64]
Yes = npt.NDArray[np.bool_]
Counts = tuple[tuple[int, ...], ...]
Cut = tuple[tuple[int, ...], int, int]


@dataclass(frozen=True)
class Pair:
    """Both results: per partnership (and the rest) who answered again and who is kept, and cuts."""

    coalition: int
    again: tuple[int, ...]
    kept: tuple[int, ...]
    cuts: tuple[tuple[Cut, ...], tuple[Cut, ...]]
    sentences: tuple[int, int]

    @cached_property
    def most(self) -> int:
        """All members together."""
        return sum(self.again) + sum(self.kept)

    @cached_property
    def told(self) -> tuple[Yes, Yes]:
        """Per round which results can occur at all."""
        free = tuple(n + kept for n, kept in zip(self.again, self.kept, strict=True))
        one, two = (
            _told(cuts, free, ((0,) * sentences,) * len(free), sentences, self.most)
            for cuts, sentences in zip(self.cuts, self.sentences, strict=True)
        )
        return one, two


def check_rounds(
    first: Mapping[str, Plain],
    second: Mapping[str, Plain],
    kept: Mapping[str, int],
    sentences: tuple[int, int],
) -> bool:
    """Whether these plans are safe beside each other for the same members.

    `kept`: per partnership, how many did not answer again and count as they did. `sentences`: one
    or two per question, in each result. CheckFailed when a file is no certified plan; a pair that
    is not safe is simply False.
    """
    check(first)
    check(second)
    if 2 in sentences and not (check_ends(first) and (sentences[1] < 2 or check_ends(second))):
        return False
    try:
        pair = _read(first, second, kept, sentences)
    except (KeyError, TypeError, ValueError) as damaged:
        raise CheckFailed("damaged file") from damaged
    return pair is not None and safe(pair)


def _read(
    first: Mapping[str, Plain],
    second: Mapping[str, Plain],
    kept: Mapping[str, int],
    sentences: tuple[int, int],
) -> Pair | None:
    """Both plans over the same members; None where the second tells what the first did not.

    Who is sure that nobody changed its answer then learns nothing from the second result.
    """
    layout = {name: numbers[0] for name, numbers in _rows(first["layout"])}
    bands = dict(_rows(first["bands"]))
    later = dict(_rows(second["bands"]))
    coalition = max(_whole(first["coalition"]), _whole(second["coalition"]))
    least = coalition + max(_whole(one.get("others", LEAST_OTHERS)) for one in (first, second))
    if first["layout"] != second["layout"] or not later.items() <= bands.items():
        return None
    if not 1 <= sentences[1] <= sentences[0] <= 2 or not kept.keys() <= layout.keys():
        return None
    if any(not 0 <= n <= layout[name] for name, n in kept.items()):
        return None
    own = [name for name in bands if name != "all"]
    rest = [name for name in layout if name not in own] if "all" in bands else []
    places = [[name] for name in own] + ([rest] if sum(layout[name] for name in rest) else [])
    still = tuple(sum(kept.get(name, 0) for name in names) for names in places)
    again = tuple(
        sum(layout[name] for name in names) - n for names, n in zip(places, still, strict=True)
    )
    if sum(again) < least or any(
        n < least for names, n in zip(places, again, strict=True) if set(names) & later.keys()
    ):
        return None
    cuts = tuple(
        tuple(
            (tuple(range(len(places))) if name == "all" else (own.index(name),), low, high)
            for name, (_n, low, high) in told.items()
        )
        for told in (bands, later)
    )
    return Pair(coalition, again, still, (cuts[0], cuts[1]), sentences)


def _whole(value: Plain) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _rows(value: Plain) -> Iterator[tuple[str, list[int]]]:
    if not isinstance(value, list | tuple):
        raise TypeError
    for row in value:
        if not isinstance(row, list | tuple) or not isinstance(row[0], str):
            raise TypeError
        yield row[0], [_whole(number) for number in row[1:]]


@lru_cache(maxsize=512)
def safe(pair: Pair) -> bool:
    """Whether nobody, alone or with others, learns from both results what another answered."""
    limits = range(pair.coalition + 1)
    groups = len(pair.again)
    for seats in product(limits, repeat=2 * groups):
        again, kept = seats[:groups], seats[groups:]
        fits = all(n <= of for n, of in zip(seats, (*pair.again, *pair.kept), strict=True))
        if sum(seats) <= pair.coalition and fits and not _blind(pair, again, kept):
            return False
    return True


def _blind(pair: Pair, again: tuple[int, ...], kept: tuple[int, ...]) -> bool:
    """Whether these members, whatever they answered, know of nobody else what it answered."""
    free = tuple(of - n for of, n in zip(pair.again, again, strict=True))
    still = tuple(of - n for of, n in zip(pair.kept, kept, strict=True))
    owns = [list(product(*(_places(n, sentences) for n in again))) for sentences in pair.sentences]
    both = max(pair.sentences)
    for own_kept in product(*(_places(n, both) for n in kept)):
        for first, second in product(*owns):
            look = _Look(pair, free, still, (_sum(first, own_kept), _sum(second, own_kept)))
            if not look.blind():
                return False
    return True


@dataclass(frozen=True)
class _Look:
    """Who remains beside those that look, and how many of the latter confirm in each round."""

    pair: Pair
    free: tuple[int, ...]
    still: tuple[int, ...]
    fixed: tuple[Counts, Counts]

    def blind(self) -> bool:
        """Whether no pair of results tells what another member answered."""
        for group, n in enumerate(self.free):
            for round in (0, 1) if n else ():
                places = _places(1, self.pair.sentences[round])
                if not _alike([self._with_answer(group, round, place) for place in places]):
                    return False
        return all(
            _alike(
                [self._with_kept(group, place) for place in _places(1, max(self.pair.sentences))]
            )
            for group, n in enumerate(self.still)
            if n
        )

    def _with_answer(self, group: int, round: int, place: tuple[int, ...]) -> Yes:
        """What can occur where one that answered again stands here in this round."""
        frees, fixed = [self.free, self.free], list(self.fixed)
        frees[round] = _less(self.free, group)
        fixed[round] = _more(fixed[round], group, place)
        return self._pairs(frees, fixed, self.still)

    def _with_kept(self, group: int, place: tuple[int, ...]) -> Yes:
        """What can occur where one that counts in both results stands here."""
        fixed = [_more(one, group, place) for one in self.fixed]
        return self._pairs([self.free, self.free], fixed, _less(self.still, group))

    def _pairs(
        self, frees: Sequence[tuple[int, ...]], fixed: Sequence[Counts], still: tuple[int, ...]
    ) -> Yes:
        """The pairs of results that can occur, over all answers of the others."""
        one, two = (
            _per_kept(self.pair, round, frees[round], fixed[round], still) for round in (0, 1)
        )
        return np.asarray(one.T @ two > 0)


@lru_cache(maxsize=20_000)
def _per_kept(
    pair: Pair, round: int, free: tuple[int, ...], fixed: Counts, still: tuple[int, ...]
) -> npt.NDArray[np.float32]:
    """Per way in which those kept can have answered, which results of this round can occur."""
    cuts, sentences = pair.cuts[round], pair.sentences[round]
    rows = [
        _told(cuts, free, _sum(fixed, kept), sentences, pair.most)[pair.told[round]]
        for kept in product(*(_places(n, max(pair.sentences)) for n in still))
    ]
    return np.array(rows, dtype=np.float32)


def _alike(told: Sequence[Yes]) -> bool:
    """Whether standing at one place never decides what can occur.

    With two sentences the places are: neither, the other end, the cut; somewhere else is one of
    the two others.
    """
    if len(told) == 2:
        return bool((told[0] == told[1]).all())
    neither, other, cut = told
    return bool((cut == (neither | other)).all() and (other == (neither | cut)).all())


@lru_cache(maxsize=20_000)
def _told(
    cuts: tuple[Cut, ...], free: tuple[int, ...], fixed: Counts, sentences: int, most: int
) -> Yes:
    """Per possible result of one round whether it can occur: group by group, with running totals.

    One whole number holds a state: what is told so far, then the totals per sentence.
    """
    wide, base = most + 1, 3**sentences
    states = np.zeros(1, dtype=np.int64)
    for group, (n, known) in enumerate(zip(free, fixed, strict=True)):
        counts = np.array(_places(n, sentences), dtype=np.int64) + np.array(known)
        steps = np.zeros(len(counts), dtype=np.int64)
        for number, (members, low_max, high_min) in enumerate(cuts):
            if members == (group,):
                steps += _bands(counts, low_max, high_min) * base**number
        for column in counts.T:
            steps = steps * wide + column
        states = np.unique((states[:, None] + steps[None, :]).reshape(-1))
    totals = np.column_stack(
        [states // wide ** (sentences - 1 - at) % wide for at in range(sentences)]
    )
    told = states // wide**sentences
    for number, (members, low_max, high_min) in enumerate(cuts):
        if len(members) > 1:
            told = told + _bands(totals, low_max, high_min) * base**number
    found = np.zeros(base ** len(cuts), dtype=bool)
    found[told] = True
    return found


def _bands(counts: Whole, low_max: int, high_min: int) -> Whole:
    """One number for the bands of all sentences together."""
    told = np.zeros(len(counts), dtype=np.int64)
    for column in counts.T:
        told = told * 3 + (column > low_max) + (column >= high_min)
    return told


def _places(n: int, sentences: int) -> list[tuple[int, ...]]:
    """How many of `n` can confirm each sentence: the cut, and then the other end, never both."""
    return [at for at in product(range(n + 1), repeat=sentences) if sum(at) <= n]


def _sum(one: Sequence[tuple[int, ...]], two: Sequence[tuple[int, ...]]) -> Counts:
    """Group by group; a round with one sentence leaves out what is said of the second."""
    return tuple(
        tuple(a + b for a, b in zip(left, right, strict=False))
        for left, right in zip(one, two, strict=True)
    )


def _more(fixed: Counts, group: int, place: tuple[int, ...]) -> Counts:
    still = tuple(place if at == group else (0,) * len(place) for at in range(len(fixed)))
    return _sum(fixed, still)


def _less(numbers: tuple[int, ...], group: int) -> tuple[int, ...]:
    return tuple(n - (at == group) for at, n in enumerate(numbers))
