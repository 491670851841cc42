"""Secondary suppression by elimination: large cells are told as long as no sensitive one follows.

The Gauss method (Langsrud, Privacy in Statistical Databases 2024): a cell can be worked out
exactly when it is a combination of what is told. Here that is seen from the other side: the
deviations that keep every sum and every told cell as they are. A sensitive cell is safe as long
as some such deviation moves it. Exact disclosure is excluded; narrow intervals are not, so an
audit has to follow.
"""

from collections.abc import Iterator, Sequence

from samenscan.core.disclosure.tables.table import Table

# A Mersenne prime: whole-number elimination that never overflows into rounding. A factor that is
# 0 by chance only would need to be a multiple of it.
_PRIME = 2**61 - 1

Vector = dict[int, int]


def gauss(table: Table) -> frozenset[int]:
    """The cells to leave out: the sensitive ones, and what would give one of them away.

    Candidates are told in order of cost, dearest first, ties by place: the same table always
    gives the same cells. A sensitive cell that its sums give away by themselves (no deviation
    moves it) cannot be protected; the audit says so.
    """
    free = _Deviations(table)
    for cell in sorted(table.known):
        free.fix(cell)
    guarded = frozenset(cell for cell in table.primary if free.moves(cell))
    left_out = set(table.primary)
    order = sorted(range(table.n), key=lambda cell: (-table.costs[cell], cell))
    for cell in order:
        if cell in table.primary or cell in table.known:
            continue
        if free.gives_away(cell, guarded):
            left_out.add(cell)
        else:
            free.fix(cell)
    return frozenset(left_out)


class _Deviations:
    """A basis of all deviations that keep the sums, each as cell to factor."""

    def __init__(self, table: Table) -> None:
        self._vectors: dict[int, Vector] = {}
        self._of_cell: dict[int, set[int]] = {}
        for name, vector in enumerate(_null_space(table.rows, table.n)):
            self._put(name, vector)

    def moves(self, cell: int) -> bool:
        """Whether some deviation changes this cell."""
        return bool(self._of_cell.get(cell))

    def gives_away(self, cell: int, guarded: frozenset[int]) -> bool:
        """Whether telling this cell would fix one of the guarded cells."""
        holders = self._of_cell.get(cell, set())
        if not holders:
            return False
        pivot = self._vectors[self._pivot(holders)]
        at_risk = [one for one in pivot if one in guarded]
        return any(self._fixed_by(cell, one, pivot) for one in at_risk)

    def _fixed_by(self, cell: int, one: int, pivot: Vector) -> bool:
        """Whether cell `one` is the same multiple of `cell` in every deviation."""
        names = self._of_cell[one] | self._of_cell[cell]
        return all(
            (
                self._vectors[name].get(one, 0) * pivot[cell]
                - self._vectors[name].get(cell, 0) * pivot[one]
            )
            % _PRIME
            == 0
            for name in names
        )

    def fix(self, cell: int) -> None:
        """Keep only the deviations that leave this cell as it is."""
        holders = self._of_cell.get(cell)
        if not holders:
            return
        name = self._pivot(holders)
        pivot = self._take(name)
        inverse = pow(pivot[cell], -1, _PRIME)
        for other in list(self._of_cell[cell]):
            vector = self._take(other)
            factor = vector[cell] * inverse % _PRIME
            self._put(other, _less(vector, factor, pivot))

    def _pivot(self, holders: set[int]) -> int:
        return min(holders, key=lambda name: (len(self._vectors[name]), name))

    def _put(self, name: int, vector: Vector) -> None:
        self._vectors[name] = vector
        for cell in vector:
            self._of_cell.setdefault(cell, set()).add(name)

    def _take(self, name: int) -> Vector:
        vector = self._vectors.pop(name)
        for cell in vector:
            self._of_cell[cell].discard(name)
        return vector


def _less(vector: Vector, factor: int, other: Vector) -> Vector:
    """vector - factor * other, without zeros."""
    found = dict(vector)
    for cell, value in other.items():
        left = (found.get(cell, 0) - factor * value) % _PRIME
        if left:
            found[cell] = left
        else:
            found.pop(cell, None)
    return found


def _null_space(rows: Sequence[Sequence[tuple[int, int]]], n: int) -> Iterator[Vector]:
    """All deviations that keep the sums: one per cell that the others do not determine."""
    solved: dict[int, Vector] = {}
    users: dict[int, set[int]] = {}
    for row in rows:
        vector: Vector = {}
        for cell, factor in row:
            vector[cell] = (vector.get(cell, 0) + factor) % _PRIME
        for cell in [one for one in vector if one in solved]:
            factor = vector.get(cell, 0)
            if factor:
                vector = _less(vector, factor, {cell: 1, **solved[cell]})
        vector = {cell: value for cell, value in vector.items() if value}
        if not vector:
            continue
        total = row[0][0]
        pivot = total if total in vector else min(vector)
        inverse = pow(vector.pop(pivot), -1, _PRIME)
        solution = {cell: value * inverse % _PRIME for cell, value in vector.items()}
        for name in list(users.get(pivot, ())):
            before = solved[name]
            after = _less(before, before[pivot], {pivot: 1, **solution})
            _reindex(users, name, before, after)
            solved[name] = after
        solved[pivot] = solution
        _reindex(users, pivot, {}, solution)
    for cell in range(n):
        if cell not in solved:
            moved = {name: -solved[name][cell] % _PRIME for name in users.get(cell, ())}
            yield {cell: 1, **moved}


def _reindex(users: dict[int, set[int]], name: int, before: Vector, after: Vector) -> None:
    for cell in before.keys() - after.keys():
        users[cell].discard(name)
    for cell in after.keys() - before.keys():
        users.setdefault(cell, set()).add(name)
