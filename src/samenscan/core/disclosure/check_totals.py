"""Checks the plan of a total from its file alone and in another way (D6, D19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import gcd

from samenscan.core.disclosure.check import LEAST_COALITION, LEAST_OTHERS, CheckFailed
from samenscan.core.questionnaire.canonical import Plain, digest

_LEAST_PERCENT = 10
_LEAST_CAP = 10
_MOST_RESPONDENTS = 1_000
_NUMBERS = ("n", "decimals", "cap", "base", "percent", "coalition", "bottom", "top")


@dataclass(frozen=True)
class CheckedTotal:
    """What the checker read and found for itself, all in steps."""

    code: str
    numbers: Mapping[str, int]
    plan_hash: str
    n_results: int
    n_views: int
    narrowest: int
    one_changed: int


@dataclass(frozen=True)
class _Scaled:
    """A plan in coarser steps, two to the greatest that fits into cap and base alike."""

    n: int
    cap: int
    base: int
    coalition: int
    limits: tuple[int, ...]


def check_total(plain: Mapping[str, Plain]) -> CheckedTotal:
    """Look again with everyone at everyone and compare with the certificate, or CheckFailed.

    It asks of every holding of a coalition which results can occur beside each amount of one other
    member: the list has to be the same for every amount. Once on a scaled grid, adding up amount
    by amount which sums the others can reach, and once in the smallest steps around every corner.
    """
    try:
        code, group, numbers = _read(plain)
        claims = plain["certificate"]
        if not isinstance(claims, Mapping):
            raise TypeError
        claimed = {name: claims[name] for name in claims}
    except (KeyError, TypeError, ValueError) as damaged:
        raise CheckFailed("damaged file") from damaged
    _floors(numbers)
    limits = _limits(numbers)
    n, cap, coalition = numbers["n"], numbers["cap"], numbers["coalition"]
    step = gcd(cap, numbers["base"])
    # Two grid steps to the widest that fits both, or the step itself where that is odd.
    step = step // 2 if step % 2 == 0 else step
    _same_for_every_amount(
        _Scaled(
            n, cap // step, numbers["base"] // step, coalition, tuple(x // step for x in limits)
        )
    )
    _corners(n, cap, coalition, limits)
    content: dict[str, Plain] = {"question": code, "group": group, **numbers}
    found = CheckedTotal(
        code=code,
        numbers=numbers,
        plan_hash=digest(content),
        n_results=len(limits) + 1,
        n_views=_views(n, cap, coalition, limits),
        narrowest=cap,
        one_changed=_fewest_changed(n, cap, limits),
    )
    if found.one_changed < min(numbers["base"], cap):
        raise CheckFailed("an amount that changed could be worked out")
    told = ("plan_hash", "n_results", "n_views", "narrowest", "one_changed")
    if claimed != {name: getattr(found, name) for name in told}:
        raise CheckFailed("the certificate belongs to another plan")
    return found


def _read(plain: Mapping[str, Plain]) -> tuple[str, str, dict[str, int]]:
    code, group = plain["question"], plain["group"]
    if not isinstance(code, str) or not code or group != "all":
        raise TypeError
    numbers: dict[str, int] = {}
    for name in _NUMBERS:
        value = plain[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise TypeError
        numbers[name] = value
    return code, "all", numbers


def _floors(numbers: Mapping[str, int]) -> None:
    cap, base, percent = numbers["cap"], numbers["base"], numbers["percent"]
    coalition = numbers["coalition"]
    if coalition < LEAST_COALITION or numbers["n"] < LEAST_OTHERS + coalition:
        raise CheckFailed("a group is too small")
    if numbers["n"] > _MOST_RESPONDENTS:
        raise CheckFailed("a group is too large to be checked")
    if cap < _LEAST_CAP or percent < _LEAST_PERCENT:
        raise CheckFailed("a floor is too low")
    if base * 100 < 2 * percent * cap or (cap % base and base % cap):
        raise CheckFailed("the step of a total does not fit its cap")


def _limits(numbers: Mapping[str, int]) -> tuple[int, ...]:
    base, bottom, top = numbers["base"], numbers["bottom"], numbers["top"]
    if bottom % base or top % base or not bottom <= top < numbers["n"] * numbers["cap"]:
        raise CheckFailed("the ends of a total do not fit its step")
    return tuple(bottom + base * at for at in range((top - bottom) // base + 1))


def _result(limits: tuple[int, ...], total: int) -> int:
    """Which of the intervals a sum is told as: how many limits it is over."""
    first, last = limits[0], limits[-1]
    if total <= first:
        return 0
    if total > last:
        return len(limits)
    width = limits[1] - first
    return -(-(total - first) // width)


@lru_cache(maxsize=4096)
def _same_for_every_amount(plan: _Scaled) -> None:
    """CheckFailed when some amount of one other member makes another list of results possible."""
    for members in range(plan.coalition + 1):
        rest = _reached(plan.n - members - 1, plan.cap)
        # What a coalition holds and one amount more: only their sum tells what can come out.
        lists = [
            frozenset(_result(plan.limits, known + other) for other in rest)
            for known in range((members + 1) * plan.cap + 1)
        ]
        for own in range(members * plan.cap + 1):
            if len(set(lists[own : own + plan.cap + 1])) > 1:
                raise CheckFailed("an amount could be worked out")


@lru_cache(maxsize=4096)
def _reached(n: int, cap: int) -> tuple[int, ...]:
    """The sums that `n` members can reach, found by letting each add every amount."""
    sums = 1
    for _ in range(n):
        sums_with_one_more = 0
        for amount in range(cap + 1):
            sums_with_one_more |= sums << amount
        sums = sums_with_one_more
    return tuple(at for at in range(sums.bit_length()) if sums >> at & 1)


def _corners(n: int, cap: int, coalition: int, limits: tuple[int, ...]) -> None:
    """The same in the smallest steps, where a coalition holds the least, the most or nearly so."""
    for members in range(coalition + 1):
        rest = (n - members - 1) * cap
        for own in {max(0, own) for own in (0, 1, cap, members * cap - 1, members * cap)}:
            if own > members * cap:
                continue
            spans = {
                (_result(limits, own + amount), _result(limits, own + amount + rest))
                for amount in (0, 1, cap - 1, cap)
            }
            if len(spans) > 1:
                raise CheckFailed("an amount could be worked out")


def _views(n: int, cap: int, coalition: int, limits: tuple[int, ...]) -> int:
    """Per interval and size of coalition: the least and the most the coalition can hold then."""
    count = 0
    for (low, high), members in product(_spans(n, cap, limits), range(coalition + 1)):
        held = [max(0, low - (n - members) * cap), min(members * cap, high)]
        count += len(set(held)) if held[0] <= held[1] else 0
    return count


def _spans(n: int, cap: int, limits: tuple[int, ...]) -> list[tuple[int, int]]:
    lows = [0, *(limit + 1 for limit in limits)]
    return list(zip(lows, [*limits, n * cap], strict=True))


def _fewest_changed(n: int, cap: int, limits: tuple[int, ...]) -> int:
    """How many amounts one member can have had when it alone changed, at least.

    Fixes what the others hold together at both ends of an interval, and asks for the amounts of
    the one member that lead from the first interval to the second.
    """
    spans = _spans(n, cap, limits)
    fewest = cap + 1
    for low, high in spans:
        for later_low, later_high in spans:
            if later_low - high > cap:
                break
            # The amount before is the amount after plus a difference between these two.
            lowest, highest = max(0, low - later_high), min(cap, cap + high - later_low)
            if lowest <= highest:
                fewest = min(fewest, highest - lowest + 1)
    return fewest
