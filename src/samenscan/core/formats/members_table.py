"""Which organisations belong together, and what sets them apart: one row per organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.formats.codes import organisation_code
from samenscan.core.formats.table import Row, Table, TableErrors, read_table
from samenscan.core.text import text

NEEDED = ("organisation", "group")
ALLOWED = ("name", "kind", "region", "inhabitants")
_ALL = "all"
# More people than live on earth: whoever writes this meant something else.
_MOST_INHABITANTS = 10**10
_BETWEEN_THOUSANDS = (" ", ".", "\u00a0", "\u202f", "'")


@dataclass(frozen=True)
class Member:
    """One organisation: its code in the answers, its partnership, and how it is called.

    `kind` and `region` are in the words of the file, "" where it says nothing; `inhabitants` is
    how many people it works for, None where that is not known.
    """

    organisation: str
    group: str
    name: str
    kind: str = ""
    region: str = ""
    inhabitants: int | None = None


def read_members(source: str, file: str) -> tuple[Member, ...]:
    """The members in this CSV text: columns organisation and group, and perhaps ALLOWED.

    Without a name, the code is the name. Raises TableErrors with all problems.
    """
    table = read_table(source, file, needed=NEEDED, allowed=ALLOWED)
    members: dict[str, Member] = {}
    for row in table.rows:
        code = organisation_code(table, row)
        group = row.cells["group"]
        if not group or group.casefold() == _ALL:
            table.say(
                row.line,
                text("This organisation has no group of its own."),
                text("Write the name of its partnership; “all” is kept for everyone together."),
            )
        inhabitants = _inhabitants(table, row)
        if code is None or _is_there(table, row, code, members):
            continue
        members[code.casefold()] = Member(
            code,
            group,
            row.cells.get("name") or code,
            kind=row.cells.get("kind", ""),
            region=row.cells.get("region", ""),
            inhabitants=inhabitants,
        )
    if not table.rows and not table.problems:
        table.say(
            1,
            text("This file names no organisation."),
            text("Write one row per organisation."),
        )
    if table.problems:
        raise TableErrors(table.problems)
    return tuple(members.values())


def _is_there(table: Table, row: Row, code: str, members: Mapping[str, Member]) -> bool:
    """Whether a member has this code already, in these capitals or in others (reported)."""
    other = members.get(code.casefold())
    if other is None:
        return False
    if other.organisation == code:
        table.say(
            row.line,
            text("The organisation “%(code)s” is there twice.", code=code),
            text("Keep one row per organisation: each belongs to one group."),
        )
    else:
        table.say(
            row.line,
            text(
                "“%(code)s” and “%(other)s” differ in capitals only.",
                code=code,
                other=other.organisation,
            ),
            text("Give one of them another code: on some computers their reports would mix."),
        )
    return True


def _inhabitants(table: Table, row: Row) -> int | None:
    """How many people live there; None where the cell is empty or, reported, no whole number."""
    written = row.cells.get("inhabitants", "")
    if not written:
        return None
    number = _without_separators(written)
    if number is None or not 0 < number < _MOST_INHABITANTS:
        table.say(
            row.line,
            text("“%(written)s” is no number of inhabitants.", written=written[:40]),
            text("Write a whole number above 0, such as 41500, or leave the cell empty."),
        )
        return None
    return number


def _without_separators(written: str) -> int | None:
    """41500 from 41500, 41.500 or 41 500; None where the groups are not of three digits."""
    for between in _BETWEEN_THOUSANDS:
        first, *rest = written.split(between)
        if rest and len(first) <= 3 and all(len(group) == 3 for group in rest):
            written = "".join((first, *rest))
            break
    return int(written) if written.isascii() and written.isdigit() else None
