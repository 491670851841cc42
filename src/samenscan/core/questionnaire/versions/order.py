"""What stayed, came, went and moved between two lists of codes."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """The fewest codes that have to move to bring what both lists hold into the new order."""
    place = {code: number for number, code in enumerate(old)}
    stayed = [code for code in new if code in place]
    kept = _longest_rising([place[code] for code in stayed])
    return tuple(code for number, code in enumerate(stayed) if number not in kept)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Positions of a longest rising run, by patience sorting."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for position, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(at[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(number)
            at.append(position)
        else:
            tops[pile], at[pile] = number, position
    found = set()
    step = at[-1] if at else None
    while step is not None:
        found.add(step)
        step = before[step]
    return frozenset(found)


def before(codes: Sequence[str], code: str) -> str | None:
    """The code that stands before this one, or None where it stands first."""
    place = list(codes).index(code)
    return codes[place - 1] if place else None
