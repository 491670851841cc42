"""Plays the cleverest reader of two results about the same members (D10, D14).

It reads published facts only and shares no code with the proof: it fixes who looks and one other
member with its answer, and counts in how many ways all others can have answered in both rounds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import comb, prod

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.attack import (
    AttackSummary,
    Statement,
    attack_statements,
    statements_of_ends,
)
from samenscan.core.disclosure.attack_ends import EndsAttack, EndStatement, attack_ends
from samenscan.core.disclosure.gate import QuestionBands
from samenscan.core.disclosure.plan import Layout
from samenscan.core.refused import Refused
from samenscan.core.text import text

Whole = npt.NDArray[np.int64]
Numbers = tuple[int, ...]
Counts = tuple[Numbers, ...]
Statements = tuple[EndStatement, ...]
# Up to this many members are always tried; beyond it only where there are not too many tables of
# counts to go through, as in one or two groups: for 25 and 25 that takes a second per question.
_ALWAYS = 39
_MOST_TABLES = 150_000
_MACHINE = 2**62


class TooManyToAttack(Refused):
    """More members than this attack can count over, so that nothing may rest on it."""

    def __init__(self) -> None:
        super().__init__(
            text(
                "The earlier result is about so many organisations that we cannot attack two "
                "results about them ourselves, and we tell nothing that we did not attack."
            ),
            text("Keep the published result."),
        )


@dataclass(frozen=True)
class _Round:
    """What one result said, as limits on how many confirm: groups by place, then the sentence."""

    limits: tuple[tuple[Numbers, int, int, int], ...]
    sentences: int

    def ways(self, free: Numbers, fixed: Counts) -> int:
        """In how many ways so many others can have answered, beside those that are fixed."""
        return _ways(self, free, fixed)


def attack_beside(
    layout: Layout,
    kept: Mapping[str, int],
    pairs: Sequence[tuple[QuestionBands, QuestionBands]],
    coalition: int = 2,
) -> AttackSummary:
    """How much any coalition could infer from two results, whatever they answered.

    Tried for who takes nothing for granted and for who is sure that nobody changed its answer.
    `kept`: per partnership, how many count in the second result as they answered in the first.
    TooManyToAttack beyond what can be counted.
    """
    tables = prod(comb(n + 2, 2) for _, n in layout.groups)
    if layout.n > _ALWAYS and tables > _MOST_TABLES:
        raise TooManyToAttack
    told = {
        now.code: (statements_of_ends(then, layout), statements_of_ends(now, layout))
        for then, now in pairs
    }
    different = list(dict.fromkeys(told.values()))
    free = {one: _attack(layout, kept, one, coalition) for one in different}
    sure = {one: _attack_sure(layout, (*one[0], *one[1]), coalition) for one in different}
    found = {code: (free[one], sure[one]) for code, one in told.items()}
    every = [result for both in found.values() for result in both]
    return AttackSummary(
        coalition=coalition,
        n_questions=len(found),
        n_attempts=sum(one.n_attempts for one in every),
        n_exact=sum(one.n_exact for one in every),
        narrowest=1 if any(one.n_exact for one in every) else 2,
        surest=max((one.surest for one in every), default=Fraction(1, 2)),
        exact_in=tuple(code for code, both in found.items() if any(one.n_exact for one in both)),
    )


def _attack_sure(layout: Layout, statements: Statements, coalition: int) -> EndsAttack:
    """Who is sure that nobody changed reads both results as about the same answers."""
    if any(one.other for one in statements):
        return attack_ends(layout, [statements], coalition)[0]
    plain = [Statement(one.groups, one.low, one.high) for one in statements]
    found = attack_statements(layout, {"": plain}, coalition)
    return EndsAttack(found.n_attempts, found.n_exact, found.surest)


def _attack(
    layout: Layout,
    kept: Mapping[str, int],
    told: tuple[Statements, Statements],
    coalition: int,
) -> EndsAttack:
    names = _told_apart(layout, (*told[0], *told[1]))
    sizes = dict(layout.groups)
    still = tuple(sum(kept.get(name, 0) for name in group) for group in names)
    again = tuple(
        sum(sizes[name] for name in group) - n for group, n in zip(names, still, strict=True)
    )
    rounds = tuple(_round(statements, names) for statements in told)
    attempts, exact, surest = 0, 0, Fraction(1, 2)
    for ways in _every_look(rounds, again, still, coalition):
        total = sum(ways)
        # Per answer that a member can have given: neither first, then each sentence.
        for there in ways[1:] if total else ():
            attempts += 1
            exact += there in (0, total)
            chance = Fraction(there, total)
            surest = max(surest, chance, 1 - chance)
    return EndsAttack(attempts, exact, surest)


def _told_apart(layout: Layout, statements: Statements) -> list[list[str]]:
    """Partnerships that no statement tells apart, together."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for name, _ in layout.groups:
        found.setdefault(tuple(name in one.groups for one in statements), []).append(name)
    return list(found.values())


def _round(statements: Statements, names: Sequence[Sequence[str]]) -> _Round:
    return _Round(
        tuple(
            (
                tuple(at for at, group in enumerate(names) if group[0] in one.groups),
                one.low,
                one.high,
                int(one.other),
            )
            for one in statements
        ),
        2 if any(one.other for one in statements) else 1,
    )


def _every_look(
    rounds: Sequence[_Round], again: Numbers, still: Numbers, coalition: int
) -> Iterator[list[int]]:
    """For every coalition, its answers and one other member: the ways per answer of that one."""
    n = len(again)
    both = max(one.sentences for one in rounds)
    for seats in product(range(coalition + 1), repeat=2 * n):
        if sum(seats) > coalition or any(
            seat > of for seat, of in zip(seats, (*again, *still), strict=True)
        ):
            continue
        free = tuple(of - seat for of, seat in zip(again, seats[:n], strict=True))
        rest = tuple(of - seat for of, seat in zip(still, seats[n:], strict=True))
        owns = [list(product(*(_places(s, one.sentences) for s in seats[:n]))) for one in rounds]
        for own_kept in product(*(_places(s, both) for s in seats[n:])):
            for first, second in product(*owns):
                known = (_add(first, own_kept), _add(second, own_kept))
                yield from _targets(rounds, free, rest, known)


def _targets(
    rounds: Sequence[_Round], free: Numbers, rest: Numbers, known: tuple[Counts, Counts]
) -> Iterator[list[int]]:
    for group, n in enumerate(free):
        for at in (0, 1) if n else ():
            frees = [free, free]
            frees[at] = _one_less(free, group)
            yield [
                _ways_together(rounds, frees, rest, _placed(known, group, place, (at,)))
                for place in _places(1, rounds[at].sentences)
            ]
    both = max(one.sentences for one in rounds)
    for group, n in enumerate(rest):
        if n:
            yield [
                _ways_together(
                    rounds,
                    [free, free],
                    _one_less(rest, group),
                    _placed(known, group, place, (0, 1)),
                )
                for place in _places(1, both)
            ]


def _ways_together(
    rounds: Sequence[_Round], frees: Sequence[Numbers], rest: Numbers, known: Sequence[Counts]
) -> int:
    """Over all answers that count in both results: ways in the first times ways in the second."""
    both = max(one.sentences for one in rounds)
    return sum(
        prod(_multinomial(n, one) for n, one in zip(rest, kept, strict=True))
        * prod(
            one.ways(free, _add(own, kept))
            for one, free, own in zip(rounds, frees, known, strict=True)
        )
        for kept in product(*(_places(n, both) for n in rest))
    )


@lru_cache(maxsize=200_000)
def _ways(one: _Round, free: Numbers, fixed: Counts) -> int:
    per_group = [_counted(n, one.sentences) for n in free]
    at = np.indices([len(places) for places, _ in per_group]).reshape(len(free), -1)
    counts = [
        places[where] + np.array(known)
        for (places, _), where, known in zip(per_group, at, fixed, strict=True)
    ]
    true = np.ones(at.shape[1], dtype=bool)
    for groups, low, high, sentence in one.limits:
        count = sum(counts[group][:, sentence] for group in groups)
        true &= (count >= low) & (count <= high)
    # The number of answer sets is below this; beyond the machine's numbers Python's own are exact.
    few = (one.sentences + 1) ** sum(free) < _MACHINE
    ways = np.ones(int(true.sum()), dtype=np.int64 if few else object)
    for (_, weights), where in zip(per_group, at[:, true], strict=True):
        ways = ways * weights[where].astype(ways.dtype)
    return int(ways.sum()) if len(ways) else 0


@lru_cache(maxsize=1_000)
def _counted(n: int, sentences: int) -> tuple[Whole, npt.NDArray[np.object_]]:
    """Where `n` members can be, and in how many ways they can be there."""
    places = _places(n, sentences)
    weights = np.array([_multinomial(n, place) for place in places], dtype=object)
    return np.array(places, dtype=np.int64), weights


def _places(n: int, sentences: int) -> list[Numbers]:
    """How many of `n` can be at the cut, and then at the other end; never both."""
    if sentences == 1:
        return [(count,) for count in range(n + 1)]
    return [(cut, other) for cut in range(n + 1) for other in range(n + 1 - cut)]


def _multinomial(n: int, place: Numbers) -> int:
    ways = 1
    for count in place:
        ways *= comb(n, count)
        n -= count
    return ways


def _placed(
    known: tuple[Counts, Counts], group: int, place: Numbers, rounds: Sequence[int]
) -> tuple[Counts, Counts]:
    here = [
        _add(
            one,
            tuple(place if at == group else (0,) * len(place) for at in range(len(one))),
        )
        if number in rounds
        else one
        for number, one in enumerate(known)
    ]
    return here[0], here[1]


def _add(one: Counts, two: Counts) -> Counts:
    """Sums per group; a round with one sentence leaves out the second."""
    return tuple(
        tuple(a + b for a, b in zip(left, right, strict=False))
        for left, right in zip(one, two, strict=True)
    )


def _one_less(numbers: Numbers, group: int) -> Numbers:
    return tuple(n - (at == group) for at, n in enumerate(numbers))
