"""Prints every published number with its source and ours: `python -m tests.real.reference`."""

import sys
from collections.abc import Iterator

from tests.real.reference.entries import AGREEMENT, OTHERS
from tests.real.reference.entries_reliability import RELIABILITY
from tests.real.reference.entry import Entry

ENTRIES = (*AGREEMENT, *RELIABILITY, *OTHERS)


def main() -> int:
    """Print the table; 1 when a number differs and nothing explains it."""
    sys.stdout.write("\n".join(lines()) + "\n")
    return int(any(not entry.same and not entry.why for entry in ENTRIES))


def lines() -> Iterator[str]:
    """The table as it stands in the documentation."""
    yield "| entry | what | source | published | ours | test |"
    yield "|---|---|---|---|---|---|"
    yield from (_line(entry) for entry in ENTRIES)


def _line(entry: Entry) -> str:
    ours = "the same" if entry.same else f"{', '.join(entry.found())} ({entry.why})"
    file, _, name = entry.test.rpartition("/")[2].partition("::")
    cells = (entry.number, entry.what, entry.source, ", ".join(entry.published), ours)
    return f"| {' | '.join(cells)} | `{file}`: `{name}` |"


if __name__ == "__main__":
    raise SystemExit(main())
