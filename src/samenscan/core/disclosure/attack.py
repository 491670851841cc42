"""Plays the cleverest reader: what do published facts plus own answers leave open? (D10)

It reads published facts only, shares no code with the certificate, and counts in how many ways
the facts can have come about.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product
from math import comb

from samenscan.core.disclosure.attack_ends import EndStatement, attack_ends
from samenscan.core.disclosure.gate import QuestionBands
from samenscan.core.disclosure.plan import ALL, Layout

Bits = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Statement:
    """A published fact: of the respondents of these partnerships, low..high confirm."""

    groups: frozenset[str]
    low: int
    high: int


@dataclass(frozen=True)
class Inference:
    """What is left for the bit of any other member of `group`; `chance` that it is 1.

    The chance takes every set of answers that fits as equally likely, as a reader without other
    knowledge would. `possible` is the set of values some fitting set of answers has.
    """

    group: str
    possible: frozenset[int]
    chance: Fraction


@dataclass(frozen=True)
class AttackSummary:
    """How much anyone could infer from a whole release.

    `n_attempts`: questions by coalitions by their possible own bits by other members' groups.
    `n_by_programs`: as many by the second attacker, which did not try where it is 0 (D21).
    `n_exact`: attempts that left one value (must be 0). `narrowest`: smallest set left.
    `surest`: the surest guess about anyone by anyone. `exact_in`: questions with an exact one.
    Depends on the published facts only, so publishing it tells nothing more.
    """

    coalition: int
    n_questions: int
    n_attempts: int
    n_exact: int
    narrowest: int
    surest: Fraction
    exact_in: tuple[str, ...]
    n_by_programs: int = 0


def statements_of(facts: QuestionBands, layout: Layout) -> tuple[Statement, ...]:
    """The published bands of one question, read as statements about partnerships."""
    everyone = frozenset(name for name, _ in layout.groups)
    return tuple(
        Statement(everyone if name == ALL else frozenset({name}), found.low, found.high)
        for name, found in facts.ranges.items()
    )


def infer(layout: Layout, statements: Sequence[Statement], own: Bits) -> tuple[Inference, ...]:
    """What members with these own bits (per partnership) can say about each other partnership's.

    Empty when their bits contradict the statements, so that they cannot be the ones looking.
    """
    groups = [name for name, n in layout.groups if n > len(own.get(name, ()))]
    inferred = []
    for target in groups:
        ways = [_ways(layout, statements, own, target, bit) for bit in (0, 1)]
        if not any(ways):
            return ()
        possible = frozenset(bit for bit in (0, 1) if ways[bit])
        inferred.append(Inference(target, possible, Fraction(ways[1], sum(ways))))
    return tuple(inferred)


def attack_statements(
    layout: Layout, published: Mapping[str, Sequence[Statement]], coalition: int = 2
) -> AttackSummary:
    """Attack every question with every coalition of 0..`coalition` and every own bits."""
    looks = [own for k in range(coalition + 1) for own in _coalitions(layout, k)]
    seen: dict[tuple[Statement, ...], list[Inference]] = {}
    times: Counter[tuple[Statement, ...]] = Counter()
    exact_in = []
    for code, statements in published.items():
        key = tuple(statements)
        if key not in seen:
            seen[key] = [found for own in looks for found in infer(layout, key, own)]
        times[key] += 1
        if any(len(found.possible) < 2 for found in seen[key]):
            exact_in.append(code)
    found = [inference for inferences in seen.values() for inference in inferences]
    return AttackSummary(
        coalition=coalition,
        n_questions=len(published),
        n_attempts=sum(len(seen[key]) * n for key, n in times.items()),
        n_exact=sum(
            n * sum(len(inference.possible) < 2 for inference in seen[key])
            for key, n in times.items()
        ),
        narrowest=min((len(inference.possible) for inference in found), default=2),
        surest=max((max(i.chance, 1 - i.chance) for i in found), default=Fraction(1, 2)),
        exact_in=tuple(exact_in),
    )


def attack(layout: Layout, facts: Sequence[QuestionBands], coalition: int = 2) -> AttackSummary:
    """How much any coalition could infer from a collective release, whatever they answered."""
    published = {fact.code: statements_of(fact, layout) for fact in facts if fact.other_end is None}
    one = attack_statements(layout, published, coalition)
    both = {
        fact.code: statements_of_ends(fact, layout) for fact in facts if fact.other_end is not None
    }
    if not both:
        return one
    different = list(dict.fromkeys(both.values()))
    found = dict(zip(different, attack_ends(layout, different, coalition), strict=True))
    each = {code: found[statements] for code, statements in both.items()}
    return AttackSummary(
        coalition=coalition,
        n_questions=len(facts),
        n_attempts=one.n_attempts + sum(result.n_attempts for result in each.values()),
        n_exact=one.n_exact + sum(result.n_exact for result in each.values()),
        narrowest=min(one.narrowest, *(1 if result.n_exact else 2 for result in each.values())),
        surest=max(one.surest, *(result.surest for result in each.values())),
        exact_in=(*one.exact_in, *(code for code, result in each.items() if result.n_exact)),
    )


def statements_of_ends(facts: QuestionBands, layout: Layout) -> tuple[EndStatement, ...]:
    """The published bands of a question with two sentences, as statements about partnerships."""
    everyone = frozenset(name for name, _ in layout.groups)
    ends = [(False, facts.ranges)]
    if facts.other_end is not None:
        ends.append((True, facts.other_end.ranges))
    return tuple(
        EndStatement(everyone if name == ALL else frozenset({name}), found.low, found.high, other)
        for other, ranges in ends
        for name, found in ranges.items()
    )


def _coalitions(layout: Layout, size: int) -> list[Bits]:
    """Every way to place `size` members over the partnerships, with every own bits (sorted)."""
    found: list[Bits] = []
    names = [name for name, _ in layout.groups]
    for seats in product(range(size + 1), repeat=len(names)):
        fits = all(s <= n for s, (_, n) in zip(seats, layout.groups, strict=True))
        if sum(seats) == size and fits:
            found.extend(
                {
                    name: (1,) * ones + (0,) * (seat - ones)
                    for name, ones, seat in zip(names, confirm, seats, strict=True)
                }
                for confirm in product(*(range(seat + 1) for seat in seats))
            )
    return found


def _ways(layout: Layout, statements: Sequence[Statement], own: Bits, target: str, bit: int) -> int:
    """In how many ways the unknown bits can be filled in when the target's bit is `bit`.

    Walks the partnerships one by one and keeps, per running total of each statement, the ways to
    reach it.
    """
    start: Counter[tuple[int, ...]] = Counter({(0,) * len(statements): 1})
    reached = reduce(
        lambda totals, group: _add(totals, statements, group, own, (target, bit)),
        layout.groups,
        start,
    )
    return sum(
        ways
        for totals, ways in reached.items()
        if all(s.low <= total <= s.high for s, total in zip(statements, totals, strict=True))
    )


def _add(
    totals: Counter[tuple[int, ...]],
    statements: Sequence[Statement],
    group: tuple[str, int],
    own: Bits,
    target: tuple[str, int],
) -> Counter[tuple[int, ...]]:
    name, n = group
    known = list(own.get(name, ())) + ([target[1]] if target[0] == name else [])
    unknown = n - len(known)
    after: Counter[tuple[int, ...]] = Counter()
    for confirming in range(unknown + 1):
        count = confirming + sum(known)
        for running, ways in totals.items():
            moved = tuple(
                total + (count if name in statement.groups else 0)
                for statement, total in zip(statements, running, strict=True)
            )
            after[moved] += ways * comb(unknown, confirming)
    return after
