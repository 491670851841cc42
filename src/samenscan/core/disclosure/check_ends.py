"""Checks from a plan's file alone that two sentences per question give nobody away (D13).

Imports nothing from the prover, and counts in another way: it fixes who looks and one other
member, and asks which outputs can occur with that member at the low end, at the high end, or at
neither. A plan is safe when being at an end never decides what can occur.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from samenscan.core.disclosure.check import (
    LEAST_COALITION,
    LEAST_OTHERS,
    CheckFailed,
    PlanFile,
    read,
)
from samenscan.core.questionnaire.canonical import Plain

Whole = npt.NDArray[np.int64]
Ends = tuple[int, int]
_LOW, _NEITHER, _HIGH = (1, 0), (0, 0), (0, 1)


def check_ends(plain: Mapping[str, Plain]) -> bool:
    """Whether the plan in this file is safe for two sentences per question.

    CheckFailed when the file is no plan; a plan that is not safe so is simply False.
    """
    try:
        plan = read(plain)
    except (KeyError, TypeError, ValueError) as damaged:
        raise CheckFailed("damaged file") from damaged
    return _safe(plan.atoms, plan.cuts, plan.coalition, plan.others)


@lru_cache(maxsize=512)
def _safe(
    atoms: tuple[int, ...],
    cuts: tuple[tuple[tuple[int, ...], int, int], ...],
    coalition: int,
    others: int,
) -> bool:
    if coalition < LEAST_COALITION or others < LEAST_OTHERS:
        return False
    if any(size < others + coalition for size in atoms):
        return False
    plan = PlanFile("", coalition, atoms, cuts)
    for seats in product(range(coalition + 1), repeat=len(atoms)):
        fits = all(n <= size for n, size in zip(seats, atoms, strict=True))
        if sum(seats) > coalition or not fits:
            continue
        for own in product(*(list(_ends(n)) for n in seats)):
            for target, (size, seat) in enumerate(zip(atoms, seats, strict=True)):
                if size > seat and not _hidden(plan, seats, own, target):
                    return False
    return True


def _hidden(plan: PlanFile, seats: Sequence[int], own: Sequence[Ends], target: int) -> bool:
    """Whether what can occur is the same with the target at an end as with it elsewhere."""
    outputs = {}
    for place in (_LOW, _NEITHER, _HIGH):
        free = [
            size - n - (atom == target)
            for atom, (size, n) in enumerate(zip(plan.atoms, seats, strict=True))
        ]
        fixed = [
            (low + place[0] * (atom == target), high + place[1] * (atom == target))
            for atom, (low, high) in enumerate(own)
        ]
        outputs[place] = _outputs(plan, free, fixed)
    low, neither, high = (outputs[place] for place in (_LOW, _NEITHER, _HIGH))
    return low == neither | high and high == low | neither


def _outputs(plan: PlanFile, free: Sequence[int], fixed: Sequence[Ends]) -> set[int]:
    """Every output that can occur: atom by atom, what is told so far and the running totals.

    One whole number holds a state: what is told, then both totals.
    """
    wide = sum(plan.atoms) + 1
    states = np.zeros(1, dtype=np.int64)
    for atom, (most, ends) in enumerate(zip(free, fixed, strict=True)):
        counts = np.array(list(_ends(most)), dtype=np.int64) + np.array(ends)
        told = np.zeros(len(counts), dtype=np.int64)
        for number, (members, low_max, high_min) in enumerate(plan.cuts):
            if members == (atom,):
                told += _band(counts, low_max, high_min) * 9**number
        steps = (told * wide + counts[:, 0]) * wide + counts[:, 1]
        states = np.unique((states[:, None] + steps[None, :]).reshape(-1))
    told = states // wide**2
    totals = np.column_stack([states // wide % wide, states % wide])
    for number, (members, low_max, high_min) in enumerate(plan.cuts):
        if len(members) > 1:
            told = told + _band(totals, low_max, high_min) * 9**number
    return set(np.unique(told).tolist())


def _band(counts: Whole, low_max: int, high_min: int) -> Whole:
    """For both ends together one number from 0 to 8."""
    reached = (counts > low_max).astype(np.int64) + (counts >= high_min)
    return reached[:, 0] * 3 + reached[:, 1]


def _ends(n: int) -> Iterator[Ends]:
    for low in range(n + 1):
        for high in range(n + 1 - low):
            yield low, high
