"""From a file to rows with a plan, batch by batch; what is wrong anywhere stops all of it."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from samenscan.core.formats.cells import Grid
from samenscan.core.register.columns import Columns, Flaw, columns_of
from samenscan.core.register.entries import Entry, entry_of
from samenscan.core.register.identifiers import Scheme
from samenscan.core.register.importing import RowPlan, keys_of, plan_row
from samenscan.core.register.kinds import RULES, Kind
from samenscan.core.register.search import plain
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.importing.known import Register

BATCH = 1000
# Above this the page would keep a reader waiting too long; the command line has its own.
MAX_ROWS_OF_A_PAGE = 10_000
MAX_ROWS = 200_000
Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    walker = iter(items)
    while batch := list(islice(walker, size)):
        yield batch


class FirstRows:
    """On which row something stood first; twelve bytes for each, so that a long file fits."""

    def __init__(self) -> None:
        self._n = 0
        self._make(1 << 12)

    def first(self, key: tuple[str, str], row: int) -> int:
        """The row on which this key stood first; this row when it is new."""
        if self._n * 3 > len(self._rows) * 2:
            keys, rows = self._keys, self._rows
            self._make(len(rows) * 2)
            for print_, first in zip(keys, rows, strict=True):
                if first:
                    at = self._slot(print_)
                    self._keys[at], self._rows[at] = print_, first
        # 64 bits: two of 200 000 rows would be mistaken for each other once in a billion files.
        print_ = hash(key) & 0xFFFF_FFFF_FFFF_FFFF
        at = self._slot(print_)
        if not self._rows[at]:
            self._n += 1
            self._keys[at], self._rows[at] = print_, row
        return self._rows[at]

    def _make(self, size: int) -> None:
        self._keys = array("Q", bytes(8 * size))
        self._rows = array("I", bytes(4 * size))

    def _slot(self, print_: int) -> int:
        size = len(self._rows)
        at = print_ % size
        while self._rows[at] and self._keys[at] != print_:
            at = (at + 1) % size
        return at


class Reading:
    """Walks a table once; keeps only a fingerprint per code, to find what is there twice."""

    def __init__(self, grid: Grid, register: Register, *, max_rows: int) -> None:
        self.grid, self.register, self.max_rows = grid, register, max_rows
        self.columns, flaws = columns_of(grid.titles, grid.title_row)
        self._say(flaws)
        self._seen = FirstRows()
        self._nis: set[str] = set()
        self._asked: dict[str, int] = {}
        self._partnerships = _partnerships(register.centre)

    def batches(self) -> Iterator[list[tuple[Entry, RowPlan]]]:
        """The good rows with their plans; FileRefused when the titles, or in the end any cell."""
        self.grid.problems.stop()
        for entries in in_batches(self._entries()):
            known = self.register.for_rows(entries)
            planned = [(entry, plan_row(entry, known[entry.row])) for entry in entries]
            self._say(self._same_organisation(planned))
            yield planned
        self._say_unknown_places()
        if not self._n_rows and not self.grid.problems.n:
            self._say([_no_rows(self.grid.title_row)])
        self.grid.problems.stop()

    def _entries(self) -> Iterator[Entry]:
        self._n_rows = 0
        for row in self.grid.rows:
            self._n_rows += 1
            if self._n_rows > self.max_rows:
                self._say([_too_many(row.number, self.max_rows)])
                return
            entry, flaws = entry_of(row.number, row.cells, self.columns)
            self._say(flaws)
            if entry is not None:
                self._say(self._flaws_beside_others(entry))
                yield entry

    def _flaws_beside_others(self, entry: Entry) -> Iterator[Flaw]:
        if entry.rest_category:
            return
        yield from self._twice(entry)
        self._nis.update(value for scheme, value in entry.codes if scheme == Scheme.NIS)
        for code in entry.municipalities:
            self._asked.setdefault(code, entry.row)
        for stay in entry.stays:
            found = self._partnerships.get(plain(stay.partnership), 0)
            if found != 1:
                yield _no_partnership(entry.row, self._at("partnership"), stay.partnership, found)

    def _twice(self, entry: Entry) -> Iterator[Flaw]:
        for key in keys_of(entry):
            first = self._seen.first(key, entry.row)
            if first != entry.row:
                at = self._at(key[0].split(" ")[0])
                yield Flaw(
                    entry.row,
                    at,
                    text("“%(value)s” stands on row %(first)s too.", value=key[1], first=first),
                    text("Keep one row per organisation."),
                )
        for scheme, value in entry.codes:
            if scheme != Scheme.ENTERPRISE:
                continue
            # Kinds without a person of their own carry the number of the one they are part of.
            if not RULES[Kind(entry.kind)].own_person:
                continue
            first = self._seen.first(("number", value), entry.row)
            if first != entry.row:
                yield Flaw(
                    entry.row,
                    self._at("enterprise"),
                    text("Row %(first)s has this enterprise number too.", first=first),
                    text("Only a police zone of one municipality shares a number; mend one."),
                )

    def _same_organisation(self, planned: Iterable[tuple[Entry, RowPlan]]) -> Iterator[Flaw]:
        for entry, plan in planned:
            if not plan.organisation:
                continue
            first = self._seen.first(("organisation", plan.organisation), entry.row)
            if first != entry.row:
                yield Flaw(
                    entry.row,
                    0,
                    text("In the register this is the same organisation as row %(n)s.", n=first),
                    text("Put the two rows together, or mend their codes."),
                )

    def _say_unknown_places(self) -> None:
        missing = sorted(self._asked.keys() - self._nis)
        known: dict[str, UUID] = {}
        for codes in in_batches(missing):
            known |= self.register.municipalities(codes)
        self._say(
            Flaw(
                self._asked[code],
                self._at("municipalities"),
                text("There is no municipality with NIS code %(code)s.", code=code),
                text("Add a row for it, or mend the code."),
            )
            for code in missing
            if code not in known
        )

    def _at(self, field: str) -> int:
        return self.columns.fields.get(field, -1) + 1

    def _say(self, flaws: Iterable[Flaw]) -> None:
        for flaw in flaws:
            self.grid.problems.say(flaw.row, flaw.column, flaw.what, flaw.remedy)


def unknown_columns(columns: Columns) -> tuple[str, ...]:
    """The titles that were left alone."""
    return tuple(title for _at, title in columns.unknown)


def _partnerships(centre: UUID | None) -> dict[str, int]:
    rows = models.Partnership.objects.all()
    if centre is not None:
        rows = rows.filter(centre=centre)
    found: dict[str, int] = {}
    for name in rows.values_list("name", flat=True):
        found[plain(name)] = found.get(plain(name), 0) + 1
    return found


def _no_partnership(row: int, column: int, name: str, found: int) -> Flaw:
    if found:
        return Flaw(
            row,
            column,
            text("There are %(n)s partnerships called “%(name)s”.", n=found, name=name[:80]),
            text("Give them different names first."),
        )
    return Flaw(
        row,
        column,
        text("You run no partnership called “%(name)s”.", name=name[:80]),
        text("Make the partnership first, or mend its name."),
    )


def _too_many(row: int, at_most: int) -> Flaw:
    if at_most == MAX_ROWS_OF_A_PAGE:
        return Flaw(
            row,
            0,
            text("A page takes at most %(n)s rows.", n=at_most),
            text("Ask the operator to import this file with `samenscan import-register`."),
        )
    return Flaw(
        row,
        0,
        text("The file has more than %(n)s rows.", n=at_most),
        text("Split it into several files."),
    )


def _no_rows(row: int) -> Flaw:
    return Flaw(
        row,
        0,
        text("The file has column names and no rows."),
        text("Write one row per organisation."),
    )
