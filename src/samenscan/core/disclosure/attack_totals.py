"""Lets the reader of amounts try every total that was told, whatever a coalition holds (D10, D19).

It reads what was told only. Members of a total are alike to a reader, so one coalition of each
size and one other member stand for all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor

from samenscan.core.disclosure.attack_amounts import ToldSum, amount_left
from samenscan.core.disclosure.attacked import AttackSucceeded, AttackUndecided
from samenscan.core.disclosure.release_totals import TotalTold
from samenscan.core.disclosure.solver import TOLERANCE, NotSolved

Told = tuple[int, float, float]


@dataclass(frozen=True)
class TotalsAttack:
    """How near anybody could come to somebody else's amount.

    `n_attempts`: totals by coalitions by what they can hold. `narrowest`: of the amounts that
    stay possible for another member, from the lowest to the highest, in per cents of the cap (100:
    every amount). `near`: the questions where it is less than 100, which must be none.
    Depends on what was told only, so publishing it tells nothing more. `n_changed` more attempts
    were those of readers who are sure that one member alone changed since an earlier total.
    """

    coalition: int
    n_totals: int
    n_attempts: int
    narrowest: int
    near: tuple[str, ...]
    n_changed: int = 0


def attack_totals(facts: Sequence[TotalTold], coalition: int = 2) -> TotalsAttack:
    """Attack every total with coalitions of 0 to `coalition` that hold the least, half or the most.

    What is left for another member rises and then falls with what a coalition holds together, so
    that the ends are the narrowest. NotSolved where a program proves nothing.
    """
    seen: dict[Told, list[float]] = {}
    widths: dict[str, list[float]] = {}
    for fact in facts:
        key = _in_caps(fact)
        if key not in seen:
            seen[key] = list(_tried(key, coalition))
        widths.setdefault(fact.code, []).extend(seen[key])
    narrowest = min((min(found) for found in widths.values()), default=1.0)
    return TotalsAttack(
        coalition=coalition,
        n_totals=len(facts),
        n_attempts=sum(map(len, widths.values())),
        narrowest=floor((narrowest + TOLERANCE) * 100),
        near=tuple(code for code, found in widths.items() if min(found) < 1 - TOLERANCE),
    )


def attack_changed(then: TotalTold, now: TotalTold, coalition: int = 2) -> tuple[float, int]:
    """What is left of an amount for who is sure that one member alone changed, in caps; attempts.

    Of the amount before and of the one after, the narrowest. The totals are of the same members.
    """
    low, high = _in_caps(then)[1:]
    later = _in_caps(now)[1:]
    names = [f"m{at}" for at in range(then.n)]
    # The last member changed: it counts in the second total with another amount.
    changed = [*names[:-1], "after"]
    bounds = dict.fromkeys([*names, "after"], (0.0, 1.0))
    published = [_sum("then", names, low, high), _sum("now", changed, *later)]
    widths = []
    for size in range(coalition + 1):
        for held in (0.0, size / 2, float(size)):
            known = _held(names[:size], held)
            for member in (names[-1], "after"):
                left = amount_left(bounds, published, known, member)
                if left is not None:
                    widths.append(left.high - left.low)
    return min(widths, default=1.0), len(widths)


def attacked_changed(then: TotalTold, now: TotalTold, base: Decimal, coalition: int = 2) -> int:
    """Attempts on a total beside an earlier one; each has to leave a base open at least (D19).

    AttackSucceeded where who is sure that one member alone changed is left with fewer, and
    AttackUndecided where a program proves nothing.
    """
    try:
        left, attempts = attack_changed(then, now, coalition)
    except NotSolved as undecided:
        raise AttackUndecided from undecided
    if left < float((base - now.step) / now.cap) - TOLERANCE:
        raise AttackSucceeded
    return attempts


def attacked_totals(facts: Sequence[TotalTold], coalition: int = 2) -> TotalsAttack:
    """The same, for totals that are to stand: AttackSucceeded where it came near an amount.

    AttackUndecided where a program proves nothing.
    """
    try:
        found = attack_totals(facts, coalition)
    except NotSolved as undecided:
        raise AttackUndecided from undecided
    if found.near:
        raise AttackSucceeded
    return found


def _in_caps(fact: TotalTold) -> Told:
    """The number of members and the lowest and highest sum, counted in caps."""
    low = Decimal(0) if fact.over is None else fact.over + fact.step
    high = fact.n * fact.cap if fact.up_to is None else fact.up_to
    return fact.n, float(low / fact.cap), float(high / fact.cap)


def _sum(source: str, names: Sequence[str], low: float, high: float) -> ToldSum:
    return ToldSum(source, tuple((name, 1.0) for name in names), low, high)


def _held(names: Sequence[str], held: float) -> dict[str, float]:
    """What each of a coalition has when together it holds so many caps: the first ones most."""
    return {name: min(1.0, max(0.0, held - at)) for at, name in enumerate(names)}


def _tried(told: Told, coalition: int) -> Iterator[float]:
    n, low, high = told
    names = [f"m{at}" for at in range(n)]
    bounds = dict.fromkeys(names, (0.0, 1.0))
    published = [_sum("total", names, low, high)]
    for size in range(coalition + 1):
        least, most = max(0.0, low - (n - size)), min(float(size), high)
        for held in sorted({least, (least + most) / 2, most}):
            left = amount_left(bounds, published, _held(names[:size], held), names[size])
            if left is None:
                raise NotSolved("a coalition that can be, and that no amounts agree with")
            yield left.high - left.low
