"""The slowest and plainest attack: every answer of every single organisation, no shortcuts."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product


def leaking_outputs(
    sizes: Sequence[int], output: Callable[[tuple[int, ...]], Hashable], coalition: int
) -> set[Hashable]:
    """Outputs in which some coalition of named organisations knows another's bit.

    Organisations are numbered; nothing is assumed about who is interchangeable. Fit for at most
    about nine organisations.
    """
    atom_of = [atom for atom, size in enumerate(sizes) for _ in range(size)]
    organisations = range(len(atom_of))
    classes: dict[Hashable, list[tuple[int, ...]]] = defaultdict(list)
    for bits in product((0, 1), repeat=len(atom_of)):
        counts = [0] * len(sizes)
        for atom, bit in zip(atom_of, bits, strict=True):
            counts[atom] += bit
        classes[output(tuple(counts))].append(bits)
    leaking = set()
    for published, answers in classes.items():
        for size in range(coalition + 1):
            for members in combinations(organisations, size):
                if _learns(members, answers, organisations):
                    leaking.add(published)
    return leaking


def _learns(members: tuple[int, ...], answers: list[tuple[int, ...]], organisations: range) -> bool:
    """Whether these members, with some own bits that fit, know the bit of somebody else."""
    by_own: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for bits in answers:
        by_own[tuple(bits[member] for member in members)].append(bits)
    return any(
        len({bits[other] for bits in fitting}) == 1
        for fitting in by_own.values()
        for other in organisations
        if other not in members
    )
