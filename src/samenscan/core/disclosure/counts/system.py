"""One question as a system of cells: parts by answers, the groups over them, what may not follow.

The rule K1 for counts. A cell is small when two who talk could be all or all but one of it, an
empty one included; and near unanimous when two could be all but one of the rest, answer by
answer. Both are left out. And of every atom every answer has to stay possible for every member.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.core.disclosure.counts.groups import CountsPlan
from samenscan.core.disclosure.tables import Sensitive, Sum, Table, summed

Counts = Sequence[Sequence[int]]


@dataclass(frozen=True)
class System:
    """The table behind one question, and where the cells of its groups are.

    `shown`: per group and answer the place of the cell. `hidden`: cells of atoms that are no row,
    never told.
    """

    table: Table
    shown: tuple[tuple[int, ...], ...]
    hidden: frozenset[int]


def is_small(count: int, coalition: int) -> bool:
    """Whether those who talk could be all, or all but one, of this cell."""
    return count <= coalition + 1


def near_unanimous(rest: int, coalition: int, n_answers: int) -> bool:
    """Whether those who talk could be all but one of the rest, whatever the rest answered."""
    return rest <= coalition * (n_answers - 1) + 1


def system(plan: CountsPlan, counts: Counts) -> System:
    """The system of one question; `counts`: per atom how many gave each answer."""
    n_answers, n_atoms = len(counts[0]), len(plan.atoms)
    several = list(dict.fromkeys(g.atoms for g in plan.groups if len(g.atoms) > 1))
    first_of: dict[tuple[int, ...], int] = {(atom,): atom * n_answers for atom in range(n_atoms)}
    first_of |= {atoms: (n_atoms + at) * n_answers for at, atoms in enumerate(several)}
    n_cells = len(first_of) * n_answers
    sums = [
        Sum(first_of[atoms] + k, tuple(first_of[atom,] + k for atom in atoms))
        for atoms in several
        for k in range(n_answers)
    ]
    # How many took part is known to all: a cell with one value, the sum of the answers.
    sums += [
        Sum(n_cells + atom, tuple(first_of[atom,] + k for k in range(n_answers)))
        for atom in range(n_atoms)
    ]
    given = {
        first_of[atom,] + k: counts[atom][k] for atom in range(n_atoms) for k in range(n_answers)
    }
    values = summed(given, sums, n_cells + n_atoms)
    rows = {group.atoms for group in plan.groups}
    cells = [
        _cell(values[first + k], atoms, atoms in rows, n_answers, plan)
        for atoms, first in first_of.items()
        for k in range(n_answers)
    ]
    targets = frozenset(place for place in given if values[place] <= plan.coalition)
    hidden = frozenset(place for place in given if not cells[place].shown)
    table = Table(
        values,
        tuple(sums),
        tuple(
            _sensitive(place, cell, up=place in targets)
            for place, cell in enumerate(cells)
            if cell.left_out or place in targets
        ),
        weights=(*(cell.cost for cell in cells), *(0.0,) * n_atoms),
        least=(*(float(cell.least) for cell in cells), *map(float, plan.atoms)),
        most=(*(float(cell.most) for cell in cells), *map(float, plan.atoms)),
    )
    shown = tuple(
        tuple(first_of[group.atoms] + k for k in range(n_answers)) for group in plan.groups
    )
    return System(table, shown, hidden)


def _sensitive(place: int, cell: "_Cell", *, up: bool) -> Sensitive:
    """One more has to stay possible in a target; what else is left out may not be known."""
    if up or not cell.shown:
        return Sensitive(place, 0.0, float(up))
    return Sensitive(place, float(not cell.upward), float(cell.upward))


@dataclass(frozen=True)
class _Cell:
    """What one cell costs, whether it is left out for itself, and what a reader knows of it.

    The reader is all pairs at once: of every cell of an atom it knows the own answers of two who
    gave it. Of a row that is one atom it is told, too, why the cell is left out. `upward`: a cell
    that may not be known has room above it, otherwise below.
    """

    shown: bool
    left_out: bool
    cost: float
    least: int
    most: int
    upward: bool = False


def _cell(value: int, atoms: Sequence[int], shown: bool, n_answers: int, plan: CountsPlan) -> _Cell:
    coalition, size = plan.coalition, sum(plan.atoms[atom] for atom in atoms)
    own = min(value, coalition)
    if not shown:
        return _Cell(False, True, 0.0, own, size)
    margin = coalition * (n_answers - 1) + 1
    small = is_small(value, coalition)
    left_out = small or near_unanimous(size - value, coalition, n_answers)
    if len(atoms) > 1:
        least, most = 0, size
    elif small:
        least, most = own, coalition + 1
    elif left_out:
        least, most = size - margin, size
    else:
        least, most = coalition + 2, size - margin - 1
    # How many took part costs, not how many answered: what goes along then says less of answers.
    upward = small if len(atoms) > 1 else value <= least
    return _Cell(True, left_out, float(size), least, most, upward)
