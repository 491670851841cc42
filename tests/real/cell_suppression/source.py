"""Tables out of CUTEst's SIF files (Castro 2006): cells, sums, and how far each has to stay open.

The files hold a fitting problem, from which the table is recovered: a cell is 2 / Q, it is
sensitive when its deviation has a lower bound above 0, which is then its protection, and 0 by
nature when both its bounds are 0. Seven digits are kept, so totals are summed again from the
inner cells.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from samenscan.core.disclosure.tables import Sensitive, Sum, Table, summed

_FAR = 1e12


@dataclass
class _Parsed:
    """The sections of a file, by number of cell and row."""

    cells: dict[str, int] = field(default_factory=dict)
    rows: dict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    low: dict[int, float] = field(default_factory=dict)
    high: dict[int, float] = field(default_factory=dict)
    square: dict[int, float] = field(default_factory=dict)


def read_instance(path: Path) -> Table:
    """The table of one file; ValueError when it is not of this family."""
    parsed = _Parsed()
    for section, words in _lines(path):
        _take(parsed, section, words)
    n = len(parsed.cells)
    if not n or len(parsed.square) != n:
        raise ValueError(f"{path.name} is not a table of this family")
    nature = {cell for cell in range(n) if _is_nothing(parsed, cell)}
    sums = tuple(_sum(row, path) for row in parsed.rows.values())
    totals = {one.total for one in sums}
    inner = {
        cell: 0 if cell in nature else round(2 / parsed.square[cell])
        for cell in range(n)
        if cell not in totals
    }
    values = summed(inner, sums, n)
    reach = [_reach(parsed, cell, values[cell], nature) for cell in range(n)]
    return Table(
        values,
        sums,
        tuple(
            Sensitive(cell, min(wanted, values[cell]), wanted)
            for cell in range(n)
            if (wanted := parsed.low.get(cell, 0.0)) > 0
        ),
        least=tuple(low for low, _ in reach),
        most=tuple(high for _, high in reach),
    )


def _lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    section = ""
    for line in content.decode("ascii").splitlines():
        if line.startswith("*") or not line.strip():
            continue
        if not line.startswith(" "):
            section = line.split()[0]
        else:
            yield section, line.split()


def _take(parsed: _Parsed, section: str, words: list[str]) -> None:
    match section:
        case "COLUMNS":
            cell = parsed.cells.setdefault(words[0], len(parsed.cells))
            for row, factor in zip(words[1::2], words[2::2], strict=True):
                parsed.rows[row].append((cell, float(factor)))
        case "BOUNDS":
            bounds = parsed.low if words[0] == "LO" else parsed.high
            bounds[parsed.cells[words[2]]] = float(words[3])
        case "QMATRIX":
            parsed.square[parsed.cells[words[0]]] = float(words[2])


def _is_nothing(parsed: _Parsed, cell: int) -> bool:
    fixed = parsed.high.get(cell) == 0.0 and parsed.low.get(cell, 0.0) == 0.0
    return fixed and abs(2 / parsed.square[cell] - 1) < 1e-9


def _sum(row: list[tuple[int, float]], path: Path) -> Sum:
    """A row in which one cell has the other sign than the rest: that one is the total."""
    for sign in (-1.0, 1.0):
        total = [cell for cell, factor in row if factor == sign]
        parts = tuple(cell for cell, factor in row if factor == -sign)
        if len(total) == 1 and len(parts) == len(row) - 1:
            return Sum(total[0], parts)
    raise ValueError(f"{path.name} has a row that is no sum")


def _reach(parsed: _Parsed, cell: int, value: int, nature: set[int]) -> tuple[float, float]:
    """What an attacker knows of a cell beforehand."""
    if cell in nature:
        return 0.0, 0.0
    low, high = parsed.low.get(cell, 0.0), parsed.high.get(cell, 0.0)
    below = -low if low < 0 else high if low > 0 and high > 0 else float(value)
    return max(0.0, value - below), value + high if high > 0 else _FAR
