"""Proves a plan safe for every possible set of answers, by enumerating all of them (D4)."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, prod

from samenscan.core.disclosure.plan import Certificate, Plan, PlanRefused, too_small
from samenscan.core.text import text

Counts = tuple[int, ...]


class NotCertified(PlanRefused):
    """Some possible set of answers would give somebody's answer away, or a group is too small."""


@dataclass(frozen=True)
class View:
    """Who looks: how many members per atom talk, and how many of them confirm themselves."""

    members: Counts
    own: Counts


@dataclass(frozen=True)
class Leak:
    """In this output, this view knows the bit of everyone else in this atom."""

    output: Hashable
    view: View
    atom: int
    bit: int


@dataclass(frozen=True)
class Examination:
    """What an enumeration found; `leaks` is empty when the output is safe."""

    n_tables: int
    n_classes: int
    n_leaking: int
    n_views: int
    fewest_tables: int
    surest: Fraction
    leaks: tuple[Leak, ...]


def views(sizes: Sequence[int], coalition: int) -> Iterator[View]:
    """Every coalition of exactly this many members over the atoms, with every own bits."""
    for seats in combinations_with_replacement(range(len(sizes)), coalition):
        members = tuple(seats.count(atom) for atom in range(len(sizes)))
        if all(m <= size for m, size in zip(members, sizes, strict=True)):
            for own in product(*(range(m + 1) for m in members)):
                yield View(members, own)


def examine(
    sizes: Sequence[int], output: Callable[[Counts], Hashable], coalition: int
) -> Examination:
    """Group every table of counts by its output and look at each group with every view.

    `sizes`: members per atom; `output`: what is published for the counts per atom. Views of
    0..`coalition` members are tried. Members of an atom are exchangeable, so a bit can be 1
    exactly when some table in the view has a count above 0 among the others of that atom, and 0
    when some table has one below their number.
    """
    classes: dict[Hashable, list[Counts]] = defaultdict(list)
    for counts in product(*(range(size + 1) for size in sizes)):
        classes[output(counts)].append(counts)
    all_views = [view for k in range(coalition + 1) for view in views(sizes, k)]
    leaks: list[Leak] = []
    n_views, fewest, surest = 0, 0, Fraction(0)
    for published, tables in classes.items():
        for view in all_views:
            others = tuple(s - m for s, m in zip(sizes, view.members, strict=True))
            seen = list(_others_counts(tables, view, others))
            if not seen:
                continue
            n_views += 1
            fewest = min(fewest or len(seen), len(seen))
            for atom, chance in _chances(seen, others):
                surest = max(surest, chance, 1 - chance)
                if chance in (0, 1):
                    leaks.append(Leak(published, view, atom, int(chance)))
    return Examination(
        n_tables=sum(len(tables) for tables in classes.values()),
        n_classes=len(classes),
        n_leaking=len({leak.output for leak in leaks}),
        n_views=n_views,
        fewest_tables=fewest,
        surest=surest,
        leaks=tuple(leaks),
    )


def certify(plan: Plan) -> Certificate:
    """Prove that no coalition of up to `plan.coalition` members learns anybody's bit.

    Raises NotCertified when a group is below the floor of D5, or when any output that can occur
    leaves a bit with one value for any coalition with any own bits.
    """
    small = next(too_small(plan), None)
    if small is not None:
        raise NotCertified(text("“%(group)s” has too few respondents to publish.", group=small))
    found = examine(plan.atom_sizes, plan.output, plan.coalition)
    if found.leaks:
        raise NotCertified(
            text(
                "%(n)s of the %(of)s possible outputs of this plan give an answer away.",
                n=found.n_leaking,
                of=found.n_classes,
            )
        )
    return Certificate(
        plan_hash=plan.content_hash,
        coalition=plan.coalition,
        n_tables=found.n_tables,
        n_classes=found.n_classes,
        n_views=found.n_views,
        narrowest=2,
        fewest_tables=found.fewest_tables,
        surest=found.surest,
    )


def _others_counts(tables: list[Counts], view: View, others: Counts) -> Iterator[Counts]:
    """The counts left for the others, for each table that agrees with the view's own bits."""
    for counts in tables:
        left = tuple(count - own for count, own in zip(counts, view.own, strict=True))
        if all(0 <= count <= most for count, most in zip(left, others, strict=True)):
            yield left


def _chances(seen: list[Counts], others: Counts) -> Iterator[tuple[int, Fraction]]:
    """Per atom with others: the share of answer sets in which one given other member confirms.

    A table stands for as many answer sets as there are ways to choose who confirms; the share is
    0 or 1 exactly when the bit is certain.
    """
    weights = [prod(map(comb, others, counts)) for counts in seen]
    total = sum(weights)
    for atom, most in enumerate(others):
        if most:
            confirming = sum(w * counts[atom] for w, counts in zip(weights, seen, strict=True))
            yield atom, Fraction(confirming, most * total)
