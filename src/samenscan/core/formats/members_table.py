"""Which organisations belong together: one row per organisation, one group each."""

from dataclasses import dataclass

from samenscan.core.formats.codes import organisation_code
from samenscan.core.formats.table import TableErrors, read_table
from samenscan.core.text import text

NEEDED = ("organisation", "group")
ALLOWED = ("name",)
_ALL = "all"


@dataclass(frozen=True)
class Member:
    """One organisation: its code in the answers, its partnership, and how it is called."""

    organisation: str
    group: str
    name: str


def read_members(source: str, file: str) -> tuple[Member, ...]:
    """The members in this CSV text: columns organisation and group, and perhaps name.

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
        if code is None:
            continue
        if code in members:
            table.say(
                row.line,
                text("The organisation “%(code)s” is there twice.", code=code),
                text("Keep one row per organisation: each belongs to one group."),
            )
            continue
        members[code] = Member(code, group, row.cells.get("name") or code)
    if not table.rows and not table.problems:
        table.say(
            1,
            text("This file names no organisation."),
            text("Write one row per organisation."),
        )
    if table.problems:
        raise TableErrors(table.problems)
    return tuple(members.values())
