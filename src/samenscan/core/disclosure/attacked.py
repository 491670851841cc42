"""Lets both attackers try a whole release before it stands: by counting and by programs (D10, D21).

What comes of it depends on what was told alone, so that it may be published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, product

from samenscan.core.disclosure.attack import AttackSummary, attack
from samenscan.core.disclosure.attack_exact import (
    Atom,
    Contradiction,
    ExactAttack,
    Known,
    Told,
    Tried,
    told_by,
    try_everyone,
    worked_out,
)
from samenscan.core.disclosure.attack_rounds import attack_beside
from samenscan.core.disclosure.gate import QuestionBands
from samenscan.core.disclosure.plan import Layout
from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.refused import Refused
from samenscan.core.text import text

OTHER, NEITHER, CUT = 0, 1, 2
Pair = tuple[QuestionBands, QuestionBands]
Secrets = tuple[frozenset[int], ...]


class AttackSucceeded(Refused):
    """An attacker found an answer that could be worked out, whatever the proof says."""

    def __init__(self) -> None:
        super().__init__(
            text("Our own attack could work out an answer from this result."),
            text("Nothing is published. Report this to the makers of the software."),
        )


class AttackUndecided(Refused):
    """The solver proved neither that an answer is possible nor that it is not (D21)."""

    def __init__(self) -> None:
        super().__init__(
            text("Our own attack on this result came to no end, so nothing may rest on it."),
            text("Nothing is published. Report this to the makers of the software."),
        )


def attacked(layout: Layout, facts: Sequence[QuestionBands], coalition: int = 2) -> AttackSummary:
    """What both attackers made of a collective release; `n_exact` adds up what either found.

    AttackUndecided where the second attacker proves nothing.
    """
    sizes = _atoms(layout, facts)
    tried: dict[tuple[Told, ...], Tried] = {}
    each = {}
    for one in facts:
        told = _told(sizes, one)
        if told not in tried:
            tried[told] = _decided(sizes, _values([one]), told, _secrets([one]), coalition)
        each[one.code] = [tried[told]]
    return _joined(attack(layout, facts, coalition), each)


def attacked_beside(
    layout: Layout, kept: Mapping[str, int], pairs: Sequence[Pair], coalition: int = 2
) -> AttackSummary:
    """What both attackers made of two results about the same members (D14).

    Both try as a reader who takes nothing for granted, and as one who is sure that nobody changed.
    Raises as `attack_beside` and `attacked` do.
    """
    counted = attack_beside(layout, kept, pairs, coalition)
    tried: dict[object, list[Tried]] = {}
    each = {}
    for then, now in pairs:
        sizes = _atoms(layout, (then, now))
        still = _kept(sizes, kept)
        key = (tuple(sizes.items()), _told(sizes, then), _told(sizes, now))
        if key not in tried:
            sure, values = (*key[1], *key[2]), _values([then, now])
            tried[key] = [
                _sure(sizes, values, sure, _secrets([then, now]), coalition),
                _takes_nothing_for_granted(sizes, still, (then, now), coalition),
            ]
        each[now.code] = tried[key]
    return _joined(counted, each)


def refuse_exact(summary: AttackSummary) -> AttackSummary:
    """The same summary; AttackSucceeded when either attacker worked an answer out."""
    if summary.n_exact:
        raise AttackSucceeded
    return summary


def _joined(counted: AttackSummary, each: Mapping[str, Sequence[Tried]]) -> AttackSummary:
    tried = [one for some in each.values() for one in some]
    broken = [code for code, some in each.items() if any(one.n_exact for one in some)]
    return replace(
        counted,
        n_by_programs=counted.n_by_programs + sum(one.n_attempts for one in tried),
        n_exact=counted.n_exact + sum(one.n_exact for one in tried),
        narrowest=min([counted.narrowest, *(one.narrowest for one in tried)]),
        exact_in=tuple(dict.fromkeys((*counted.exact_in, *broken))),
    )


Sizes = Mapping[tuple[str, ...], int]


def _atoms(layout: Layout, facts: Sequence[QuestionBands]) -> Sizes:
    """How many members each atom has; partnerships that nothing tells apart are one."""
    published = {group for one in facts for group in one.ranges}
    found: dict[tuple[str, ...], int] = {}
    rest = tuple(name for name, _ in layout.present if name not in published)
    for name, n in layout.present:
        atom = (name,) if name in published else rest
        found[atom] = found.get(atom, 0) + n
    return found


def _kept(sizes: Sizes, kept: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    return {atom: sum(kept.get(name, 0) for name in atom) for atom in sizes}


def _values(facts: Sequence[QuestionBands]) -> tuple[int, ...]:
    if any(one.other_end is not None for one in facts):
        return OTHER, NEITHER, CUT
    return NEITHER, CUT


def _secrets(facts: Sequence[QuestionBands]) -> Secrets:
    """Whether a member confirms, and whether it is at the other end where that was told."""
    if any(one.other_end is not None for one in facts):
        return frozenset({CUT}), frozenset({OTHER})
    return (frozenset({CUT}),)


def _told(sizes: Sizes, facts: QuestionBands, *parts: str) -> tuple[Told, ...]:
    """What was told of one question, about these parts of every atom."""
    inside = {
        name: [
            f"{part}{at}"
            for at, atom in enumerate(sizes)
            for part in parts or ("",)
            if atom[0] == name
        ]
        for name in (atom[0] for atom in sizes)
    }
    return told_by(facts, inside, (CUT,), (OTHER,))


def _decided(
    sizes: Sizes,
    values: Sequence[int],
    told: Sequence[Told],
    secrets: Secrets,
    coalition: int,
) -> Tried:
    atoms = [Atom(str(at), n) for at, n in enumerate(sizes.values())]
    try:
        return try_everyone(ExactAttack(atoms, values, told), atoms, values, secrets, coalition)
    except NotSolved as undecided:
        raise AttackUndecided from undecided


def _sure(
    sizes: Sizes,
    values: Sequence[int],
    told: Sequence[Told],
    secrets: Secrets,
    coalition: int,
) -> Tried:
    """As if both results were about the same answers; where they cannot be, nobody is that sure."""
    try:
        return _decided(sizes, values, told, secrets, coalition)
    except AttackUndecided as undecided:
        if isinstance(undecided.__cause__, Contradiction):
            return Tried(0, 0, len(values))
        raise


def _takes_nothing_for_granted(
    sizes: Sizes, kept: Mapping[tuple[str, ...], int], pair: Pair, coalition: int
) -> Tried:
    """The two answers of a member have nothing to do with each other, unless it was kept.

    So who answered twice is a member of two atoms, one per result, and knows both its answers.
    """
    then, now = pair
    values = _values(pair)
    parts = {"then": _secrets([then]), "now": _secrets([now]), "kept": _secrets(pair)}
    atoms, places = [], []
    for at, (atom, n) in enumerate(sizes.items()):
        again = n - kept[atom]
        room = {"then": again, "now": again, "kept": kept[atom]}
        atoms += [Atom(f"{part}{at}", n) for part, n in room.items()]
        places += [{f"then{at}": a, f"now{at}": b} for a, b in product(values, repeat=2)]
        places += [{f"kept{at}": a} for a in values if kept[atom]]
    told = (*_told(sizes, then, "then", "kept"), *_told(sizes, now, "now", "kept"))
    attempts = exact = 0
    narrowest = len(values)
    try:
        tries = ExactAttack(atoms, values, told)
        for known in _looks(places, coalition):
            for name, possible in tries.left(known).items():
                secrets = parts[name.rstrip("0123456789")]
                attempts += len(secrets)
                exact += worked_out(possible, secrets)
                narrowest = min(narrowest, len(possible))
    except NotSolved as undecided:
        raise AttackUndecided from undecided
    return Tried(attempts, exact, narrowest)


def _looks(places: Sequence[Mapping[str, int]], coalition: int) -> Iterator[Known]:
    """What coalitions of so many know of their own; the same knowledge only once."""
    seen = set()
    for size in range(coalition + 1):
        for chosen in combinations_with_replacement(places, size):
            known: dict[str, tuple[int, ...]] = {}
            for one in chosen:
                for atom, value in one.items():
                    known[atom] = tuple(sorted((*known.get(atom, ()), value)))
            key = tuple(sorted(known.items()))
            if key not in seen:
                seen.add(key)
                yield known
