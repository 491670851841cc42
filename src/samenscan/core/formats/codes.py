"""What may stand for an organisation in a file: a short code that can also name a folder."""

import re

from samenscan.core.formats.table import Row, Table
from samenscan.core.text import Text, text

# No dot at the front and no separators: reports are written to a folder of this name.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def is_organisation_code(code: str) -> bool:
    """Whether this can stand for an organisation."""
    return _CODE.fullmatch(code) is not None


def refusal_of_code(code: str) -> tuple[Text, Text]:
    """What is wrong with a code that cannot stand for an organisation, and what would help."""
    return (
        text("“%(code)s” cannot be the code of an organisation.", code=code[:80]),
        text(
            "Use a code that starts with a letter or digit and has only letters, digits, dots, "
            "hyphens and underscores, at most 64."
        ),
    )


def organisation_code(table: Table, row: Row) -> str | None:
    """The code in the column `organisation`, or None (reported) when it cannot be one."""
    code = row.cells["organisation"]
    if is_organisation_code(code):
        return code
    table.say(row.line, *refusal_of_code(code))
    return None
