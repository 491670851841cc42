"""Runs every row of every file in this folder and prints milliseconds and ratios."""

import importlib
import platform
import sys
from pathlib import Path

from benchmarks.row import Row, Timing, timed

# The runner's own files; every other file gives a list called ROWS.
OWN = {"__init__", "__main__", "row", "baselines", "workload", "large", "many_sheets", "throughput"}


def rows() -> list[Row]:
    """The rows of all files, in the order of their names."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    found: list[Row] = []
    for name in names:
        if name not in OWN:
            found.extend(importlib.import_module(f"benchmarks.{name}").ROWS)
    return found


def line(timing: Timing) -> str:
    """One row as it is printed."""
    row = timing.row
    limits = [] if row.limit_ms is None else [f"{row.limit_ms:.0f} ms"]
    limits += [] if row.limit_ratio is None else [f"{row.limit_ratio:.2f} ×"]
    kept = "" if not limits else ("kept" if timing.kept else "BROKEN")
    limit = ", ".join(limits)
    return (
        f"{row.name:<44} {timing.ms:>9.2f} ms  {timing.ratio:>8.2f} × {row.baseline_name:<28}"
        f" {limit:>8} {kept}"
    )


def main() -> int:
    """Print all rows; 1 when a promised limit was broken, 2 when there was nothing to time."""
    found = rows()
    sys.stdout.write(f"Python {platform.python_version()}, median of 15 rounds\n\n")
    if not found:
        sys.stdout.write("Nothing to time yet.\n")
        return 2
    broken = False
    for row in found:
        timing = timed(row)
        sys.stdout.write(line(timing) + "\n")
        sys.stdout.flush()
        broken = broken or not timing.kept
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
