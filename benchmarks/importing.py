"""Bringing in a hundred thousand organisations by the command itself, and the memory it takes."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

from benchmarks.baselines import round_trip_json
from benchmarks.row import Row
from samenscan.core.register.identifiers import check_digits

N = 100_000
# Twelve bytes per code to find what is there twice, and the file itself, ten megabytes.
MAX_GROWTH_MB = 64
_FOLDER = tempfile.TemporaryDirectory(prefix="samenscan-import-")
atexit.register(_FOLDER.cleanup)
_ROOT, _numbers = Path(_FOLDER.name), count()


def _file(n: int) -> Path:
    path = _ROOT / f"{n}.csv"
    lines = ["kind;name;enterprise number;ovo;languages;founded on"]
    for at in range(n):
        first = f"{at * 97 + 1_000_000:08d}"
        number = first + check_digits(first)
        lines.append(f"agb;Autonoom bedrijf {at} Ünïe;{number};OVO{at:06d};nl;2001-01-01")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# The peak is asked of the command itself: what Linux tells of a child counts its parent too.
_WITH_PEAK = """
import sys
from pathlib import Path
from samenscan.cli import main
if main(sys.argv[1:]):
    sys.exit("the command failed")
peak = [line for line in Path("/proc/self/status").read_text().split("\\n") if "VmHWM" in line]
print(peak[0].split()[1])
"""


def _samenscan(folder: Path, *words: str) -> int:
    """Run one command; the megabytes it took at most."""
    ran = subprocess.run(
        [sys.executable, "-c", _WITH_PEAK, *words],
        env={**os.environ, "SAMENSCAN_DATA_DIR": str(folder)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return int(ran.stdout.split()[-1]) // 1024


def _import(file: Path) -> int:
    folder = _ROOT / f"run-{next(_numbers)}"
    shutil.copytree(_ROOT / "empty", folder)
    peak = _samenscan(folder, "import-register", str(file))
    shutil.rmtree(folder)
    return peak


def _large() -> None:
    growth = _import(_LARGE) - _SMALL_MB
    if growth > MAX_GROWTH_MB:
        raise MemoryError(f"a long file takes {growth} MB more than a short one")
    sys.stdout.write(f"  (memory: {_SMALL_MB} MB for 5 000 rows, {growth} MB more for {N})\n")


_samenscan(_ROOT / "empty", "manage", "migrate", "-v0")
_SMALL_MB = _import(_file(5_000))
_LARGE = _file(N)

ROWS = [
    Row(
        "Importing 100 000 organisations",
        _large,
        "7,500 values through JSON",
        round_trip_json,
        60_000,
        rounds=1,
    )
]
