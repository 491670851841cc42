"""Checks a plan from its file alone and in another way; imports nothing from the certifier (D6)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import comb

from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.refused import Refused
from samenscan.core.text import text

# The floors of the house (D15), written here once more: the checker believes nobody.
LEAST_OTHERS, LEAST_COALITION = 5, 2
_Output = tuple[int, ...]


class CheckFailed(Refused):
    """The file is damaged, was changed by hand, or holds a plan that gives an answer away."""

    def __init__(self, what: str) -> None:
        super().__init__(
            text("The publication plan did not pass its check (%(what)s).", what=what),
            text("Nothing is published. Register the plans of this round again."),
        )


@dataclass(frozen=True)
class Checked:
    """What the checker found for itself; equal to what the certificate says, or it raised."""

    plan_hash: str
    coalition: int
    n_tables: int
    n_classes: int
    n_views: int
    narrowest: int
    fewest_tables: int
    surest: Fraction


@dataclass(frozen=True)
class PlanFile:
    """A plan as read from its file: sizes of atoms, and per band which atoms it adds up.

    `others`: how many have to be left beside a coalition, in every atom.
    """

    plan_hash: str
    coalition: int
    atoms: tuple[int, ...]
    cuts: tuple[tuple[tuple[int, ...], int, int], ...]
    others: int = LEAST_OTHERS

    def output(self, counts: Sequence[int]) -> _Output:
        """Per published group 0, 1 or 2: how many of its two cuts the count has reached."""
        numbers = []
        for members, low_max, high_min in self.cuts:
            count = sum(counts[atom] for atom in members)
            numbers.append((count > low_max) + (count >= high_min))
        return tuple(numbers)


def check(plain: Mapping[str, Plain]) -> Checked:
    """Enumerate again and compare with the certificate; raises CheckFailed on any difference.

    Instead of grouping tables by output, it fixes who looks and one other member, and asks which
    outputs can occur when that member confirms and which when it does not. A plan is safe when
    the two lists are the same for everyone.
    """
    try:
        plan = read(plain)
        if plan.coalition < LEAST_COALITION or plan.others < LEAST_OTHERS:
            raise CheckFailed("made under lower floors than the house allows")
        if any(size < plan.others + plan.coalition for size in plan.atoms):
            raise CheckFailed("a group is too small")
        found = enumerate_again(plan)
        claimed = _claimed(plain)
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as damaged:
        raise CheckFailed("damaged file") from damaged
    if found != claimed:
        raise CheckFailed("the certificate belongs to another plan")
    return found


def _whole(value: Plain) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _name(value: Plain) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _rows(value: Plain, width: int) -> Iterator[tuple[str, list[int]]]:
    """Rows of one name and `width` whole numbers."""
    if not isinstance(value, list | tuple):
        raise TypeError
    for row in value:
        if not isinstance(row, list | tuple) or len(row) != width + 1:
            raise TypeError
        yield _name(row[0]), [_whole(number) for number in row[1:]]


def read(plain: Mapping[str, Plain]) -> PlanFile:
    """A plan from its JSON; raises KeyError, TypeError or ValueError when it is not one."""
    layout = [(name, numbers[0]) for name, numbers in _rows(plain["layout"], 1)]
    bands = list(_rows(plain["bands"], 3))
    coalition = _whole(plain["coalition"])
    others = _whole(plain.get("others", LEAST_OTHERS))
    total = sum(n for _, n in layout)
    sizes = dict(layout)
    published = [name for name, _ in bands]
    if len(sizes) < len(layout) or "all" in sizes or min(sizes.values()) < 0:
        raise ValueError
    if not bands or len(set(published)) < len(bands):
        raise ValueError
    atoms = [name for name in published if name != "all"]
    atom_sizes = [sizes[name] for name in atoms]
    rest = total - sum(atom_sizes)
    if "all" in published and rest:
        atom_sizes.append(rest)
    cuts = []
    for name, (n, low_max, high_min) in bands:
        members = tuple(range(len(atom_sizes))) if name == "all" else (atoms.index(name),)
        if n != sum(atom_sizes[atom] for atom in members) or not 0 <= low_max < high_min <= n:
            raise ValueError
        cuts.append((members, low_max, high_min))
    content: dict[str, Plain] = {key: plain[key] for key in ("layout", "bands", "coalition")}
    if "others" in plain:
        content["others"] = others
    return PlanFile(digest(content), coalition, tuple(atom_sizes), tuple(cuts), others)


def _claimed(plain: Mapping[str, Plain]) -> Checked:
    claims = plain["certificate"]
    if not isinstance(claims, Mapping):
        raise TypeError
    return Checked(
        plan_hash=_name(claims["plan_hash"]),
        coalition=_whole(claims["coalition"]),
        n_tables=_whole(claims["n_tables"]),
        n_classes=_whole(claims["n_classes"]),
        n_views=_whole(claims["n_views"]),
        narrowest=_whole(claims["narrowest"]),
        fewest_tables=_whole(claims["fewest_tables"]),
        surest=Fraction(_name(claims["surest"])),
    )


def enumerate_again(plan: PlanFile) -> Checked:
    """Look with everyone at everyone; raises CheckFailed at the first answer given away."""
    n_views, fewest, surest = 0, 0, Fraction(0)
    for members, own in _lookers(plan.atoms, plan.coalition):
        others = [size - m for size, m in zip(plan.atoms, members, strict=True)]
        tables, _ = _reachable(plan, others, own)
        n_views += len(tables)
        fewest = min(fewest or min(tables.values()), *tables.values())
        for target, most in enumerate(others):
            if most:
                surest = max(surest, _certainty(plan, others, own, target))
    nobody = [0] * len(plan.atoms)
    outputs, _ = _reachable(plan, plan.atoms, nobody)
    return Checked(
        plan_hash=plan.plan_hash,
        coalition=plan.coalition,
        n_tables=sum(outputs.values()),
        n_classes=len(outputs),
        n_views=n_views,
        narrowest=2,
        fewest_tables=fewest,
        surest=surest,
    )


def _lookers(
    atoms: tuple[int, ...], coalition: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Members per atom that look, at most `coalition` in all, and how many of them confirm."""
    for members in product(range(coalition + 1), repeat=len(atoms)):
        if sum(members) <= coalition:
            for own in product(*(range(m + 1) for m in members)):
                yield members, own


def _reachable(
    plan: PlanFile, others: Sequence[int], fixed: Sequence[int]
) -> tuple[Counter[_Output], Counter[_Output]]:
    """Outputs that can occur when `fixed` confirm and the `others` are free.

    Returns the number of tables and the number of answer sets per output.
    """
    tables: Counter[_Output] = Counter()
    answers: Counter[_Output] = Counter()
    for free in product(*(range(most + 1) for most in others)):
        output = plan.output([f + known for f, known in zip(free, fixed, strict=True)])
        ways = 1
        for most, confirming in zip(others, free, strict=True):
            ways *= comb(most, confirming)
        tables[output] += 1
        answers[output] += ways
    return tables, answers


def _certainty(plan: PlanFile, others: list[int], own: Sequence[int], target: int) -> Fraction:
    """How sure these lookers can become about one other member of atom `target`."""
    without = [most - (atom == target) for atom, most in enumerate(others)]
    confirming = [count + (atom == target) for atom, count in enumerate(own)]
    _, if_not = _reachable(plan, without, own)
    _, if_so = _reachable(plan, without, confirming)
    if if_not.keys() != if_so.keys():
        raise CheckFailed("an answer could be worked out")
    return max(
        Fraction(max(if_so[output], ways), if_so[output] + ways) for output, ways in if_not.items()
    )
